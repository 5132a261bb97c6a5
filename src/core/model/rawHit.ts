import type { Hash64 } from './hash64.ts';
import type { EpochMs } from './time.ts';

/** Whose words a hit of a search stands in. */
export type SearchedPart = 'prompt' | 'answer' | 'thinking' | 'tool' | 'other';

/** A hit as the log tells it, without what the index knows. */
export interface RawHit {
  readonly log: number;
  /** Of its record, and which part of that. */
  readonly offset: number;
  readonly block: number;
  readonly uuid: string | undefined;
  readonly at: EpochMs;
  readonly by: SearchedPart;
  readonly isSidechain: boolean;
  /** The sub-agent whose words the session's own log relays. */
  readonly relayedAgent: string | undefined;
  readonly tool: string | undefined;
  /** Of a tool's result: whose call to show. */
  readonly act: Hash64 | undefined;
  /** What stands before the text, the text itself, and what stands after it. */
  readonly around: readonly [before: string, match: string, after: string];
}
