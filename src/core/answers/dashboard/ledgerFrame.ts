import type { SessionMetadata } from '../../model/session.ts';
import type { Span } from '../../model/time.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { sessionsOfScope } from './scopes.ts';
import type { DashboardScope } from './question.ts';
import { rowCostOf, usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** What every question about the ledger needs of every row, looked up once per change of the ledger. */
export interface LedgerFrame {
  /** Row → number of its session; -1 for a replay, which counts nowhere. */
  readonly session: Int32Array;
  /** Row → about what it cost: for telling the dearest, not for sums. */
  readonly usd: Float64Array;
  /** Number of a session → place of its project in `index.projects()`. */
  readonly project: Int32Array;
  readonly sessions: readonly (SessionMetadata | undefined)[];
}

export function ledgerFrame(view: Viewpoint): LedgerFrame {
  const { index, book, costMode, memory } = view;
  return memory.ledgerFrame.get('', [index, index.revision, book.classes, costMode], () => {
    const { columns, length } = index.ledger;
    const costOfRow = rowCostOf(view);
    const session = new Int32Array(length);
    const usd = new Float64Array(length);
    for (let row = 0; row < length; row++) {
      session[row] = columns.isReplay[row] === 1 ? -1 : index.sessionOfFile(columns.owner[row]!);
      usd[row] = costOfRow(row);
    }
    const sessions: SessionMetadata[] = [];
    for (const each of index.sessions()) sessions[each.number] = each;
    const project = new Int32Array(sessions.length).fill(-1);
    for (const [place, { sessions: own }] of index.projects().entries())
      for (const { number } of own) project[number] = place;
    return { session, usd, project, sessions };
  });
}

/** Sessions by number: is each in the scope? Undefined: all are. */
export function membersOf(view: Viewpoint, scope: DashboardScope): Uint8Array | undefined {
  const members = sessionsOfScope(view, scope);
  if (!members) return undefined;
  const is = new Uint8Array(ledgerFrame(view).sessions.length);
  for (const { number } of members) is[number] = 1;
  return is;
}

/** Rows of the ledger that count in a span, in no particular order. */
export function rowsIn(view: Viewpoint, members: Uint8Array | undefined, { from, to }: Span): Int32Array {
  const { at } = view.index.ledger.columns;
  const { session } = ledgerFrame(view);
  // Undated is at infinity: it counts where there is no end.
  const isOpen = to === Number.POSITIVE_INFINITY;
  const rows = new Int32Array(session.length);
  let count = 0;
  for (let row = 0; row < session.length; row++) {
    const time = at[row]!;
    if (time < from || (!isOpen && time >= to) || session[row]! < 0) continue;
    if (members && members[session[row]!] !== 1) continue;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/** Sums rows by group; a negative number leaves a row out. */
export function sumRows(view: Viewpoint, rows: Int32Array, groupOf: (row: number) => number): Map<number, UsageSum> {
  const add = usageAdder(view);
  const sums = new Map<number, UsageSum>();
  let lastGroup = -1;
  let last: UsageSum | undefined;
  for (const row of rows) {
    const group = groupOf(row);
    if (group < 0) continue;
    if (group !== lastGroup || !last) {
      last = sums.get(group);
      if (!last) sums.set(group, (last = new UsageSum(view.book)));
      lastGroup = group;
    }
    add(last, row);
  }
  return sums;
}
