import { costOf } from '../../price/cost.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import type { Span } from '../../model/time.ts';
import type { Scope } from '../acts/scope.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { barFinder, barsOf, type BarSpan, grainOf } from './bars.ts';
import { ledgerFrame, membersOf, rowsIn, sumRows } from './ledgerFrame.ts';
import { firstDayUsed, type Period, periodOf } from './period.ts';
import type { DashboardQuestion, Grain } from './question.ts';
import type { Selected } from './tables/selected.ts';

/** What a question is about: its time, its sessions, and its requests. */
export interface Selection {
  readonly period: Period;
  readonly members: Uint8Array | undefined;
  readonly rows: Int32Array;
  readonly grain: Grain;
  readonly bars: readonly BarSpan[];
  readonly barOf: (at: number) => number;
  /** The bar that is chosen. */
  readonly bar: BarSpan | undefined;
  /** What stands below the chart: of that bar, or of all. */
  readonly detail: Detail;
}

export interface Detail extends Selected {
  /** By place in `index.projects()`. */
  readonly byProject: ReadonlyMap<number, UsageSum>;
}

export function selectionOf(view: Viewpoint, question: DashboardQuestion): Selection {
  const { at } = view.index.ledger.columns;
  const { session } = ledgerFrame(view);
  const members = membersOf(view, question.scope);
  const passes = (row: number): boolean => session[row]! >= 0 && (!members || members[session[row]!] === 1);
  const period = periodOf(view, question.range, () => firstDayUsed(view, passes));
  const rows = rowsIn(view, members, period.span);
  const grain = grainOf(view, period, question.grain);
  const bars = barsOf(view, period, grain);
  const bar = bars.find(({ key }) => key === question.bar);
  const narrowed = bar ? rows.filter((row) => at[row]! >= bar.from && at[row]! < bar.to) : rows;
  const detail = detailOf(view, members, narrowed, bar ?? period.span);
  return { period, members, rows, grain, bars, barOf: barFinder(bars), bar, detail };
}

function detailOf(view: Viewpoint, members: Uint8Array | undefined, rows: Int32Array, span: Span): Detail {
  const { session, project } = ledgerFrame(view);
  const byProject = sumRows(view, rows, (row) => project[session[row]!]!);
  const total = sumOf(view, byProject.values());
  return { rows, byProject, total, usd: costOf(total).usd, scope: scopeOf(members, span) };
}

function scopeOf(members: Uint8Array | undefined, { from, to }: Span): Scope {
  const sessions = members && new Set(Array.from(members.keys()).filter((number) => members[number] === 1));
  return {
    ...(sessions ? { sessions } : {}),
    // Without an end, what is undated counts.
    ...(to === Number.POSITIVE_INFINITY ? {} : { span: { from, to } }),
  };
}
