import type { Judged } from './goals.ts';

/** What a part of the bench found. */
export interface Findings {
  readonly judged: readonly Judged[];
  /** Markdown, with headings of the third level. */
  readonly text: string;
  /** Whatever of ours was held to the truth was right. */
  readonly isRight: boolean;
}
