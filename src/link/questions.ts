import type { Dashboard } from '../core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion } from '../core/answers/dashboard/question.ts';
import type { RowPlace } from '../core/answers/dashboard/rowPlace.ts';
import type { PlaceTable } from '../core/answers/dashboard/tables/table.ts';
import type { TakenAway } from '../core/answers/dashboard/takeAway.ts';
import type { ExplanationChoices } from '../core/answers/explanationChoices.ts';
import type { ExplanationSubject } from '../core/answers/explanationSubject.ts';
import type { PricesInUse, PriceUpdate } from '../core/answers/priceUpdate.ts';
import type { ChangeSide, SessionChanges } from '../core/answers/sessionChanges.ts';
import type { SessionComparison } from '../core/answers/comparison/comparison.ts';
import type { SessionDetails } from '../core/answers/sessionDetails.ts';
import type { SessionFiles } from '../core/answers/sessionLogs.ts';
import type { StatusChoice } from '../core/answers/statusText.ts';
import type { SessionRow } from '../core/answers/sessionRows.ts';
import type {
  ImageBytes,
  JumpDirection,
  Jumped,
  JumpTarget,
  PageStart,
  TextPlaces,
  ToolFile,
  TranscriptFilter,
  TranscriptHead,
  TranscriptPage,
  TranscriptPlace,
} from '../core/answers/transcript.ts';
import type { Exported, ExportOrder } from '../core/answers/transcript/exportStep.ts';
import type { TranscriptItem } from '../core/answers/transcriptItem.ts';
import type { LiveAnswer } from '../core/answers/tree/liveBranches.ts';
import type { TreeStep } from '../core/answers/tree/treePath.ts';
import type { BranchRequest, TreeAnswer } from '../core/answers/tree/treeRow.ts';
import type { TreeShape } from '../core/answers/tree/treeShape.ts';
import type { WayBack } from '../core/answers/wayBack.ts';
import type { Fault } from '../core/model/fault.ts';

/** What a view may ask of the worker, and what it gets. */
export interface Questions {
  /** Rows of the side bar below some of its nodes. */
  readonly treeBranches: {
    readonly ask: { readonly shape: TreeShape; readonly requests: readonly BranchRequest[] };
    readonly answer: TreeAnswer;
  };
  /** The same of the sessions that are live. */
  readonly liveBranches: {
    readonly ask: { readonly requests: readonly BranchRequest[] };
    readonly answer: LiveAnswer;
  };
  /** What a new user has to know of old logs; undefined where there is nothing to say. */
  readonly historyHint: { readonly ask: object; readonly answer: string | undefined };
  /** The way from the side bar's root to a session. */
  readonly treePath: {
    readonly ask: { readonly shape: TreeShape; readonly session: string };
    readonly answer: readonly TreeStep[] | undefined;
  };
  /** The latest of all projects. */
  /** All that the status bar can show, with its values. */
  readonly statusChoices: { readonly ask: object; readonly answer: readonly StatusChoice[] };
  readonly recentSessions: { readonly ask: object; readonly answer: readonly SessionRow[] };
  readonly sessionDetails: { readonly ask: { readonly session: string }; readonly answer: SessionDetails | undefined };
  /** What there is on disk of a session. */
  readonly sessionFiles: { readonly ask: { readonly session: string }; readonly answer: SessionFiles | undefined };
  /** Gives a session a title of the user's own; an empty one takes it away. Answers what went wrong. */
  readonly rename: {
    readonly ask: { readonly session: string; readonly title: string };
    readonly answer: Fault | undefined;
  };
  /** What it takes to go back to a session. */
  readonly wayBack: { readonly ask: { readonly session: string }; readonly answer: WayBack | undefined };
  /** Sessions side by side. */
  readonly comparison: { readonly ask: { readonly sessions: readonly string[] }; readonly answer: SessionComparison };
  /** What the tools of a session changed: the files, and what is not known of them. */
  readonly sessionChanges: { readonly ask: { readonly session: string }; readonly answer: SessionChanges | undefined };
  /** One side of a file of the answer above. */
  readonly changedText: {
    readonly ask: { readonly session: string; readonly path: string; readonly side: ChangeSide };
    readonly answer: string | undefined;
  };
  /** What a figure can be asked for. */
  readonly explanationChoices: { readonly ask: object; readonly answer: ExplanationChoices };
  /** Every line behind a figure, as text; undefined where nothing has that name any more. */
  readonly explanation: { readonly ask: { readonly subject: ExplanationSubject }; readonly answer: string | undefined };
  /** What is not in order in the logs, as text. */
  readonly diagnostics: { readonly ask: object; readonly answer: string };
  readonly pricesInUse: { readonly ask: object; readonly answer: PricesInUse };
  /** What a downloaded price table would change. */
  readonly priceUpdate: {
    readonly ask: { readonly text: string; readonly address: string };
    readonly answer: PriceUpdate;
  };
  /** Undefined where there is no such session. */
  readonly transcriptHead: { readonly ask: { readonly session: string }; readonly answer: TranscriptHead | undefined };
  /** Undefined where the log is gone, or the session has none of that name. */
  readonly transcriptPage: {
    readonly ask: { readonly place: TranscriptPlace; readonly start: PageStart; readonly filter: TranscriptFilter };
    readonly answer: TranscriptPage | undefined;
  };
  /** One item with its texts whole (as far as a view can hold them). */
  readonly transcriptItem: {
    readonly ask: { readonly place: TranscriptPlace; readonly item: string };
    readonly answer: TranscriptItem | undefined;
  };
  readonly transcriptImage: {
    readonly ask: { readonly place: TranscriptPlace; readonly item: string; readonly index: number };
    readonly answer: ImageBytes | undefined;
  };
  readonly transcriptJump: {
    readonly ask: {
      readonly place: TranscriptPlace;
      readonly from: number;
      readonly to: JumpTarget;
      readonly direction: JumpDirection;
    };
    readonly answer: Jumped;
  };
  /** Where a text stands, a stretch of the log at a time: how many there are, and which of them is seen. */
  readonly transcriptHits: {
    readonly ask: { readonly place: TranscriptPlace; readonly from: number; readonly text: string };
    readonly answer: TextPlaces;
  };
  /** The file that a tool call is about, to be opened or compared. */
  readonly transcriptFile: {
    readonly ask: { readonly place: TranscriptPlace; readonly item: string };
    readonly answer: ToolFile | undefined;
  };
  /** Writes a session's transcript to a file that the user chose. Takes as long as the transcript is. */
  readonly exportSession: { readonly ask: ExportOrder; readonly answer: Exported };
  /** Where a record stands: what a link to a message leads to. */
  readonly transcriptPlace: {
    readonly ask: { readonly session: string; readonly uuid: string };
    readonly answer: { readonly place: TranscriptPlace; readonly offset: number } | undefined;
  };
  /** What of the dashboard is taken away, as text. */
  readonly dashboardExport: {
    readonly ask: {
      readonly question: DashboardQuestion;
      readonly subject: TakenAway;
      readonly format: 'csv' | 'json' | 'markdown';
    };
    readonly answer: { readonly title: string; readonly text: string };
  };
  /** Where a row of the dashboard leads in a transcript. */
  readonly dashboardPlace: {
    readonly ask: { readonly question: DashboardQuestion; readonly table: PlaceTable; readonly key: string };
    readonly answer: RowPlace | undefined;
  };
  readonly dashboard: { readonly ask: { readonly question: DashboardQuestion }; readonly answer: Dashboard };
}

export type QuestionKind = keyof Questions;

export type Question = { [Kind in QuestionKind]: { readonly kind: Kind } & Questions[Kind]['ask'] }[QuestionKind];

export type AnswerTo<Kind extends QuestionKind> = Questions[Kind]['answer'];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { readonly kind: Kind }>;
