import { assertNever } from '../kit/assertNever.ts';
import type { EditedFile, EditedPassage, EditHunk, FileEdit } from '../model/fileEdit.ts';
import { applyEdit, undoEdit } from './applyEdit.ts';

/** What became of one file, from before the first edit to after the last. */
export interface ReplayedFile {
  readonly path: string;
  readonly edits: number;
  /** `whole`: the file's text, before and after. `parts`: only the passages that edits showed, since no log has the rest. */
  readonly extent: 'whole' | 'parts';
  /** Undefined: it was not there. Of a file that was overwritten unseen, nobody knows: `isBeforeUnknown`. */
  readonly before: string | undefined;
  readonly after: string;
  readonly isBeforeUnknown: boolean;
  /** How often its text was found to be other than the last edit had left it: somebody or something else wrote too. */
  readonly changesBetween: number;
}

const maxHeldLength = 16 * 1024 * 1024;

/** Holds the texts of one file: its first, its last, and edits whose text is not known yet. Feed it in the order of time. */
export class FileReplay {
  readonly #path: string;
  #edits = 0;
  #changesBetween = 0;
  /** The text now; undefined while unknown. */
  #text: string | undefined;
  #first: FirstText = { kind: 'none' };
  /** Edits of a text that nobody has shown yet. */
  #unplaced: EditedFile[] = [];
  /** Whatever edits showed, in case nothing else is known at the end. */
  readonly #hunks: EditHunk[] = [];
  #hunksLength = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Holds more than anybody reads. */
  get isTooLarge(): boolean {
    const first = this.#first.kind === 'text' ? this.#first.text.length : 0;
    return first + (this.#text?.length ?? 0) + this.#hunksLength > maxHeldLength;
  }

  add(edit: FileEdit): void {
    switch (edit.kind) {
      case 'seen':
        return this.#see(edit.text);
      case 'written':
        this.#edits++;
        if (edit.before !== undefined) this.#see(edit.before);
        if (this.#first.kind === 'none') this.#first = edit.isNew ? { kind: 'absent' } : this.#firstNow();
        // What came before cannot be placed any more.
        this.#unplaced = [];
        this.#text = edit.after;
        return;
      case 'edited':
        this.#edits++;
        return this.#edit(edit);
      default:
        return assertNever(edit);
    }
  }

  /** What one more edit makes of the file, by itself. */
  step(edit: FileEdit): ReplayedFile | undefined {
    const single = new FileReplay(this.#path);
    if (this.#text !== undefined) single.add({ kind: 'seen', path: this.#path, text: this.#text });
    single.add(edit);
    return single.result();
  }

  /** Undefined where nothing was edited. */
  result(): ReplayedFile | undefined {
    if (this.#edits === 0) return undefined;
    const { path, edits, changesBetween } = {
      path: this.#path,
      edits: this.#edits,
      changesBetween: this.#changesBetween,
    };
    const isBeforeUnknown = this.#first.kind === 'unknown';
    if (this.#text !== undefined && this.#first.kind !== 'none') {
      const before = this.#first.kind === 'text' ? this.#first.text : undefined;
      return { path, edits, changesBetween, extent: 'whole', before, after: this.#text, isBeforeUnknown };
    }
    const [before, after] = partsOf(this.#hunks);
    return { path, edits, changesBetween, extent: 'parts', before, after, isBeforeUnknown: false };
  }

  /** The text is known to be this at this moment. */
  #see(text: string): void {
    if (this.#text !== undefined && this.#text !== text && this.#edits > 0) this.#changesBetween++;
    if (this.#unplaced.length > 0) this.#placeBefore(text);
    this.#text = text;
  }

  #edit(edit: EditedFile): void {
    for (const hunk of edit.hunks.length > 0 ? edit.hunks : edit.passages.map(hunkOf)) {
      this.#hunks.push(hunk);
      this.#hunksLength += hunk.lines.reduce((sum, line) => sum + line.length, 0);
    }
    if (edit.before !== undefined) this.#see(edit.before);
    if (this.#text === undefined) {
      this.#unplaced.push(edit);
      return;
    }
    if (this.#first.kind === 'none') this.#first = { kind: 'text', text: this.#text };
    const after = applyEdit(this.#text, edit);
    if (after === undefined) this.#changesBetween++;
    this.#text = after;
  }

  /** Takes back, from a text that is known, the edits that led to it. */
  #placeBefore(text: string): void {
    const unplaced = this.#unplaced;
    this.#unplaced = [];
    if (this.#first.kind !== 'none') return;
    let before: string | undefined = text;
    for (const edit of unplaced.toReversed()) before = before === undefined ? before : undoEdit(before, edit);
    this.#first = before === undefined ? { kind: 'unknown' } : { kind: 'text', text: before };
  }

  #firstNow(): FirstText {
    return this.#text === undefined ? { kind: 'unknown' } : { kind: 'text', text: this.#text };
  }
}

/** What the file was before the first edit. */
type FirstText =
  | { readonly kind: 'none' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'text'; readonly text: string };

/** A passage as if it had been shown: nobody knows in which line. */
const hunkOf = ({ from, to }: EditedPassage): EditHunk => ({
  oldStart: 0,
  newStart: 0,
  lines: [...from.split('\n').map((line) => `-${line}`), ...to.split('\n').map((line) => `+${line}`)],
});

/** Both sides of all hunks, one after the other; the same mark between them keeps the two sides level. */
function partsOf(hunks: readonly EditHunk[]): readonly [before: string, after: string] {
  const side = (sign: '-' | '+'): string =>
    hunks
      .map(({ oldStart, lines }) => {
        const shown = lines
          .filter((line) => line.startsWith(' ') || line.startsWith(sign))
          .map((line) => line.slice(1));
        return [`@@ ${oldStart} @@`, ...shown].join('\n');
      })
      .join('\n');
  return [side('-'), side('+')];
}
