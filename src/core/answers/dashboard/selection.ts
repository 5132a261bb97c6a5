import { costOf } from '../../price/cost.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import type { EpochMs, Span } from '../../model/time.ts';
import type { Scope } from '../acts/scope.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { barFinder, barsOf, type BarSpan, grainOf } from './bars.ts';
import { type Period, periodOf } from './period.ts';
import { membersOf, sessionPlaces } from './places.ts';
import type { DashboardQuestion, Grain } from './question.ts';
import { dayStarts } from './slicer.ts';
import { firstDayUsed, isInPeriod, narrowed, type SessionSlices, slicesBy, slicesIn, sumSlices } from './slices.ts';
import type { Selected } from './tables/selected.ts';

/** What a question is about: its time, its sessions, and what they used. */
export interface Selection {
  readonly period: Period;
  readonly members: Uint8Array | undefined;
  readonly sessions: readonly SessionSlices[];
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
  const members = membersOf(view, question.scope);
  const period = periodOf(view, question.range, () => firstDayUsed(view, slicesIn(view, members, ever)));
  const grain = grainOf(view, period, question.grain);
  const bars = barsOf(view, period, grain);
  const barOf = barFinder(bars);
  const days = slicesIn(view, members, period.span);
  const dayStart = dayStarts(view.calendar);
  // What is undated is on no bar.
  const startOf = (at: EpochMs): EpochMs | undefined =>
    isInPeriod(period.span, at) ? (bars[barOf(at)]?.from ?? dayStart(at)) : undefined;
  const sessions = grain === 'hour' ? slicesBy(view, days, startOf) : days;
  const bar = bars.find(({ key }) => key === question.bar);
  const chosen = bar ? narrowed(view, sessions, ({ from }) => from >= bar.from && from < bar.to) : sessions;
  const detail = detailOf(view, members, chosen, bar ?? period.span);
  return { period, members, sessions, grain, bars, barOf, bar, detail };
}

const ever: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

function detailOf(
  view: Viewpoint,
  members: Uint8Array | undefined,
  sessions: readonly SessionSlices[],
  span: Span,
): Detail {
  const { project } = sessionPlaces(view);
  const slices = sessions.flatMap((each) => each.slices);
  const byProject = sumSlices(view, slices, ({ session }) => project[session]!);
  const total = sumOf(view, byProject.values());
  const scope = scopeOf(members, span);
  return { sessions, slices, span, byProject, total, usd: costOf(total).usd, scope };
}

function scopeOf(members: Uint8Array | undefined, { from, to }: Span): Scope {
  const sessions = members && new Set(Array.from(members.keys()).filter((number) => members[number] === 1));
  return {
    ...(sessions ? { sessions } : {}),
    // Without an end, what is undated counts.
    ...(to === Number.POSITIVE_INFINITY ? {} : { span: { from, to } }),
  };
}
