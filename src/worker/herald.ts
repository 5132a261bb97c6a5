import { revisionOf, type Viewpoint } from '../core/answers/viewpoint.ts';
import type { LookedAt } from '../core/discover/logRoots.ts';
import type { Fault } from '../core/model/fault.ts';
import type { ReadProgress, RefreshReport } from '../core/model/refreshReport.ts';
import type { TracerCache } from '../core/model/tracerCache.ts';
import type { FromWorker } from '../link/workerMessages.ts';
import type { AnswerDesk, Indexed } from './answerDesk.ts';

/** While a long first read runs, views are brought up to date this often. */
const overviewMs = 500;

/** Tells the host what it did not ask for, and only what is news to it: while nothing happens nothing is said. */
export class Herald {
  readonly #post: (message: FromWorker) => void;
  readonly #desk: AnswerDesk;
  readonly #toldFaults = new Set<string>();
  #stage: 'reading' | 'ready' = 'reading';
  /** What the last overview was made of. */
  #told = '';
  #toldMs = 0;
  /** Where logs were looked for, and what was in the way. */
  #circumstances = '';

  constructor(post: (message: FromWorker) => void, desk: AnswerDesk) {
    this.#post = post;
    this.#desk = desk;
  }

  /** Each fault once: a folder that stays unreadable is no news. */
  fault(fault: Fault): void {
    const text = JSON.stringify(fault);
    if (this.#toldFaults.has(text)) return;
    this.#toldFaults.add(text);
    this.#post({ kind: 'fault', fault });
  }

  progress(progress: ReadProgress): void {
    this.#post({ kind: 'progress', sentence: this.#desk.readingSentence(progress) });
  }

  cached(cache: TracerCache): void {
    this.#post({ kind: 'overview', overview: this.#desk.cachedOverview(cache), stage: 'cached' });
  }

  /** Settings have changed: whatever was told may be told otherwise now. */
  forget(): void {
    this.#told = '';
  }

  /** What a refresh did, if it did anything or met something new. `isWhole`: it looked at everything. */
  refreshed(report: RefreshReport, lookedAt: readonly LookedAt[], isWhole: boolean): void {
    if (isWhole) this.#stage = 'ready';
    const folders = lookedAt.map(({ folder, root }) => ({ folder, root: root?.path }));
    const circumstances = JSON.stringify([folders, report.faults]);
    const hasDone = report.filesRead > 0 || report.rowsWritten > 0 || report.reason === 'start';
    if (!hasDone && circumstances === this.#circumstances) return;
    this.#circumstances = circumstances;
    this.#post({ kind: 'refreshed', report, folders });
  }

  /** The figures, unless they and all words about their age are still what was told last. */
  overview(indexed: Indexed): void {
    const view = this.#desk.viewOf(indexed);
    const told = `${this.#stage} ${revisionOf(view)} ${livesOf(view)}`;
    if (told === this.#told && this.#desk.isStillRight) return;
    this.#told = told;
    this.#toldMs = performance.now();
    this.#post({ kind: 'overview', overview: this.#desk.overview(view), stage: this.#stage });
  }

  /** The same in the middle of a refresh, which tells at its end anyway. */
  overviewMeanwhile(indexed: Indexed): void {
    if (performance.now() - this.#toldMs > overviewMs) this.overview(indexed);
  }
}

/** Who is alive and at what: no log tells of a question, nor of a process that was killed. */
const livesOf = ({ live }: Viewpoint): string =>
  Array.from(live.values(), ({ sessionId, state }) => `${sessionId}:${state}`)
    .toSorted()
    .join(' ');
