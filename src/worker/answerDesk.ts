import { cachedOverview } from '../core/answers/cachedOverview.ts';
import { dashboard } from '../core/answers/dashboard.ts';
import type { Overview } from '../core/answers/overview.ts';
import { sessionDetails } from '../core/answers/sessionDetails.ts';
import { sessionRows } from '../core/answers/sessionRows.ts';
import { type Generator, tracerCacheOf } from '../core/answers/tracerCacheOf.ts';
import { usageBySession } from '../core/answers/usage.ts';
import { type Viewpoint, viewFrom } from '../core/answers/viewpoint.ts';
import type { GlobalIndex } from '../core/index/globalIndex.ts';
import { assertNever } from '../core/kit/assertNever.ts';
import { Calendar } from '../core/kit/calendar.ts';
import { systemClock } from '../core/kit/clock.ts';
import type { TracerCache } from '../core/model/tracerCache.ts';
import { listPricer } from '../core/price/listPricer.ts';
import { PromptTitles } from '../core/scan/promptTitles.ts';
import type { Question } from '../link/questions.ts';
import type { WorkerSettings } from '../link/workerMessages.ts';

/** Filled in by the build (esbuild.mjs). */
declare const __GENERATOR__: Generator;

/** As many as somebody scrolls through in a pick list. */
const recentSessions = 200;

/** Answers questions from where the window stands: its clock, zone, folders and prices. */
export class AnswerDesk {
  readonly #pricer = listPricer();
  readonly #promptTitles = new PromptTitles();
  #calendar = new Calendar('system');
  #home = '';
  #workspaceFolders: readonly string[] = [];

  configure(settings: WorkerSettings): void {
    this.#calendar = new Calendar(settings.zone, settings.firstDayOfWeek);
    this.#home = settings.home;
    this.#workspaceFolders = settings.workspaceFolders;
  }

  viewOf(index: GlobalIndex): Viewpoint {
    return viewFrom({
      index,
      pricer: this.#pricer,
      now: systemClock(),
      calendar: this.#calendar,
      home: this.#home,
      workspaceFolders: this.#workspaceFolders,
      promptTitle: (path, offset) => this.#promptTitles.titleAt(path, offset),
    });
  }

  answer(index: GlobalIndex, question: Question): unknown {
    const view = this.viewOf(index);
    switch (question.kind) {
      case 'sessions': {
        const project = index.projects().find((candidate) => candidate.id === question.project);
        return sessionRows(view, project?.sessions ?? [], usageBySession(view));
      }
      case 'recentSessions':
        return sessionRows(view, index.sessions(), usageBySession(view)).slice(0, recentSessions);
      case 'sessionDetails':
        return sessionDetails(view, question.session);
      case 'dashboard':
        return dashboard(view, question.range);
      default:
        return assertNever(question);
    }
  }

  cachedOverview(cache: TracerCache): Overview {
    return cachedOverview(cache, { now: systemClock(), calendar: this.#calendar, home: this.#home });
  }

  tracerCache(index: GlobalIndex): TracerCache {
    return tracerCacheOf(this.viewOf(index), __GENERATOR__);
  }
}
