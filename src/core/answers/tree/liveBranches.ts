import * as l10n from '@vscode/l10n';
import { sessionStatus } from '../../index/sessionStatus.ts';
import type { LiveSession } from '../../model/liveSession.ts';
import type { SessionMetadata, SessionStatus } from '../../model/session.ts';
import { costLabel } from '../costLabels.ts';
import { projectTitle } from '../projectRows.ts';
import { folderName, oneLine } from '../safeText.ts';
import { joinSaid, sessionRow, statusWord } from '../sessionRows.ts';
import { spendingOf } from '../spending.ts';
import { usageOfSession } from '../sessionParts.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { insideSession } from './inside/insideSession.ts';
import { type BranchRequest, isInside, type ProcessRow, type SessionTreeRow, type TreeAnswer } from './treeRow.ts';
import { sessionTreeRow } from './treeRows.ts';
import { type Waiting, waitingOf } from './waiting.ts';

/** What the Live view asks: who is at work, who waits, who is idle, at the moment of asking. */
export interface LiveAnswer extends TreeAnswer {
  readonly waiting: Waiting;
}

export function liveBranches(view: Viewpoint, requests: readonly BranchRequest[]): LiveAnswer {
  const rows = liveRows(view);
  return {
    summary: summaryOf(view, rows),
    waiting: waitingOf(view),
    branches: requests.map(({ place, limit }) =>
      isInside(place) ? insideSession(view, place, limit) : { rows: rows.slice(0, limit) },
    ),
  };
}

function summaryOf({ labels }: Viewpoint, rows: readonly (SessionTreeRow | ProcessRow)[]): string {
  const count = (status: SessionStatus): number => rows.filter((row) => row.status === status).length;
  const [waiting, running, idle] = [count('waiting'), count('running'), count('idle')];
  const counts = [
    waiting > 0 ? l10n.t('{0} waiting', labels.exact(waiting)) : '',
    running > 0 ? l10n.t('{0} running', labels.exact(running)) : '',
    idle > 0 ? l10n.t('{0} idle', labels.exact(idle)) : '',
  ];
  return joinSaid(counts, ' · ');
}

/** Who waits for the user comes first, then who works; of these the latest. */
function liveRows(view: Viewpoint): (SessionTreeRow | ProcessRow)[] {
  const sessions = view.index.sessions().flatMap((session) => {
    const status = sessionStatus(session, view.now, view.live);
    const rank = ranks[status];
    return rank === undefined || (session.isEmpty && !view.live.has(session.id)) ? [] : [{ session, rank }];
  });
  const known = new Set<string>(view.index.sessions().map(({ id }) => id));
  const strangers = [...view.live.values()].filter(({ sessionId }) => !known.has(sessionId));
  return [
    ...sessions.map(({ session, rank }) => ({
      rank,
      at: session.touchedMs,
      row: liveRow(view, session, usageOfSession(view, session.number)),
    })),
    ...strangers.map((process) => ({
      rank: ranks[process.state ?? 'idle']!,
      at: process.sinceMs ?? 0,
      row: processRow(process),
    })),
  ]
    .toSorted((a, b) => a.rank - b.rank || b.at - a.at || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}

const ranks: Readonly<Partial<Record<SessionStatus, number>>> = { waiting: 0, running: 1, idle: 2 };

function liveRow(view: Viewpoint, session: SessionMetadata, usage: Parameters<typeof spendingOf>[0]): SessionTreeRow {
  const spending = spendingOf(usage);
  const where = projectTitle({ id: session.project, cwd: session.cwd === undefined ? undefined : session.project });
  const lastAt = session.touchedMs;
  const when = view.labels.ago(lastAt, view.now, view.calendar);
  const row = sessionRow(view, session, spending, { lastAt, when, where });
  const description = joinSaid([statusWord(row.status), where, costLabel(view.labels, spending)], ' · ');
  return sessionTreeRow(session, { ...row, description }, `live:${row.key}`);
}

function processRow({ sessionId, state = 'idle', cwd, name }: LiveSession): ProcessRow {
  const title = oneLine(name ?? '') || l10n.t('New session');
  const said = [statusWord(state), cwd === undefined ? '' : oneLine(folderName(cwd))];
  return {
    kind: 'process',
    id: `process:${sessionId}`,
    status: state,
    title,
    description: joinSaid(said, ' · '),
    sentence: joinSaid([title, ...said], ', '),
  };
}
