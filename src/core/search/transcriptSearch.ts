import type { SearchEnd, SearchHit, SearchNews } from '../answers/search/searchHit.ts';
import type { Viewpoint } from '../answers/viewpoint.ts';
import { HitReader } from '../answers/search/hitReader.ts';
import { type SearchHand, StopFlag } from './searchHand.ts';
import { type SearchPlan, searchPlan } from './searchPlan.ts';

/** More hits than anybody scrolls through; and of one session, lest one drowns the others. */
const mostHits = 500;
const mostHitsOfLog = 25;

/** Threads that have had nothing to search for so long end. */
const idleMs = 30_000;

/** Gets hands for searching; they look at the flag. */
export type HireHands = (flag: StopFlag) => readonly SearchHand[];

/**
 * Searches all transcripts for a text, the newest session first, and tells of hits as they are found. One search at a time: a new
 * one stops the one before. The index tells where to look and what a hit belongs to; hands do the reading.
 */
export class TranscriptSearch {
  readonly #flag = new StopFlag();
  readonly #hire: HireHands;
  #hands: readonly SearchHand[] | undefined;
  #search = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(hire: HireHands) {
    this.#hire = hire;
  }

  async search(view: Viewpoint, text: string, tell: (news: SearchNews) => void): Promise<SearchEnd> {
    this.stop();
    const run = new SearchRun(view, searchPlan(view), { text, search: ++this.#search }, this.#flag, tell);
    clearTimeout(this.#idle);
    this.#hands ??= this.#hire(this.#flag);
    try {
      await Promise.all(this.#hands.map((hand) => run.work(hand)));
      return run.end;
    } catch (error) {
      // A thread that ended takes its job with it: the next search has new ones.
      this.dismiss();
      throw error;
    } finally {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.dismiss(), idleMs).unref();
    }
  }

  /** Ends the search that runs, if one does. */
  stop(): void {
    this.#flag.stop(this.#search);
  }

  dismiss(): void {
    this.stop();
    for (const hand of this.#hands ?? []) hand.dismiss();
    this.#hands = undefined;
  }
}

/** One search: hands out its batches in order and takes what comes back. */
class SearchRun {
  readonly #view: Viewpoint;
  readonly #plan: SearchPlan;
  readonly #asked: { readonly text: string; readonly search: number };
  readonly #flag: StopFlag;
  readonly #tell: (news: SearchNews) => void;
  readonly #reader: HitReader;
  readonly #hitsOfLog = new Map<number, number>();
  #next = 0;
  #hits = 0;
  #searchedBytes = 0;

  constructor(
    view: Viewpoint,
    plan: SearchPlan,
    asked: { readonly text: string; readonly search: number },
    flag: StopFlag,
    tell: (news: SearchNews) => void,
  ) {
    this.#view = view;
    this.#plan = plan;
    this.#asked = asked;
    this.#flag = flag;
    this.#tell = tell;
    this.#reader = new HitReader(view, plan.logs);
  }

  get end(): SearchEnd {
    if (this.#hits >= mostHits) return 'enough';
    return this.#flag.isStopped(this.#asked.search) ? 'stopped' : 'all';
  }

  async work(hand: SearchHand): Promise<void> {
    while (this.end === 'all' && this.#next < this.#plan.batches.length) {
      const batch = this.#plan.batches[this.#next++]!;
      const ranges = batch.filter(({ log }) => (this.#hitsOfLog.get(log) ?? 0) < mostHitsOfLog);
      const raw = await hand.search({ ...this.#asked, ranges, mostHits: mostHitsOfLog });
      if (this.#flag.isStopped(this.#asked.search)) return;
      for (const { from, to } of batch) this.#searchedBytes += to - from;
      const room = mostHits - this.#hits;
      const hits = raw.flatMap((hit): SearchHit[] => {
        const ofLog = this.#hitsOfLog.get(hit.log) ?? 0;
        const read = ofLog < mostHitsOfLog ? this.#reader.read(hit) : undefined;
        if (read) this.#hitsOfLog.set(hit.log, ofLog + 1);
        return read ? [read] : [];
      });
      this.#hits += hits.length;
      this.#news(hits.slice(0, Math.max(0, room)));
    }
  }

  #news(hits: readonly SearchHit[]): void {
    const { totalBytes } = this.#plan;
    const searchedBytes = this.#searchedBytes;
    const progress = this.#view.labels.sizeOf(searchedBytes, totalBytes);
    this.#tell({ hits, searchedBytes, totalBytes, progress });
  }
}
