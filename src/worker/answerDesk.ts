import { type CachedOverview, cachedOverview } from '../core/answers/cachedOverview.ts';
import type { CostMode } from '../core/answers/costMode.ts';
import { dashboard } from '../core/answers/dashboard/dashboard.ts';
import { rowPlace } from '../core/answers/dashboard/rowPlace.ts';
import { takeAway } from '../core/answers/dashboard/takeAway.ts';
import { diagnostics, type Surroundings } from '../core/answers/diagnostics.ts';
import { historyHint } from '../core/answers/historyHint.ts';
import { explanationChoices } from '../core/answers/explanationChoices.ts';
import type { ExplanationSubject } from '../core/answers/explanationSubject.ts';
import { plainForm } from '../core/answers/labelForm.ts';
import { labelsHoldUntil } from '../core/answers/labelHorizon.ts';
import { firstPaintOf, type PaintedBy, paintedBy } from '../core/answers/firstPaint.ts';
import { Labels } from '../core/answers/labels.ts';
import { type Overview, overview, type OverviewChoices, usualChoices } from '../core/answers/overview.ts';
import { statusChoicesOf } from '../core/answers/statusLine.ts';
import { fieldsOf } from '../core/answers/statusText.ts';
import { type PricesInUse, priceUpdate } from '../core/answers/priceUpdate.ts';
import { readingSentence } from '../core/answers/readingSentence.ts';
import { sessionDetails } from '../core/answers/sessionDetails.ts';
import { oneLine } from '../core/answers/safeText.ts';
import { type SessionFiles, sessionLogs } from '../core/answers/sessionLogs.ts';
import { sessionList } from '../core/answers/sessionList.ts';
import { sessionKey } from '../core/answers/sessionRows.ts';
import { type Generator, tracerCacheOf } from '../core/answers/tracerCacheOf.ts';
import { usageBySession } from '../core/answers/sessionParts.ts';
import { liveBranches } from '../core/answers/tree/liveBranches.ts';
import { ViewMemory } from '../core/answers/viewMemory.ts';
import { type Viewpoint, viewFrom } from '../core/answers/viewpoint.ts';
import { sessionFiles } from '../core/discover/sessionFiles.ts';
import { explain } from '../core/explain.ts';
import { sessionComparison } from '../core/answers/comparison/sessionComparison.ts';
import { diagnosticsText } from '../core/export/diagnosticsText.ts';
import { tableText } from '../core/export/plainTables.ts';
import { explanationText } from '../core/export/explanationText.ts';
import { wayBack } from '../core/answers/wayBack.ts';
import { cleanupPeriodDays } from '../core/discover/cleanupPeriod.ts';
import { configFoldersOf } from '../core/discover/logRoots.ts';
import type { Refresher } from '../core/refresh.ts';
import type { GlobalIndex } from '../core/index/globalIndex.ts';
import { systemProcesses } from '../core/live/processes.ts';
import { readLiveSessions } from '../core/live/liveSessions.ts';
import { assertNever } from '../core/kit/assertNever.ts';
import { Calendar } from '../core/kit/calendar.ts';
import { type Clock, systemClock } from '../core/kit/clock.ts';
import type { Undertaking } from '../core/kit/undertaking.ts';
import type { Fault } from '../core/model/fault.ts';
import type { ReadProgress } from '../core/model/refreshReport.ts';
import type { EpochMs } from '../core/model/time.ts';
import type { TracerCache } from '../core/model/tracerCache.ts';
import { ActTexts } from '../core/scan/actTexts.ts';
import { PromptTitles } from '../core/scan/promptTitles.ts';
import { OwnTitles } from '../core/store/ownTitles.ts';
import { TranscriptDesk } from '../core/transcript/transcriptDesk.ts';
import type { AnswerTo, Question } from '../link/questions.ts';
import type { WorkerSettings } from '../link/workerMessages.ts';
import { readEdit } from '../core/sessionChanges.ts';
import type { ToolFile, TranscriptPlace } from '../core/answers/transcript.ts';
import { ChangesShelf } from './changesShelf.ts';
import type { Legacy } from './cacheFile.ts';
import { loadPrices, type Prices } from './prices.ts';
import { TreeDesk } from './treeDesk.ts';

/** Filled in by the build (esbuild.mjs). */
declare const __GENERATOR__: Generator;

/** As many as somebody scrolls through in a pick list. */
const recentSessions = 200;

/** All that is known of logs, and where they were looked for. */
export type Indexed = Pick<Refresher, 'index' | 'lookedAt'>;

/** Answers questions from where the window stands: its clock, zone, folders and prices. */
export class AnswerDesk {
  readonly #clock: Clock;
  readonly #changes = new ChangesShelf();
  readonly #memory = new ViewMemory();
  readonly #promptTitles = new PromptTitles();
  readonly #transcripts = new TranscriptDesk();
  readonly #actTexts = new ActTexts();
  #ownTitles: OwnTitles | undefined;
  readonly #tree = new TreeDesk();
  #calendar = new Calendar('system');
  #labels = new Labels(plainForm);
  #home = '';
  #workspaceFolders: readonly string[] = [];
  #costMode: CostMode = 'calculate';
  #prices: Prices | undefined;
  #paintedBy: PaintedBy | undefined;
  #holdsUntil: EpochMs = 0;
  /** From where rows of sessions were asked for first since then. */
  #seenFrom: Viewpoint | undefined;
  #choices: OverviewChoices = usualChoices;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Takes new settings; answers what of them could not be used. */
  configure(settings: WorkerSettings): readonly Fault[] {
    this.#calendar = new Calendar(settings.zone, settings.firstDayOfWeek);
    this.#ownTitles ??= new OwnTitles(settings.storageFolder);
    this.#labels = new Labels(settings.labelForm);
    this.#home = settings.home;
    this.#workspaceFolders = settings.workspaceFolders;
    this.#costMode = settings.costMode;
    this.#prices = loadPrices(settings.storageFolder, settings.priceOverrides);
    this.#choices = settings.overviewChoices;
    this.#paintedBy = paintedBy(settings);
    this.#tree.forget();
    return this.#prices.faults;
  }

  viewOf({ index, lookedAt }: Indexed): Viewpoint {
    return viewFrom({
      index,
      pricer: configured(this.#prices).pricer,
      costMode: this.#costMode,
      now: this.#clock(),
      calendar: this.#calendar,
      labels: this.#labels,
      home: this.#home,
      workspaceFolders: this.#workspaceFolders,
      promptTitle: (path, offset) => this.#promptTitles.titleAt(path, offset),
      actTexts: this.#actTexts,
      ownTitles: configured(this.#ownTitles),
      memory: this.#memory,
      live: readLiveSessions(configFoldersOf(lookedAt), systemProcesses),
    });
  }

  /** Some answers take time: logs are read again for them. */
  answer(indexed: Indexed, question: Question, surroundings: () => Surroundings, undertaking: Undertaking): unknown {
    const view = this.viewOf(indexed);
    const { index } = view;
    switch (question.kind) {
      case 'treeBranches':
        this.#seenFrom ??= view;
        return this.#tree.branches(view, question.shape, question.requests);
      case 'liveBranches':
        this.#seenFrom ??= view;
        return liveBranches(view, question.requests);
      case 'historyHint': {
        // Without a store on disk nothing stays.
        if (surroundings().store !== 'sqlite') return undefined;
        const [own] = configFoldersOf(indexed.lookedAt);
        return own === undefined ? undefined : historyHint(view, cleanupPeriodDays(own));
      }
      case 'treePath':
        return this.#tree.path(view, question.shape, question.session);
      case 'statusChoices':
        return statusChoicesOf(view);
      case 'recentSessions':
        return sessionList(view, usageBySession(view), recentSessions);
      case 'sessionDetails':
        return sessionDetails(view, question.session);
      case 'sessionFiles': {
        const held = sessionLogs(view, question.session);
        const isHistoryKept = surroundings().store === 'sqlite';
        return held && ({ ...held, files: sessionFiles(held.logs, held.folder), isHistoryKept } satisfies SessionFiles);
      }
      case 'rename':
        return this.#rename(index, question.session, question.title);
      case 'comparison':
        return sessionComparison(view, question.sessions);
      case 'sessionChanges':
        return this.#changes.list(view, question.session);
      case 'changedText':
        return this.#changes.text(view, question.session, question.path, question.side);
      case 'wayBack':
        return wayBack(view, question.session);
      case 'pricesInUse': {
        const { card, isDownloaded } = configured(this.#prices);
        return { day: card.generated, isDownloaded } satisfies PricesInUse;
      }
      case 'priceUpdate':
        return priceUpdate(this.#labels, configured(this.#prices).card, question.text, question.address, view.now);
      case 'dashboard':
        return dashboard(view, question.question, this.#choices.budgets);
      case 'dashboardPlace':
        return rowPlace(view, question.question, question.table, question.key);
      case 'dashboardExport': {
        const table = takeAway(view, question.question, question.subject, this.#choices.budgets);
        return { title: table.title, text: tableText(table, question.format) } satisfies AnswerTo<'dashboardExport'>;
      }
      case 'explanationChoices':
        return explanationChoices(view);
      case 'explanation':
        return this.#explanation(view, question.subject);
      case 'diagnostics':
        return diagnosticsText(view, diagnostics(view, surroundings()));
      case 'transcriptHead':
        return this.#transcripts.head(view, question.session);
      case 'transcriptPage':
        return this.#transcripts.page(view, question.place, question.start, question.filter);
      case 'transcriptItem':
        return this.#transcripts.item(view, question.place, question.item);
      case 'transcriptImage':
        return this.#transcripts.image(view, question.place, question.item, question.index);
      case 'transcriptFile':
        return this.#file(view, question.place, question.item);
      case 'transcriptJump':
        return this.#transcripts.jump(view, question.place, question.from, question.to, question.direction);
      case 'transcriptHits':
        return this.#transcripts.hits(view, question.place, question.from, question.text);
      case 'exportSession':
        return this.#transcripts.export(view, question, undertaking);
      case 'transcriptPlace':
        return this.#transcripts.find(view, question.session, question.uuid);
      default:
        return assertNever(question);
    }
  }

  /** What is told without being asked for. A tree that is shown asks for its rows when it hears of it. */
  overview(view: Viewpoint): Overview {
    this.#seenFrom = undefined;
    const minute = fieldsOf(this.#choices.statusText).has('blockLeft') ? view.now + 60_000 : Number.POSITIVE_INFINITY;
    this.#holdsUntil = Math.min(labelsHoldUntil(view, []), minute);
    return overview(view, this.#choices);
  }

  /** Does nothing that was answered since the last overview tell the time wrong by now? */
  get isStillRight(): boolean {
    if (this.#seenFrom) {
      const rowsHoldUntil = labelsHoldUntil(this.#seenFrom, this.#seenFrom.index.sessions());
      this.#holdsUntil = Math.min(this.#holdsUntil, rowsHoldUntil);
      this.#seenFrom = undefined;
    }
    return this.#clock() < this.#holdsUntil;
  }

  async #explanation(view: Viewpoint, subject: ExplanationSubject): Promise<string | undefined> {
    const explanation = await explain(view, subject);
    return explanation && explanationText(view, explanation);
  }

  /** What a call did to its file: newer logs leave the text before it out, but other calls may have shown it. */
  async #file(view: Viewpoint, place: TranscriptPlace, item: string): Promise<ToolFile | undefined> {
    const file = this.#transcripts.file(view, place, item);
    if (!file?.change || file.change.isWhole) return file;
    const edit = await readEdit(view, place, Number.parseInt(item, 10));
    return edit?.isWhole ? { ...file, change: { before: edit.before, after: edit.after, isWhole: true } } : file;
  }

  cachedOverview(cache: TracerCache): CachedOverview {
    return cachedOverview(cache, {
      now: this.#clock(),
      calendar: this.#calendar,
      labels: this.#labels,
      costMode: this.#costMode,
      home: this.#home,
    });
  }

  readingSentence(progress: ReadProgress): string {
    return readingSentence(this.#labels, progress);
  }

  /** What is left behind for the next window and for other tracers, made when it is written. */
  legacyOf(indexed: Indexed): Legacy {
    return {
      cache: () => tracerCacheOf(this.viewOf(indexed), __GENERATOR__),
      firstPaint: () => firstPaintOf(this.viewOf(indexed), configured(this.#paintedBy)),
    };
  }

  /** Takes in what this and other windows have renamed. */
  readTitles(): readonly Fault[] {
    return configured(this.#ownTitles).read();
  }

  get titlesRevision(): number {
    return configured(this.#ownTitles).revision;
  }

  async #rename(index: GlobalIndex, key: string, title: string): Promise<Fault | undefined> {
    const session = index.sessions().find((candidate) => sessionKey(candidate) === key);
    const renamed = session && (await configured(this.#ownTitles).rename(session.id, oneLine(title)));
    return renamed?.ok === false ? renamed.error : undefined;
  }
}

function configured<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('the desk was asked before it was configured');
  return part;
}
