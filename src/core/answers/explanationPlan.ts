import type { Holding } from '../index/globalIndex.ts';
import type { KeyTable } from '../kit/keyTable.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { wantedKeys } from './explanationEvidence.ts';
import { byTime, type PlannedRow, plannedRow } from './explanationRows.ts';
import { type ExplanationSubject, findSubject, type SubjectRows } from './explanationSubject.ts';
import { sumOf, sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A log to look into. */
export interface PlannedFile {
  readonly holding: Holding;
  /** Of another session than those asked for. */
  readonly isOther: boolean;
  /** Key → row of each message to be found in it; undefined: none. */
  readonly wanted: KeyTable | undefined;
}

/** All that is known before a log is read. */
export interface ExplanationPlan {
  readonly subject: SubjectRows;
  readonly total: UsageSum;
  /** Oldest first, and the sum of each. */
  readonly counted: readonly { readonly is: PlannedRow; readonly sum: UsageSum }[];
  readonly more: UsageSum | undefined;
  readonly copies: readonly PlannedRow[];
  readonly moreCopies: number;
  readonly replays: readonly PlannedRow[];
  readonly moreReplays: number;
  readonly files: readonly PlannedFile[];
}

/** Decides what is listed (at most `limit` messages, copies and replays each) and which logs must be read for it. */
export function planExplanation(
  view: Viewpoint,
  asked: ExplanationSubject,
  limit: number,
): ExplanationPlan | undefined {
  const subject = findSubject(view, asked);
  if (!subject) return undefined;
  const { columns, length } = view.index.ledger;
  const counted: number[] = [];
  const replays: number[] = [];
  for (let row = 0; row < length; row++) {
    if (subject.counts(row)) (columns.isReplay[row] === 1 ? replays : counted).push(row);
  }
  const holdings = view.index.holdings();
  const copies = copiedRows(holdings, subject);
  const order = byTime(view);
  const firstOf = (rows: readonly number[]): PlannedRow[] =>
    rows
      .toSorted(order)
      .slice(0, limit)
      .map((row) => plannedRow(view, row));
  const shown = firstOf(counted);
  const shownReplays = firstOf(replays);
  const shownCopies = firstOf(copies);

  const place = new Map(shown.map(({ row }, i) => [row, i]));
  const sums = sumUsage(view, (row) => place.get(row) ?? (subject.counts(row) ? shown.length : -1));
  const rows = new Set([...place.keys(), ...shownReplays.map(({ row }) => row)]);
  const ownRows = new Set([...rows, ...shownCopies.map(({ row }) => row)]);
  return {
    subject,
    total: sumOf(view, sums.values()),
    counted: shown.map((is, i) => ({ is, sum: sums.get(i)! })),
    more: sums.get(shown.length),
    copies: shownCopies,
    moreCopies: copies.length - shownCopies.length,
    replays: shownReplays,
    moreReplays: replays.length - shownReplays.length,
    files: holdings.flatMap((holding) => plannedFile(holding, subject, rows, ownRows)).toSorted(ownFirst),
  };
}

/** Rows that these sessions' logs hold, counted elsewhere. */
function copiedRows(holdings: readonly Holding[], { sessions, counts }: SubjectRows): number[] {
  const copies = new Set<number>();
  for (const { session, rows } of holdings) {
    if (sessions?.has(session)) for (const row of rows) if (!counts(row)) copies.add(row);
  }
  return [...copies];
}

function plannedFile(
  holding: Holding,
  { sessions }: SubjectRows,
  rows: ReadonlySet<number>,
  ownRows: ReadonlySet<number>,
): PlannedFile[] {
  const isOwn = sessions?.has(holding.session) ?? false;
  const isOther = sessions !== undefined && !isOwn;
  const wanted = wantedKeys(holding.digest, holding.rows, (row) => (isOwn ? ownRows : rows).has(row));
  return isOwn || wanted ? [{ holding, isOther, wanted }] : [];
}

const roles = ['main', 'agent', 'compactor', 'other'];

function ownFirst(a: PlannedFile, b: PlannedFile): number {
  const rank = ({ holding, isOther }: PlannedFile): number =>
    (isOther ? roles.length : 0) + roles.indexOf(holding.digest.file.role);
  return rank(a) - rank(b) || (a.holding.digest.file.path < b.holding.digest.file.path ? -1 : 1);
}
