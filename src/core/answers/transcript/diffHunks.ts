import * as l10n from '@vscode/l10n';
import type { PatchHunk, SaidText, TextChange, ToolInput, ToolOutcome } from '../../model/said.ts';
import type { Labels } from '../labels.ts';
import { safeBlock } from '../safeText.ts';
import type { DiffHunk, DiffLine } from '../transcriptItem.ts';
import { lineCount, type TextLimits } from './longText.ts';

/** What a tool changed in a file, line by line. */
export interface ToolDiff {
  readonly hunks: readonly DiffHunk[];
  readonly added: number;
  readonly removed: number;
  readonly showAll: string | undefined;
}

/** As many unchanged lines as diffs show around a change. */
const contextLines = 3;

/** The patch that the client noted; without one, what the tool was asked to put in the place of what. */
export function toolDiff(labels: Labels, input: ToolInput, told: ToolOutcome, limits: TextLimits): ToolDiff {
  const patch = told.kind === 'patch' ? told.hunks : [];
  const [hunks, hiddenLines] = patch.length > 0 ? [patch.map(notedHunk), 0] : askedHunks(input);
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const added = lines.filter(({ sign }) => sign === '+').length + hiddenLines;
  const removed = lines.filter(({ sign }) => sign === '-').length;
  const all = lines.length + hiddenLines;
  const isCut = all > limits.lines || hiddenLines > 0;
  const showAll = isCut ? l10n.t('Show all {0}', labels.count(all, 'line')) : undefined;
  return { hunks: cutHunks(hunks, limits.lines), added, removed, showAll };
}

const notedHunk = ({ oldStart, newStart, lines }: PatchHunk): DiffHunk => ({
  oldStart,
  newStart,
  lines: lines.flatMap((line): DiffLine[] => {
    const sign = line.charAt(0);
    // `\ No newline at end of file` is no line of the file.
    if (sign === '\\') return [];
    return [{ sign: sign === '+' || sign === '-' ? sign : ' ', text: diffText(line.slice(1)) }];
  }),
});

function askedHunks(input: ToolInput): [hunks: DiffHunk[], hiddenLines: number] {
  if (input.kind === 'write') {
    const lines = linesOf(input.content).map((text): DiffLine => ({ sign: '+', text: diffText(text) }));
    return [[{ oldStart: 0, newStart: 1, lines }], lineCount(input.content) - lines.length];
  }
  if (input.kind !== 'edit') return [[], 0];
  return [input.edits.map(changeHunk), 0];
}

/** Lines that are the same at both ends are its surroundings; between them everything went and came. */
function changeHunk({ before, after }: TextChange): DiffHunk {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const lines = (sign: DiffLine['sign'], texts: readonly string[]): DiffLine[] =>
    texts.map((text) => ({ sign, text: diffText(text) }));
  return {
    oldStart: 0,
    newStart: 0,
    lines: [
      ...lines(' ', old.slice(Math.max(0, head - contextLines), head)),
      ...lines('-', old.slice(head, old.length - tail)),
      ...lines('+', now.slice(head, now.length - tail)),
      ...lines(' ', old.slice(old.length - tail, old.length - tail + contextLines)),
    ],
  };
}

function linesOf({ text }: SaidText): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A minified file is one line. */
const maxLineLength = 2000;

const diffText = (line: string): string => safeBlock(line.slice(0, maxLineLength)).replaceAll('\n', '');

function cutHunks(hunks: readonly DiffHunk[], limit: number): DiffHunk[] {
  const cut: DiffHunk[] = [];
  let left = limit;
  for (const hunk of hunks) {
    if (left <= 0) break;
    cut.push({ ...hunk, lines: hunk.lines.slice(0, left) });
    left -= hunk.lines.length;
  }
  return cut;
}
