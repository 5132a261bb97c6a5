import { assertNever } from '../../kit/assertNever.ts';
import { noText, type Said, type SaidText, type ToolField, type ToolInput, type ToolResult } from '../../model/said.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import { oneLine, safeTerminal } from '../safeText.ts';
import type { LongText, ToolBody, ToolCallItem } from '../transcriptItem.ts';
import { toolDiff } from './diffHunks.ts';
import { completed, type ItemCore, type ItemView, shown } from './itemCore.ts';
import { toolStateWord } from './noteWords.ts';
import { imagesOf } from './wordItems.ts';
import { emptyText, lineCount, longText } from './longText.ts';
import {
  errorText,
  resultWords,
  shortPath,
  toolKey,
  toolName,
  toolState,
  toolSubject,
  withoutLineNumbers,
  type Whereabouts,
} from './toolWords.ts';

/** A tool call with what came of it. */
export function toolCallItem(
  view: ItemView,
  core: ItemCore,
  { tool, input, id }: Extract<Said, { kind: 'toolCall' }>,
  calledAt: EpochMs,
  result: ToolResult | undefined,
): ToolCallItem {
  const { labels } = view.view;
  const [body, measure] = bodyOf(view, input, result);
  const state = toolState(result);
  const outcome = resultWords(result) || (state === 'failed' ? '' : measure);
  const name = toolName(tool);
  const subject = toolSubject(input, whereabouts(view));
  const isTimed = result !== undefined && isDated(calledAt) && isDated(result.at) && result.at >= calledAt;
  const duration = isTimed ? labels.shortDuration(result.at - calledAt) : '';
  const item: ToolCallItem = {
    ...core,
    kind: 'toolCall',
    tool: toolKey(tool),
    name,
    subject,
    state,
    outcome,
    duration,
    body,
    images: imagesOf(labels, result?.images ?? []),
    toolId: id === undefined ? undefined : oneLine(id),
  };
  return completed(item, [`${name} ${subject}`.trim(), toolStateWord(state), outcome, duration]);
}

/** What opens below the call, and its measure in a word. */
function bodyOf(
  view: ItemView,
  input: ToolInput,
  result: ToolResult | undefined,
): readonly [body: ToolBody, measure: string] {
  switch (input.kind) {
    case 'edit':
    case 'write':
      return diffBody(view, input, result);
    case 'shell':
      return [shellBody(view, input, result), ''];
    case 'read':
      return fileBody(view, input.path, result);
    case 'agent':
      return [otherBody(view, [{ name: 'prompt', value: input.prompt }], result), ''];
    case 'other':
      return [otherBody(view, input.fields, result), ''];
    default:
      return assertNever(input);
  }
}

function diffBody(
  view: ItemView,
  input: Extract<ToolInput, { kind: 'edit' | 'write' }>,
  result: ToolResult | undefined,
): readonly [ToolBody, string] {
  const { labels } = view.view;
  const told = result?.told ?? { kind: 'nothing' };
  const { hunks, added, removed, showAll } = toolDiff(labels, input, told, view.limits);
  const measure = removed > 0 ? `+${labels.exact(added)} −${labels.exact(removed)}` : `+${labels.exact(added)}`;
  const path = shortPath(input.path, whereabouts(view));
  return [{ kind: 'diff', of: input.kind, path, hunks, showAll, error: errorOf(view, result) }, measure];
}

function fileBody(view: ItemView, path: string, result: ToolResult | undefined): readonly [ToolBody, string] {
  const { text, firstLine } = result?.told.kind === 'file' ? result.told : withoutLineNumbers(result?.text ?? noText);
  const error = errorOf(view, result);
  const hasText = result !== undefined && error === undefined && result.images.length === 0;
  const body: ToolBody = {
    kind: 'file',
    path: shortPath(path, whereabouts(view)),
    firstLine,
    text: hasText ? shown(view, text) : emptyText,
    error,
  };
  return [body, hasText ? view.view.labels.count(lineCount(text), 'line') : ''];
}

function shellBody(
  view: ItemView,
  input: Extract<ToolInput, { kind: 'shell' }>,
  result: ToolResult | undefined,
): ToolBody {
  const terminal = (text: SaidText): LongText => longText(view.view.labels, text, view.limits, safeTerminal);
  const command = shown(view, input.command);
  if (result?.told.kind !== 'shell') {
    const output = result ? terminal(errorText(result.text)) : emptyText;
    return { kind: 'terminal', command, output, errorOutput: undefined };
  }
  const { output, errorOutput } = result.told;
  const isSilent = output.text === '' && errorOutput.text === '';
  return {
    kind: 'terminal',
    command,
    output: terminal(isSilent ? result.text : output),
    errorOutput: errorOutput.text === '' ? undefined : terminal(errorOutput),
  };
}

const otherBody = (view: ItemView, fields: readonly ToolField[], result: ToolResult | undefined): ToolBody => ({
  kind: 'other',
  inputs: fields.map(({ name, value }) => ({ name: oneLine(name, 80), value: shown(view, value) })),
  output: result ? shown(view, errorText(result.text)) : emptyText,
});

const errorOf = (view: ItemView, result: ToolResult | undefined): LongText | undefined =>
  result?.isError ? shown(view, errorText(result.text)) : undefined;

const whereabouts = ({ view, cwd }: ItemView): Whereabouts => ({ cwd, home: view.home });
