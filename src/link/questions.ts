import type { Dashboard } from '../core/answers/dashboard.ts';
import type { DashboardRange } from '../core/answers/dashboardRange.ts';
import type { SessionDetails } from '../core/answers/sessionDetails.ts';
import type { SessionRow } from '../core/answers/sessionRows.ts';

/** What a view may ask of the worker, and what it gets. */
export interface Questions {
  readonly sessions: { readonly ask: { readonly project: string }; readonly answer: readonly SessionRow[] };
  /** The latest of all projects. */
  readonly recentSessions: { readonly ask: object; readonly answer: readonly SessionRow[] };
  readonly sessionDetails: { readonly ask: { readonly session: string }; readonly answer: SessionDetails | undefined };
  readonly dashboard: { readonly ask: { readonly range: DashboardRange }; readonly answer: Dashboard };
}

export type QuestionKind = keyof Questions;

export type Question = { [Kind in QuestionKind]: { readonly kind: Kind } & Questions[Kind]['ask'] }[QuestionKind];

export type AnswerTo<Kind extends QuestionKind> = Questions[Kind]['answer'];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { readonly kind: Kind }>;
