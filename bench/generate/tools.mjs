// What is a tool call and what comes back? Each builder gives {name, input, content, result}: the call, the text that
// the model gets, and the `toolUseResult` that Claude Code keeps beside it; of a change of a file also its `lines`.

export function readTool(path, text) {
  const lines = text.split('\n');
  const numbered = lines.map((line, index) => `${String(index + 1).padStart(6)}→${line}`).join('\n');
  return {
    name: 'Read',
    input: { file_path: path },
    content: numbered,
    result: {
      type: 'text',
      file: { filePath: path, content: text, numLines: lines.length, startLine: 1, totalLines: lines.length },
    },
  };
}

export function imageTool(path, base64) {
  return {
    name: 'Read',
    input: { file_path: path },
    content: [{ type: 'image', source: { type: 'base64', data: base64, media_type: 'image/png' } }],
    result: { type: 'image', file: { base64, type: 'image/png', originalSize: Math.floor(base64.length * 0.75) } },
  };
}

export function bashTool(command, description, stdout, exitCode = 0) {
  const failed = exitCode !== 0;
  return {
    name: 'Bash',
    input: { command, description },
    content: failed ? `Exit code ${exitCode}\n${stdout}` : stdout,
    result: failed
      ? `Error: Exit code ${exitCode}\n${stdout}`
      : { stdout, stderr: '', interrupted: false, isImage: false, noOutputExpected: false },
    isError: failed,
  };
}

export function grepTool(pattern, filenames, content) {
  return {
    name: 'Grep',
    input: { pattern, output_mode: 'content', '-n': true },
    content,
    result: { mode: 'content', numFiles: filenames.length, filenames, content, numLines: content.split('\n').length },
  };
}

export function globTool(pattern, filenames) {
  return {
    name: 'Glob',
    input: { pattern },
    content: filenames.join('\n'),
    result: { filenames, durationMs: 12, numFiles: filenames.length, truncated: false },
  };
}

export function editTool(path, oldText, newText, originalFile) {
  const hunk = hunkOf(oldText, newText, originalFile);
  return {
    name: 'Edit',
    input: { file_path: path, old_string: oldText, new_string: newText },
    lines: {
      added: hunk.lines.filter((line) => line.startsWith('+')).length,
      removed: hunk.lines.filter((line) => line.startsWith('-')).length,
    },
    content: `The file ${path} has been updated.`,
    result: {
      filePath: path,
      oldString: oldText,
      newString: newText,
      originalFile,
      structuredPatch: [hunk],
      userModified: false,
      replaceAll: false,
    },
  };
}

/** As Claude Code's own patches: what is the same at the beginning and the end of both texts is context. */
function hunkOf(oldText, newText, originalFile) {
  const before = oldText.split('\n');
  const after = newText.split('\n');
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const start = originalFile.slice(0, Math.max(0, originalFile.indexOf(oldText))).split('\n').length;
  return {
    oldStart: start,
    oldLines: before.length,
    newStart: start,
    newLines: after.length,
    lines: [
      ...before.slice(0, head).map((line) => ` ${line}`),
      ...before.slice(head, before.length - tail).map((line) => `-${line}`),
      ...after.slice(head, after.length - tail).map((line) => `+${line}`),
      ...before.slice(before.length - tail).map((line) => ` ${line}`),
    ],
  };
}

export function writeTool(path, content) {
  return {
    name: 'Write',
    input: { file_path: path, content },
    lines: { added: content.replace(/\n$/, '').split('\n').length, removed: 0 },
    content: `File created successfully at: ${path}`,
    result: { type: 'create', filePath: path, content, structuredPatch: [], originalFile: null },
  };
}

export function webTool(query, answer) {
  return {
    name: 'WebSearch',
    input: { query },
    content: answer,
    result: { query, results: [answer], durationSeconds: 2.4 },
  };
}

/** The call that starts a sub-agent. `run`: what came back from writing the agent's own transcript. */
export function agentTool(agentType, description, prompt, run) {
  return {
    name: 'Task',
    input: { subagent_type: agentType, description, prompt },
    content: [{ type: 'text', text: run.answer }],
    result: {
      status: 'completed',
      prompt,
      agentId: run.agentId,
      agentType,
      content: [{ type: 'text', text: run.answer }],
      totalDurationMs: run.durationMs,
      totalTokens: run.lastUsageTokens,
      totalToolUseCount: run.toolUses,
      // A trap: a usage on a user record, of a request that the agent's own file already has.
      usage: run.lastUsage,
    },
  };
}

/** A trap: a tool whose input has a key "usage", with and without quotes around it. */
export function reportTool(input, output) {
  return {
    name: 'mcp__stats__report',
    input: {
      title: 'Weekly usage',
      usage: { input_tokens: input, output_tokens: output, cache_read_input_tokens: 7 },
      message: { id: 'msg_01TrapInAToolInput000000', usage: { input_tokens: input, output_tokens: output } },
      note: '"usage":{"input_tokens":1,"output_tokens":999999}',
    },
    content: 'Report stored.',
    result: { stored: true, usage: { input_tokens: input, output_tokens: output } },
  };
}
