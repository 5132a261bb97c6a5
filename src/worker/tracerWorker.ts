import * as l10n from '@vscode/l10n';
import type { SearchEnd } from '../core/answers/search/searchHit.ts';
import { foldersOf } from '../core/explain.ts';
import type { Clock } from '../core/kit/clock.ts';
import { type RefreshMeans, Refresher } from '../core/refresh.ts';
import type { RefreshReason } from '../core/model/refreshReport.ts';
import { type HireHands, TranscriptSearch } from '../core/search/transcriptSearch.ts';
import type { Walker } from '../core/scan/loadWalker.ts';
import type { DigestStore } from '../core/store/digestStore.ts';
import { openDigestStore } from '../core/store/openDigestStore.ts';
import type { Question } from '../link/questions.ts';
import type { FromWorker, ToWorker, WorkerSettings } from '../link/workerMessages.ts';
import { AnswerDesk } from './answerDesk.ts';
import { CacheFile } from './cacheFile.ts';
import { Herald } from './herald.ts';

/** Lines of a session at work are seen at once, and saved as often as this. */
const saveAfterMs = 2000;

/** What the worker needs of the world outside. */
export interface Outside {
  post(message: FromWorker): void;
  /** Lets the thread end. */
  exit(): void;
  readonly walker: Walker | undefined;
  readonly clock: Clock;
  readonly hire: RefreshMeans['hire'];
  readonly hireSearchHands: HireHands;
}

/** The house behind the wire: owns the index, refreshes it on hints and by the clock, answers questions, tells of every change. */
export class TracerWorker {
  readonly #outside: Outside;
  readonly #desk: AnswerDesk;
  readonly #herald: Herald;
  readonly #search: TranscriptSearch;
  /** By the id of the question: what ends an answer early. */
  readonly #asked = new Map<number, AbortController>();
  #house: Promise<House> | undefined;
  #settings: WorkerSettings | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(outside: Outside) {
    this.#outside = outside;
    this.#desk = new AnswerDesk(outside.clock);
    this.#herald = new Herald((message) => outside.post(message), this.#desk);
    this.#search = new TranscriptSearch(outside.hireSearchHands);
  }

  take(message: ToWorker): void {
    switch (message.kind) {
      case 'configure':
        return this.#guard(() => this.#configure(message.settings));
      case 'refresh':
        return this.#reply(message.id, async () => {
          const { refresher } = await this.#opened();
          await this.#refresh(refresher, message.reason, message.paths);
        });
      case 'ask':
        return this.#reply(message.id, () => this.#answer(message.id, message.question));
      case 'stopAsking':
        return this.#asked.get(message.id)?.abort();
      case 'search':
        return this.#reply(message.id, () => this.#searchAll(message.id, message.text));
      case 'stopSearch':
        return this.#search.stop();
      case 'stop':
        return this.#guard(() => this.#stop());
    }
  }

  async #configure(settings: WorkerSettings): Promise<void> {
    this.#settings = settings;
    l10n.config({ contents: settings.words ?? {} });
    for (const fault of this.#desk.configure(settings)) this.#herald.fault(fault);
    this.#herald.forget();
    const isFirst = this.#house === undefined;
    const { refresher, cacheFile } = await (this.#house ??= this.#open(settings));
    if (!isFirst && refresher.index.revision > 0) {
      // Prices, zone and folders show at once; what the sweep finds comes after.
      this.#herald.overview(refresher);
      cacheFile.request(this.#desk.legacyOf(refresher));
    }
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#guard(() => this.#refresh(refresher, 'timer')), settings.refreshIntervalMs);
    await this.#refresh(refresher, isFirst ? 'start' : 'command');
  }

  /** First (where the host has nothing to show) what tracer-cache.json remembers, then what the store knows, then the truth. */
  async #open(settings: WorkerSettings): Promise<House> {
    const herald = this.#herald;
    const cacheFile = new CacheFile(settings.storageFolder, (fault) => herald.fault(fault));
    const cached = await cacheFile.read();
    if (cached) herald.cached(cached);
    const { store, fault } = await openDigestStore(settings.storageFolder);
    const refresher = new Refresher(store, () => this.#rootSources(), {
      walker: this.#outside.walker,
      hire: this.#outside.hire,
      later: (action) => void setTimeout(action, saveAfterMs).unref(),
    });
    const faults = [...(fault ? [fault] : []), ...this.#desk.readTitles(), ...refresher.load()];
    for (const each of faults) herald.fault(each);
    refresher.onProgress((progress) => herald.progress(progress));
    refresher.index.onDidChange(() => {
      cacheFile.request(this.#desk.legacyOf(refresher));
      herald.overviewMeanwhile(refresher);
    });
    if (refresher.index.revision > 0) herald.overview(refresher);
    return { refresher, store, cacheFile };
  }

  #rootSources() {
    return { env: process.env, home: this.#settings?.home ?? '', extraFolders: this.#settings?.extraFolders ?? [] };
  }

  async #refresh(refresher: Refresher, reason: RefreshReason, paths?: readonly string[]): Promise<void> {
    for (const fault of this.#desk.readTitles()) this.#herald.fault(fault);
    const report = await refresher.request(paths ? { reason, paths } : { reason });
    this.#herald.refreshed(report, refresher.lookedAt, paths === undefined);
    this.#herald.overview(refresher);
  }

  async #answer(id: number, question: Question): Promise<unknown> {
    const { refresher, store } = await this.#opened();
    const { titlesRevision } = this.#desk;
    const surroundings = () => ({ store: store.kind, folders: foldersOf(refresher.lookedAt) });
    const asked = new AbortController();
    this.#asked.set(id, asked);
    try {
      return await this.#desk.answer(refresher, question, surroundings, {
        signal: asked.signal,
        tell: (share) => this.#outside.post({ kind: 'share', id, share }),
      });
    } finally {
      this.#asked.delete(id);
      if (this.#desk.titlesRevision !== titlesRevision) this.#herald.overview(refresher);
    }
  }

  async #searchAll(id: number, text: string): Promise<SearchEnd> {
    const { refresher } = await this.#opened();
    return this.#search.search(this.#desk.viewOf(refresher), text, (news) =>
      this.#outside.post({ kind: 'found', id, news }),
    );
  }

  async #stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const asked of this.#asked.values()) asked.abort();
    this.#search.dismiss();
    const house = await this.#house;
    await house?.refresher.stop();
    await house?.cacheFile.close();
    house?.store.close();
    this.#outside.post({ kind: 'stopped' });
    this.#outside.exit();
  }

  #opened(): Promise<House> {
    if (!this.#house) throw new Error('the worker was asked before it was configured');
    return this.#house;
  }

  #reply(id: number, work: () => Promise<unknown>): void {
    work().then(
      (answer) => this.#outside.post({ kind: 'answer', id, answer }),
      (error: unknown) => this.#outside.post({ kind: 'failed', id, message: stackOf(error) }),
    );
  }

  /** What fails here is a bug of ours: the host logs it once. */
  #guard(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.#outside.post({ kind: 'bug', message: stackOf(error) }));
  }
}

interface House {
  readonly refresher: Refresher;
  readonly store: DigestStore;
  readonly cacheFile: CacheFile;
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
