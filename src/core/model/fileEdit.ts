/** What the result of one tool call tells of a file's text. All of it is as the log has it. */
export type FileEdit = WrittenFile | EditedFile | SeenFile;

/** The file was written as a whole. */
export interface WrittenFile {
  readonly kind: 'written';
  readonly path: string;
  /** The whole text before; undefined where the log does not tell, or where `isNew`. */
  readonly before: string | undefined;
  /** It was not there before. */
  readonly isNew: boolean;
  readonly after: string;
}

/** Passages of the file were replaced. */
export interface EditedFile {
  readonly kind: 'edited';
  readonly path: string;
  /** The whole text before; newer logs leave it out. */
  readonly before: string | undefined;
  /** In the order in which they were made. */
  readonly passages: readonly EditedPassage[];
  readonly hunks: readonly EditHunk[];
}

export interface EditedPassage {
  readonly from: string;
  readonly to: string;
  /** Every occurrence, not only the first. */
  readonly isAll: boolean;
}

/** Made by Claude Code to be shown: tabs at the start of a line have become two spaces each. */
export interface EditHunk {
  /** Numbers of its first line, before and after. */
  readonly oldStart: number;
  readonly newStart: number;
  /** Each with its sign: ` `, `+` or `-`. */
  readonly lines: readonly string[];
}

/** The whole of the file was read. */
export interface SeenFile {
  readonly kind: 'seen';
  readonly path: string;
  readonly text: string;
}
