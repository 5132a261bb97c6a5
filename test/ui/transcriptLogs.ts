// Transcripts as Claude Code writes them, of which the page must show everything: one small that has each kind of message,
// one long, and one whose every text is hostile.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonl } from '../unit/records.ts';
import { call, Lines, logFile, patch, text, writeLog } from './transcriptLines.ts';

export const storySession = 'aaaaaaaa-1111-4111-8111-111111111111';
export const longSession = 'bbbbbbbb-2222-4222-8222-222222222222';
export const agentId = 'a1b2c3d4';

/** A red dot of 1 × 1 pixel. */
const onePixelPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const exporter = [
  'export function exportInvoice(invoice: Invoice): Uint8Array {',
  '  return render(invoice);',
  '}',
  '',
];

/** One of everything. */
export function writeStory(home: string): void {
  const lines = new Lines(storySession);
  lines
    .other({ type: 'custom-title', customTitle: 'Rework invoice export' })
    .prompt(
      'Please rework the invoice export so that amounts are rounded per line, not per invoice.\n\nKeep the old format.',
    )
    .answer('1', [{ type: 'thinking', thinking: 'The exporter rounds late. '.repeat(50), signature: 's' }])
    .answer('1', [text('I’ll start by reading the current exporter.')])
    .answer('1', [call('toolu_read', 'Read', { file_path: '/home/dev/work/billing/src/export/invoice.ts' })])
    .result('toolu_read', exporter.map((line, place) => `     ${place + 1}\u2192${line}`).join('\n'), {
      type: 'text',
      file: {
        filePath: '/home/dev/work/billing/src/export/invoice.ts',
        content: exporter.join('\n'),
        numLines: 4,
        startLine: 1,
        totalLines: 4,
      },
    })
    .answer('2', [
      call('toolu_edit', 'Edit', {
        file_path: '/home/dev/work/billing/src/export/invoice.ts',
        old_string: '  return render(invoice);',
        new_string: '  const rounded = roundLines(invoice);\n  return render(rounded);',
      }),
    ])
    .result('toolu_edit', 'The file has been updated.', {
      filePath: '/home/dev/work/billing/src/export/invoice.ts',
      oldString: '  return render(invoice);',
      newString: '  const rounded = roundLines(invoice);\n  return render(rounded);',
      originalFile: exporter.join('\n'),
      structuredPatch: [
        patch([
          ` ${exporter[0]}`,
          '-  return render(invoice);',
          '+  const rounded = roundLines(invoice);',
          '+  return render(rounded);',
          ' }',
        ]),
      ],
      userModified: false,
      replaceAll: false,
    })
    .answer('3', [
      call('toolu_agent', 'Task', {
        description: 'find all callers',
        subagent_type: 'Explore',
        prompt: 'Find all callers of exportInvoice.',
      }),
    ])
    .later(1)
    .result('toolu_agent', [{ type: 'text', text: 'Three callers, all in src/api.' }], {
      status: 'completed',
      agentId,
      agentType: 'Explore',
      totalTokens: 12_400,
      totalToolUseCount: 2,
      totalDurationMs: 40_000,
      content: [{ type: 'text', text: 'Three callers, all in src/api.' }],
    })
    .answer('4', [call('toolu_bash', 'Bash', { command: 'npm test', description: 'Run the tests' })])
    .later(0.2)
    .result(
      'toolu_bash',
      'Exit code 1\n\u001b[31m1 failing\u001b[39m\n  \u001b[1mrounds per line\u001b[22m\n    expected 12.34 to equal 12.35',
      'Error: Exit code 1',
      true,
    )
    .answer('5', [call('toolu_long', 'Bash', { command: 'npm run report', description: 'Print the report' })])
    .result('toolu_long', Array.from({ length: 1204 }, (_, line) => `line ${line + 1} of the report`).join('\n'), {
      stdout: Array.from({ length: 1204 }, (_, line) => `line ${line + 1} of the report`).join('\n'),
      stderr: '',
      interrupted: false,
      isImage: false,
    })
    .answer('6', [call('toolu_shot', 'Read', { file_path: '/home/dev/work/billing/docs/invoice.png' })])
    .result('toolu_shot', [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: onePixelPng } }], {
      type: 'image',
      file: { base64: onePixelPng, type: 'image/png', originalSize: 68 },
    })
    .answer('7', [
      call('toolu_write', 'Write', {
        file_path: '/home/dev/work/billing/src/export/round.ts',
        content: 'export const round = Math.round;\n',
      }),
    ])
    .result('toolu_write', 'File created successfully', {
      type: 'create',
      filePath: '/home/dev/work/billing/src/export/round.ts',
      content: 'export const round = Math.round;\n',
      structuredPatch: [],
    })
    .other({
      type: 'system',
      subtype: 'compact_boundary',
      content: 'Conversation compacted',
      level: 'info',
      uuid: 'story-compact',
      logicalParentUuid: 'x',
      compactMetadata: { trigger: 'auto', preTokens: 168_000, postTokens: 22_000, durationMs: 41_000 },
    })
    .prompt('This session is being continued from a previous conversation. Summary: rounding per line.', {
      isCompactSummary: true,
      isVisibleInTranscriptOnly: true,
    })
    .later(5)
    .prompt(
      '<command-name>/cost</command-name>\n<command-message>cost</command-message>\n<command-args></command-args>',
    )
    .prompt('<local-command-stdout>Total cost: $2.10</local-command-stdout>')
    .other({
      type: 'attachment',
      uuid: 'story-hook',
      attachment: {
        type: 'hook_success',
        hookName: 'PostToolUse:Edit',
        hookEvent: 'PostToolUse',
        content: 'formatted 1 file',
        toolUseID: 'toolu_write',
      },
    })
    .prompt('And what is the plan for VAT?')
    .answer('8', [
      text(
        [
          '## The plan',
          '',
          'Rounding happens **per line**; see [the standard](https://example.com/vat?lines=1) and `roundLines`.',
          '',
          '1. round each line',
          '2. add them up',
          '   - never the other way round',
          '',
          '| Case | Before | After |',
          '|---|---:|---:|',
          '| two lines | 12.34 | 12.35 |',
          '',
          '```ts',
          'const total = lines.map(roundLine).reduce(add, 0);',
          '```',
          '',
          '> Only `src/export` changes.',
        ].join('\n'),
      ),
    ]);
  writeLog(home, storySession, lines.records);
  writeAgent(home);
}

function writeAgent(home: string): void {
  const file = path.join(
    path.dirname(logFile(home, storySession)),
    storySession,
    'subagents',
    `agent-${agentId}.jsonl`,
  );
  mkdirSync(path.dirname(file), { recursive: true });
  const agent = { isSidechain: true, agentId };
  const lines = new Lines(storySession).later(0.9);
  lines
    .prompt('Find all callers of exportInvoice.', agent)
    .answer('agent1', [call('toolu_grep', 'Grep', { pattern: 'exportInvoice', path: 'src' })], { output: 4000 })
    .result('toolu_grep', 'Found 3 files\nsrc/api/a.ts\nsrc/api/b.ts\nsrc/api/c.ts', {
      mode: 'files_with_matches',
      filenames: ['src/api/a.ts'],
      numFiles: 3,
    })
    .answer('agent2', [text('Three callers, all in src/api.')]);
  writeFileSync(file, jsonl(...lines.records.map((record) => ({ ...record, ...agent }))));
  writeFileSync(
    file.replace('.jsonl', '.meta.json'),
    JSON.stringify({ agentType: 'Explore', description: 'find all callers', toolUseId: 'toolu_agent' }),
  );
}

/** So many messages: a prompt every ten, an error every hundred, one of them dearer than all others. */
export function writeLong(home: string, messages: number): void {
  const lines = new Lines(longSession).other({ type: 'custom-title', customTitle: 'A very long session' });
  writeLog(home, longSession, lines.records);
  for (let written = 0; written < messages;) {
    const chunk = new Lines(longSession).later(written / 100);
    for (const end = Math.min(messages, written + 5000); written < end; written++) addTurn(chunk, written);
    appendFileSync(logFile(home, longSession), jsonl(...chunk.records));
  }
}

function addTurn(lines: Lines, number: number): void {
  if (number % 10 === 0) lines.prompt(`Prompt number ${number}: please go on with part ${number / 10}.`);
  const id = `toolu_${number}`;
  const output = number === 31_337 ? 900_000 : 300 + (number % 7) * 40;
  lines.answer(`long${number}`, [text(`Answer number ${number}. `.repeat(1 + (number % 5) * 4))], { output });
  if (number % 3 !== 0) return;
  lines.answer(`long${number}`, [call(id, 'Bash', { command: `make part-${number}` })], { output });
  const isError = number % 99 === 0;
  lines.result(
    id,
    `${isError ? 'Exit code 2\n' : ''}part ${number}`,
    isError ? 'Error' : { stdout: `part ${number}`, stderr: '' },
    isError,
  );
}
