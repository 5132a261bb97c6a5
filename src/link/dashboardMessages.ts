import type { Dashboard } from '../core/answers/dashboard/dashboard.ts';
import type { NoteTarget } from '../core/answers/dashboard/notes.ts';
import type { DashboardQuestion } from '../core/answers/dashboard/question.ts';
import type { TakenAway } from '../core/answers/dashboard/takeAway.ts';
import type { PlaceTable, RowTarget } from '../core/answers/dashboard/tables/table.ts';
import { isDashboardQuestion } from './dashboardQuestion.ts';

/** Host → dashboard: always a whole picture, or a scope that the user chose elsewhere; an older revision than the one shown is ignored. */
export type ToDashboard =
  | { readonly kind: 'dashboard'; readonly dashboard: Dashboard }
  | { readonly kind: 'scope'; readonly scope: DashboardQuestion['scope'] };

/** Targets that the page cannot reach by itself. */
export type HostTarget = Exclude<RowTarget, { readonly kind: 'rows' | 'days' | 'scope' }> | NoteTarget;

const placeTables: readonly PlaceTable[] = ['tools', 'skills', 'agents', 'files', 'errors'];

export const exportFormats = ['csv', 'json', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportSubjects: readonly TakenAway[] = ['table', 'chart', 'ledger'];

/** Dashboard → host: a closed set, checked by hand; nothing in it is ever used as a path or a command. */
export type FromDashboard =
  | { readonly kind: 'ready'; readonly question: DashboardQuestion }
  | { readonly kind: 'ask'; readonly question: DashboardQuestion }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'open'; readonly target: HostTarget }
  | { readonly kind: 'copy'; readonly text: string }
  | {
      readonly kind: 'export';
      readonly subject: TakenAway;
      readonly format: ExportFormat;
      readonly isCopy: boolean;
    };

/** The text of a picture is large, but a message without a bound is no message. */
const longestText = 4_000_000;

export function isFromDashboard(message: unknown): message is FromDashboard {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  switch (message.kind) {
    case 'refresh':
      return true;
    case 'ready':
    case 'ask':
      return 'question' in message && isDashboardQuestion(message.question);
    case 'open':
      return 'target' in message && isTarget(message.target);
    case 'copy':
      return 'text' in message && typeof message.text === 'string' && message.text.length <= longestText;
    case 'export':
      return (
        'subject' in message &&
        exportSubjects.some((subject) => subject === message.subject) &&
        'format' in message &&
        exportFormats.some((format) => format === message.format) &&
        'isCopy' in message &&
        typeof message.isCopy === 'boolean'
      );
    default:
      return false;
  }
}

function isTarget(target: unknown): target is HostTarget {
  if (typeof target !== 'object' || target === null || !('kind' in target)) return false;
  switch (target.kind) {
    case 'diagnostics':
    case 'budgetSettings':
      return true;
    case 'session':
      return 'session' in target && typeof target.session === 'string';
    case 'place':
      return (
        'table' in target &&
        placeTables.some((table) => table === target.table) &&
        'key' in target &&
        typeof target.key === 'string'
      );
    case 'explanation':
      return 'subject' in target && isSubject(target.subject);
    default:
      return false;
  }
}

/** Only what rows and notes lead to. */
function isSubject(subject: unknown): boolean {
  if (typeof subject !== 'object' || subject === null || !('kind' in subject)) return false;
  if (subject.kind === 'project') return 'id' in subject && typeof subject.id === 'string';
  return subject.kind === 'model' && 'model' in subject && typeof subject.model === 'string';
}

export function isToDashboard(message: unknown): message is ToDashboard {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return message.kind === 'dashboard' || message.kind === 'scope';
}
