import type { PatchHunk, ToolInput, ToolResult } from '../../model/said.ts';
import type { ToolFile } from '../transcript.ts';

/** The file that a call is about, and what the call did to it. Paths and texts are as the log has them: for the editor, not for a page. */
export function toolFile(input: ToolInput, result: ToolResult | undefined): ToolFile | undefined {
  switch (input.kind) {
    case 'read':
      return { path: input.path, line: result?.told.kind === 'file' ? result.told.firstLine : 0, change: undefined };
    case 'write':
      return {
        path: input.path,
        line: 1,
        change: { before: originalOf(result) ?? '', after: input.content.text, isWhole: true },
      };
    case 'edit':
      return { path: input.path, line: hunksOf(result)[0]?.newStart ?? 0, change: editChange(input, result) };
    default:
      return undefined;
  }
}

const hunksOf = (result: ToolResult | undefined): readonly PatchHunk[] =>
  result?.told.kind === 'patch' ? result.told.hunks : [];

const originalOf = (result: ToolResult | undefined): string | undefined =>
  result?.told.kind === 'patch' && result.told.original?.rest === undefined ? result.told.original?.text : undefined;

/** The whole file where the log has it, else the parts that the call names. */
function editChange(input: Extract<ToolInput, { kind: 'edit' }>, result: ToolResult | undefined): ToolFile['change'] {
  const before = originalOf(result);
  const after = before === undefined ? undefined : patched(before, hunksOf(result));
  if (before !== undefined && after !== undefined) return { before, after, isWhole: true };
  return {
    before: input.edits.map((edit) => edit.before.text).join('\n'),
    after: input.edits.map((edit) => edit.after.text).join('\n'),
    isWhole: false,
  };
}

/** A text with a patch applied; undefined where the patch does not fit it, or there is none. */
export function patched(text: string, hunks: readonly PatchHunk[]): string | undefined {
  if (hunks.length === 0) return undefined;
  const lines = text.split('\n');
  const after: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const start = Math.max(0, hunk.oldStart - 1);
    if (start < at) return undefined;
    after.push(...lines.slice(at, start));
    at = start;
    for (const line of hunk.lines) {
      const [sign, content] = [line.charAt(0), line.slice(1)];
      if (sign === '\\') continue;
      if (sign === '+') after.push(content);
      else if (lines[at++] !== content) return undefined;
      else if (sign === ' ') after.push(content);
    }
  }
  after.push(...lines.slice(at));
  return after.join('\n');
}
