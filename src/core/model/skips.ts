/** Why bytes of a log did not become a record. Nothing is dropped without one of these. */
export type SkipReason = 'broken-line' | 'not-an-object' | 'too-long' | 'bad-counter' | 'no-usage' | 'too-many-names';

/** What was skipped for one reason in one file. */
export interface Skip {
  readonly reason: SkipReason;
  readonly count: number;
  readonly bytes: number;
  /** The first few places, as byte offsets. */
  readonly offsets: readonly number[];
}

/** Enough to look the first ones up; the rest are found by reading the file again. */
export const keptSkipOffsets = 8;
