import { type BudgetLimits, noBudgets } from '../budgetLimits.ts';
import { isSpent, type Spending, spendingOf } from '../spending.ts';
import { sumOf } from '../usage.ts';
import type { Span } from '../../model/time.ts';
import { revisionOf, type Viewpoint } from '../viewpoint.ts';
import type { LabelForm } from '../labelForm.ts';
import { costModeNotes } from '../costMode.ts';
import { activeMsByBar, sessionsByBar } from './activity.ts';
import { barFinder } from './bars.ts';
import { type ContextFill, contextFill } from './contextFill.ts';
import { type Figure, figuresOf, type Totals } from './figures.ts';
import { type HeatCalendar, rememberedHeat } from './heatCalendar.ts';
import { dashboardNotes, moneyNotes, type Note } from './notes.ts';
import type { DashboardQuestion } from './question.ts';
import { type ScopeChoice, scopeChoices } from './scopes.ts';
import { type Selection, selectionOf } from './selection.ts';
import { rowsIn, slicesIn } from './slices.ts';
import { modelShares, projectShares, type ShareRow } from './shareRows.ts';
import { type BarSums, barSums, type StackedBars, stackedBars } from './stackedBars.ts';
import { type DashboardTable } from './tables/table.ts';
import { tableOf } from './tables/tables.ts';
import { tonesOf } from './tones.ts';
import { type Why, whyOf } from './why.ts';

/** One whole picture of the dashboard. Numbers beside labels are for lengths and heights, for sorting and for machines. */
export interface Dashboard {
  readonly revision: number;
  /** What this answers. */
  readonly question: DashboardQuestion;
  /** How the chart's axis writes money; all else comes written. */
  readonly form: LabelForm;
  /** `14:05 · Europe/Berlin` */
  readonly asOf: string;
  readonly scopes: readonly ScopeChoice[];
  /** `16 Nov – 22 Nov` */
  readonly period: string;
  /** The same as days, where a range of one's own begins. */
  readonly days: { readonly from: string; readonly to: string };
  /** Nothing was used in this range and scope. */
  readonly isEmpty: boolean;
  readonly figures: readonly Figure[];
  readonly chart: StackedBars;
  /** The bar that what is below is narrowed to. */
  readonly narrowedTo: string | undefined;
  readonly heat: HeatCalendar;
  readonly models: readonly ShareRow[];
  readonly projects: readonly ShareRow[];
  readonly why: Why;
  /** Of a single session. */
  readonly context: ContextFill | undefined;
  readonly table: DashboardTable;
  readonly notes: readonly Note[];
}

/** `limits`: what the budgets are measured by. */
export function dashboard(view: Viewpoint, question: DashboardQuestion, limits: BudgetLimits = noBudgets): Dashboard {
  const { calendar, labels, now } = view;
  const selection = selectionOf(view, question);
  const { period, sessions, grain, bars, barOf, bar, detail, members } = selection;
  const tones = tonesOf(view);
  const asked = { sessions, bars, barOf, grain, stack: question.stack, tones };
  const sums = barSums(view, asked);
  const { totals, figures, unshown } = headline(view, question, selection, sums);
  const detailed = spendingOf(detail.total);
  return {
    revision: revisionOf(view),
    question,
    form: labels.form,
    asOf: `${calendar.local(now).time} · ${calendar.zone}`,
    scopes: scopeChoices(view, question.scope),
    period: period.label,
    days: { from: period.firstDay, to: period.lastDay },
    isEmpty: !isSpent(totals.spending),
    figures,
    chart: stackedBars(view, asked, sums),
    narrowedTo: bar?.label,
    heat: rememberedHeat(view, members, JSON.stringify(question.scope)),
    models: modelShares(view, detail.total, detailed, tones),
    projects: projectShares(view, detail.byProject, detailed, tones),
    why: whyOf(view, detail),
    context: question.scope.kind === 'session' ? contextFill(view, rowsIn(view, sessions, period.span)) : undefined,
    table: tableOf(view, detail, question.table, limits),
    notes: [
      ...moneyNotes(labels),
      ...costModeNotes(labels, view.costMode, detail.total).map((text) => ({ text })),
      ...dashboardNotes(view, totals.spending, unshown, members),
    ],
  };
}

interface Headline {
  readonly totals: Totals;
  readonly figures: readonly Figure[];
  readonly unshown: Spending;
}

function headline(view: Viewpoint, question: DashboardQuestion, selection: Selection, sums: BarSums): Headline {
  const { period, sessions, bars, barOf, members } = selection;
  const activeMs = activeMsByBar(view, members, bars, barOf);
  const ofBars = sums.map((parts) => (parts.some(Boolean) ? sumOf(view, parts) : undefined));
  const totals: Totals = {
    spending: spendingOf(sumOf(view, ofBars)),
    sessions: sessions.length,
    activeMs: activeMs.reduce((sum, ms) => sum + ms, 0),
  };
  const before = question.isCompared && period.previous ? totalsOf(view, members, period.previous) : undefined;
  const figures = figuresOf(view, totals, before, period.previousLabel, {
    spending: bars.map((_, bar) => spendingOf(ofBars[bar])),
    sessions: sessionsByBar(sessions, bars.length, barOf),
    activeMs,
  });
  return { totals, figures, unshown: spendingOf(ofBars[bars.length]) };
}

function totalsOf(view: Viewpoint, members: Uint8Array | undefined, span: Span): Totals {
  const sessions = slicesIn(view, members, span);
  const sums = sessions.flatMap(({ slices }) => slices.map(({ usage }) => usage));
  const whole = [{ ...span, key: '', label: '' }];
  return {
    spending: spendingOf(sumOf(view, sums)),
    sessions: sessions.length,
    activeMs: activeMsByBar(view, members, whole, barFinder(whole))[0] ?? 0,
  };
}
