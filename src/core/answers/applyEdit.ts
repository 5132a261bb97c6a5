import type { EditedFile, EditedPassage, EditHunk } from '../model/fileEdit.ts';

/**
 * The text after an edit, of the whole text before it. What the passages make is held against the hunks, which Claude Code made
 * from what it wrote: where a person changed the edit before it was made, only they are right. Undefined where the edit
 * does not fit the text at all.
 */
export function applyEdit(
  before: string,
  { passages, hunks }: Pick<EditedFile, 'passages' | 'hunks'>,
): string | undefined {
  let after: string | undefined = before;
  for (const passage of passages) after = after === undefined ? after : replaced(after, passage);
  if (after !== undefined && fits(after, hunks, 'new')) return after;
  const patched = patch(before, hunks);
  return patched ?? (hunks.length === 0 ? after : undefined);
}

/** The text before an edit, of the whole text after it; undefined where it cannot be told for certain. */
export function undoEdit(after: string, edit: Pick<EditedFile, 'passages' | 'hunks'>): string | undefined {
  let before = after;
  for (const { from, to, isAll } of edit.passages.toReversed()) {
    const at = before.indexOf(to);
    // Where it stands twice, nobody knows which one was written.
    if (to === '' || isAll || at < 0 || at !== before.lastIndexOf(to)) return undefined;
    before = before.slice(0, at) + from + before.slice(at + to.length);
  }
  return applyEdit(before, edit) === after ? before : undefined;
}

/** Claude Code takes the newline along when it deletes what stands before one. */
function replaced(text: string, { from, to, isAll }: EditedPassage): string | undefined {
  if (from === '') return text === '' ? to : undefined;
  const whole = to === '' && !from.endsWith('\n') && text.includes(`${from}\n`) ? `${from}\n` : from;
  if (!text.includes(whole)) return undefined;
  return isAll ? text.replaceAll(whole, () => to) : text.replace(whole, () => to);
}

/** Do the lines that the hunks show stand where they say? */
function fits(text: string, hunks: readonly EditHunk[], side: 'old' | 'new'): boolean {
  if (hunks.length === 0) return true;
  const lines = text.split('\n');
  return hunks.every((hunk) => {
    const start = Math.max(0, (side === 'old' ? hunk.oldStart : hunk.newStart) - 1);
    return sideOf(hunk, side).every((line, i) => isSameLine(lines[start + i] ?? '', line));
  });
}

const sideOf = ({ lines }: EditHunk, side: 'old' | 'new'): readonly string[] =>
  lines
    .filter((line) => line.startsWith(' ') || line.startsWith(side === 'old' ? '-' : '+'))
    .map((line) => line.slice(1));

/** Apart from the indentation, which hunks do not keep. */
const isSameLine = (a: string, b: string): boolean => a.trimStart() === b.trimStart();

/** Applies hunks; lines that stay are kept as the text has them. */
function patch(before: string, hunks: readonly EditHunk[]): string | undefined {
  if (hunks.length === 0 || !fits(before, hunks, 'old')) return undefined;
  const lines = before.split('\n');
  const patched: string[] = [];
  let next = 0;
  for (const hunk of hunks) {
    const start = Math.max(0, hunk.oldStart - 1);
    if (start < next) return undefined;
    patched.push(...lines.slice(next, start));
    next = start;
    for (const line of hunk.lines) {
      if (line.startsWith('+')) patched.push(line.slice(1));
      else if (line.startsWith('-')) next++;
      else if (line.startsWith(' ')) patched.push(lines[next++] ?? '');
    }
  }
  return [...patched, ...lines.slice(next)].join('\n');
}
