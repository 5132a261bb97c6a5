import * as l10n from '@vscode/l10n';
import { assertNever } from '../kit/assertNever.ts';
import type { SessionMetadata, SessionStatus } from '../model/session.ts';
import type { EpochMs } from '../model/time.ts';
import { sessionStatus } from '../index/sessionStatus.ts';
import { costLabel, spokenCost } from './costLabels.ts';
import { oneLine } from './safeText.ts';
import type { Spending } from './spending.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A session as a row of the tree. */
export interface SessionRow {
  /** Stable through refreshes and restarts. */
  readonly key: string;
  readonly sessionId: string;
  readonly title: string;
  readonly status: SessionStatus;
  /** State · when · cost, in this order. */
  readonly description: string;
  /** A sentence for screen readers. */
  readonly sentence: string;
  readonly lastAt: number;
  /** The transcript, or undefined where it is gone. */
  readonly path: string | undefined;
}

/** `slug/session`: what names a session in messages and ids. */
export const sessionKey = (session: Pick<SessionMetadata, 'slug' | 'id'>): string => `${session.slug}/${session.id}`;

/** A session as the row of what it spent, or of a part of that which ended at `lastAt`. */
export function sessionRow(
  view: Viewpoint,
  session: SessionMetadata,
  spending: Spending,
  { lastAt, when, where }: RowWords,
): SessionRow {
  const { labels } = view;
  const status = sessionStatus(session, view.now, view.live);
  const title = sessionTitle(view, session);
  const word = statusWord(status);
  const active = l10n.t('last active {0}', when);
  return {
    key: sessionKey(session),
    sessionId: session.id,
    title,
    status,
    description: joinSaid([isOver(status) ? '' : word, when, costLabel(labels, spending), where], ' · '),
    sentence: joinSaid([title, word, where, active, spokenCost(labels, spending)], ', '),
    lastAt,
    path: session.isDeleted ? undefined : session.mainPath,
  };
}

/** What depends on where a row stands. */
export interface RowWords {
  readonly lastAt: EpochMs;
  readonly when: string;
  /** The project, where no row above it tells. */
  readonly where: string;
}

/** A running session is active now, whatever its last record's clock says; for a finished one the records are right, since files get touched. */
export const lastActivity = (session: SessionMetadata): number => session.lastAt ?? session.touchedMs;

/** What a person would call it: the title that the user gave it here, else its own, else its first prompt, else when it began. */
export function sessionTitle(view: Viewpoint, session: SessionMetadata): string {
  const given = view.ownTitles.titleOf(session.id) ?? session.title?.text;
  const prompt = (): string | undefined =>
    session.mainPath !== undefined && session.promptOffset !== undefined && !session.isDeleted
      ? view.promptTitle(session.mainPath, session.promptOffset)
      : undefined;
  const text = oneLine(given ?? prompt() ?? '');
  if (text !== '') return text;
  const begun = session.firstAt ?? session.touchedMs;
  const { day, time } = view.calendar.local(begun);
  return l10n.t('Untitled session of {0} {1}', day, time);
}

/** A status in a word. */
export function statusWord(status: SessionStatus): string {
  switch (status) {
    case 'running':
      return l10n.t('running');
    case 'waiting':
      return l10n.t('waiting for you');
    case 'idle':
      return l10n.t('idle');
    case 'interrupted':
      return l10n.t('interrupted');
    case 'completed':
      return l10n.t('completed');
    case 'deleted':
      return l10n.t('log deleted');
    case 'unknown':
      return l10n.t('state unknown');
    default:
      return assertNever(status);
  }
}

/** Most sessions are over; the eye needs no word for it, the ear does. */
const isOver = (status: SessionStatus): boolean => status === 'completed' || status === 'unknown';

/** What there is to say, without what is empty. */
export const joinSaid = (parts: readonly string[], between: string): string =>
  parts.filter((part) => part !== '').join(between);
