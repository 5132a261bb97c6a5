import type { CostMode } from '../core/answers/costMode.ts';
import type { LabelForm } from '../core/answers/labelForm.ts';
import type { CachedOverview } from '../core/answers/cachedOverview.ts';
import type { SearchNews } from '../core/answers/search/searchHit.ts';
import type { Overview, OverviewChoices } from '../core/answers/overview.ts';
import type { Weekday } from '../core/kit/calendar.ts';
import type { Fault } from '../core/model/fault.ts';
import type { RefreshReason, RefreshReport } from '../core/model/refreshReport.ts';
import type { Question } from './questions.ts';

/** What the worker must know; sent first, and again when a setting changes. */
export interface WorkerSettings {
  /** Where the digest store and tracer-cache.json are kept. */
  readonly storageFolder: string;
  readonly home: string;
  readonly extraFolders: readonly string[];
  readonly zone: string;
  readonly firstDayOfWeek: Weekday;
  readonly workspaceFolders: readonly string[];
  readonly refreshIntervalMs: number;
  readonly costMode: CostMode;
  readonly labelForm: LabelForm;
  /** The user's language, as `vscode.l10n.bundle` has it: text by its English; undefined for English. */
  readonly words: Readonly<Record<string, string>> | undefined;
  readonly overviewChoices: OverviewChoices;
  /** A JSON object as the user has it in the settings: price lines by model id. */
  readonly priceOverrides: string;
}

export type ToWorker =
  | { readonly kind: 'configure'; readonly settings: WorkerSettings }
  | {
      readonly kind: 'refresh';
      readonly id: number;
      readonly reason: RefreshReason;
      readonly paths?: readonly string[];
    }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** Answered with a `SearchEnd`; what is found comes before it. A new search stops the one before. */
  | { readonly kind: 'search'; readonly id: number; readonly text: string }
  | { readonly kind: 'stopSearch' }
  /** The answer to this question is not wanted any more; where it takes long it comes early. */
  | { readonly kind: 'stopAsking'; readonly id: number }
  | { readonly kind: 'stop' };

export type Stage = OverviewEvent['stage'];

/** Figures and how far the worker is: the first are `cached`, come from tracer-cache.json and are as old as it says. */
export type OverviewEvent =
  | { readonly stage: 'cached'; readonly overview: CachedOverview }
  | { readonly stage: 'reading' | 'ready'; readonly overview: Overview };

export type FromWorker =
  | ({ readonly kind: 'overview' } & OverviewEvent)
  /** How far a long reading is. */
  | { readonly kind: 'progress'; readonly sentence: string }
  | { readonly kind: 'refreshed'; readonly report: RefreshReport; readonly folders: readonly LogFolder[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** How far an answer that takes long is, from 0 to 1. */
  | { readonly kind: 'share'; readonly id: number; readonly share: number }
  | { readonly kind: 'found'; readonly id: number; readonly news: SearchNews }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** A bug of ours, as a stack. */
  | { readonly kind: 'bug'; readonly message: string }
  | { readonly kind: 'stopped' };

/** A folder that logs were looked for in; `root` is its logs folder, if there. */
export interface LogFolder {
  readonly folder: string;
  readonly root: string | undefined;
}

const kindsToWorker = [
  'configure',
  'refresh',
  'ask',
  'search',
  'stopSearch',
  'stopAsking',
  'stop',
] satisfies ToWorker['kind'][];
const kindsFromWorker = [
  'overview',
  'progress',
  'refreshed',
  'answer',
  'share',
  'found',
  'failed',
  'fault',
  'bug',
  'stopped',
] satisfies FromWorker['kind'][];

/** Both ends are ours and of one build, so the kind is proof enough. */
export const isToWorker = (message: unknown): message is ToWorker => hasKind(message, kindsToWorker);
export const isFromWorker = (message: unknown): message is FromWorker => hasKind(message, kindsFromWorker);

function hasKind(message: unknown, kinds: readonly string[]): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && kinds.includes(String(message.kind));
}
