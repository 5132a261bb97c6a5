import type { SearchedPart } from '../../model/rawHit.ts';
import type { TranscriptPlace } from '../transcript.ts';

/** A place in a transcript where a searched text stands. */
export interface SearchHit extends TranscriptPlace {
  /** To open the transcript at. */
  readonly offset: number;
  readonly by: SearchedPart;
  /** `You`, `Claude`, `Bash` */
  readonly who: string;
  /** The text and what stands around it, on one line. */
  readonly snippet: string;
  /** Where in it the text stands. */
  readonly match: readonly [from: number, to: number];
  /** Of its session. */
  readonly title: string;
  /** `billing · 2 h ago` */
  readonly where: string;
  /** When its session was last active: hits of one session stay together, newest session first. */
  readonly lastAt: number;
}

/** Hits of a search as they are found, and how far it is. */
export interface SearchNews {
  readonly hits: readonly SearchHit[];
  readonly searchedBytes: number;
  readonly totalBytes: number;
  /** `3.2 of 4.3 GB` */
  readonly progress: string;
}

/** `enough`: there is more, but nobody reads on so far. `stopped`: the asker did not want it any more. */
export type SearchEnd = 'all' | 'enough' | 'stopped';
