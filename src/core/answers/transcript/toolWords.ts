import * as l10n from '@vscode/l10n';
import { assertNever } from '../../kit/assertNever.ts';
import type { SaidText, ToolField, ToolInput, ToolResult } from '../../model/said.ts';
import { oneLine, tildePath } from '../safeText.ts';
import type { ToolState } from '../transcriptItem.ts';

/** Where paths are short: the session's folder and the user's home. */
export interface Whereabouts {
  readonly cwd: string | undefined;
  readonly home: string;
}

/** What filters know a tool by: its name in the log, made fit to be shown. */
export const toolKey = (tool: string): string => oneLine(tool, 128);

/** `Read`; `github: create issue` for `mcp__github__create_issue`. */
export function toolName(tool: string): string {
  if (tool === '') return l10n.t('Result of a call that is not in this log');
  const [, server, name] = /^mcp__(.+?)__(.+)$/.exec(tool) ?? [];
  return oneLine(server === undefined || name === undefined ? tool : `${server}: ${name.replaceAll('_', ' ')}`, 80);
}

/** A path as people in its folder name it. */
export function shortPath(path: string, { cwd, home }: Whereabouts): string {
  const isBelow = cwd !== undefined && cwd !== '' && path.startsWith(cwd) && /^[\\/]./.test(path.slice(cwd.length));
  return oneLine(isBelow ? path.slice(cwd.length + 1) : tildePath(path, home));
}

/** What a call was about, on one line. */
export function toolSubject(input: ToolInput, where: Whereabouts): string {
  switch (input.kind) {
    case 'edit':
    case 'write':
    case 'read':
      return shortPath(input.path, where);
    case 'shell':
      return oneLine(input.command.text);
    case 'agent':
      return oneLine(input.title);
    case 'other':
      return fieldSubject(input.fields, where);
    default:
      return assertNever(input);
  }
}

function fieldSubject(fields: readonly ToolField[], where: Whereabouts): string {
  const words = fields.filter(({ value }) => !/^[[{]/.test(value.text));
  const telling = tellingFields.map((name) => words.find((field) => field.name === name));
  const subject = telling.find((field) => field !== undefined) ?? words[0];
  if (!subject) return '';
  return subject.name === 'path' ? shortPath(subject.value.text, where) : oneLine(subject.value.text);
}

/** Fields that say most of what a call is about, the most telling first. */
const tellingFields = [
  'pattern',
  'query',
  'url',
  'skill',
  'command',
  'subject',
  'description',
  'prompt',
  'path',
  'name',
];

export function toolState(result: ToolResult | undefined): ToolState {
  if (!result) return 'running';
  return result.isError ? 'failed' : 'done';
}

/** `exit 1`, `denied`, `interrupted`, `in the background`; empty where there is nothing to say. */
export function resultWords(result: ToolResult | undefined): string {
  if (!result) return '';
  if (result.isDenied) return l10n.t('denied');
  if (result.told.kind === 'shell' && result.told.isInterrupted) return l10n.t('interrupted');
  const isBackground = (result.told.kind === 'shell' || result.told.kind === 'agent') && result.told.isBackground;
  if (isBackground) return l10n.t('in the background');
  const exit = result.isError ? /^(?:Error: )?Exit code (\d+)/.exec(result.text.text)?.[1] : undefined;
  return exit === undefined ? '' : l10n.t('exit {0}', exit);
}

/** Without the tags that an error is wrapped in for the model. */
export function errorText({ text, rest }: SaidText): SaidText {
  return { text: text.replace(/^<tool_use_error>([^]*)<\/tool_use_error>\s*$/, '$1'), rest };
}

/** A file's text without the line numbers that `Read` puts before each line. */
export function withoutLineNumbers({ text, rest }: SaidText): { readonly text: SaidText; readonly firstLine: number } {
  const lines = text.split('\n');
  const bare: string[] = [];
  let firstLine = 1;
  for (const line of lines) {
    const [, number, content] = /^ *(\d+)(?:→|\t)(.*)$/.exec(line) ?? [];
    if (number === undefined || content === undefined) break;
    if (bare.length === 0) firstLine = Number(number);
    bare.push(content);
  }
  // What follows the last numbered line is a remark of the tool's.
  return bare.length === 0
    ? { text: { text, rest }, firstLine: 1 }
    : { text: { text: bare.join('\n'), rest }, firstLine };
}
