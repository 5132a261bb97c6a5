import { assertNever } from '../../kit/assertNever.ts';
import type { Said, SaidText, ToolInput, ToolResult } from '../../model/said.ts';

/** The texts of what was said, in which a person may look for words. What the client keeps for itself is none of them. */
export function searchedTexts(said: Said): readonly SaidText[] {
  switch (said.kind) {
    case 'toolCall':
      return [plain(said.tool), ...inputTexts(said.input)];
    case 'toolResult':
      return resultTexts(said.result);
    case 'command':
      return [plain(said.name), said.args, said.output];
    case 'note':
      return said.isDetail ? [] : [said.text];
    case 'compaction':
    case 'interruption':
      return [];
    case 'prompt':
    case 'answer':
    case 'thinking':
    case 'compactSummary':
    case 'hook':
    case 'apiError':
      return [said.text];
    default:
      return assertNever(said);
  }
}

function inputTexts(input: ToolInput): readonly SaidText[] {
  switch (input.kind) {
    case 'edit':
      return [plain(input.path), ...input.edits.flatMap(({ before, after }) => [before, after])];
    case 'write':
      return [plain(input.path), input.content];
    case 'read':
      return [plain(input.path)];
    case 'shell':
      return [input.command];
    case 'agent':
      return [plain(input.title), plain(input.agentType), input.prompt];
    case 'other':
      return input.fields.map(({ value }) => value);
    default:
      return assertNever(input);
  }
}

/** What the client noted beside a result mostly repeats it; of a command's output it has all. */
export function resultTexts({ text, told }: ToolResult): readonly SaidText[] {
  return told.kind === 'shell' ? [text, told.output, told.errorOutput] : [text];
}

const plain = (text: string): SaidText => ({ text, rest: undefined });
