import { dashboard } from '../core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion, DashboardRange, DashboardScope } from '../core/answers/dashboard/question.ts';
import { sessionsOf } from '../core/answers/reportFilter.ts';
import type { Viewpoint } from '../core/answers/viewpoint.ts';
import { dashboardText } from '../core/export/dashboardText.ts';
import { jsonText } from '../core/export/jsonText.ts';
import type { DashboardRequest } from './arguments.ts';

/** The picture that the dashboard shows for the same question. */
export function dashboardAnswer(view: Viewpoint, request: DashboardRequest): string {
  const { table, isJson, budgets } = request;
  const question: DashboardQuestion = {
    range: rangeOf(view, request),
    scope: scopeOf(view, request),
    isCompared: true,
    stack: 'model',
    grain: 'auto',
    bar: undefined,
    table: { name: table, sortBy: '', isDescending: false, filter: '', page: 0 },
  };
  const picture = dashboard(view, question, budgets);
  return isJson ? jsonText(picture) : dashboardText(picture);
}

function rangeOf({ calendar, now }: Viewpoint, { range, filter }: DashboardRequest): DashboardRange {
  const { since, until } = filter;
  if (range !== undefined || (since === undefined && until === undefined)) return range ?? '30d';
  const to = until ?? calendar.dayOf(now);
  return { from: since ?? calendar.daysUpTo(to, 30)[0]!, to };
}

/** A name that several projects have means the first of them. */
function scopeOf({ index }: Viewpoint, { filter: { project } }: DashboardRequest): DashboardScope {
  if (project === undefined) return { kind: 'all' };
  return { kind: 'project', project: sessionsOf(index.sessions(), project)[0]?.project ?? project };
}
