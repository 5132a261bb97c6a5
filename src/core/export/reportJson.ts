// The reports as ccusage 20 prints them (`ccusage claude daily --json` and its siblings): names, nesting and types are its
// own, so that its users' scripts keep working. What we know beyond that stands beside it.
import type { Block } from '../answers/blocks.ts';
import type { Grain, ModelFigures, PeriodRow, Report, SessionReportRow } from '../answers/reports.ts';
import { jsonText } from './jsonText.ts';
import type { Remarks } from './remarks.ts';

/** What ccusage calls a row's period. */
const periodName = { daily: 'date', weekly: 'week', monthly: 'month' } as const satisfies Record<Grain, string>;

/** `{"daily":[{"date":…}],"totals":…}`. `period` repeats the date under the name that `ccusage daily` (all agents) has for it. */
export function periodJson(grain: Grain, report: Report<PeriodRow>): string {
  const rows = report.rows.map((row) => ({ [periodName[grain]]: row.period, period: row.period, ...figures(row) }));
  return reportJson(grain, rows, report);
}

/** `{"sessions":[{"sessionId":…}],"totals":…}`. Every key is always there; what is not known is `null`. */
export function sessionJson(report: Report<SessionReportRow>): string {
  const rows = report.rows.map((row) => ({
    sessionId: row.sessionId,
    projectPath: row.projectPath,
    cwd: row.cwd ?? null,
    ...figures(row),
    firstActivity: row.firstActivity ?? null,
    lastActivity: row.lastActivity ?? null,
  }));
  return reportJson('sessions', rows, report);
}

/** `{"blocks":[…]}`; ccusage has no totals here. */
export function blocksJson(blocks: readonly Block[], remarks: Remarks): string {
  const { skips, incompleteOutputs, costNotes } = remarks;
  return jsonText({ blocks, skips, incompleteOutputs, costNotes });
}

function reportJson(name: string, rows: readonly object[], report: Report<unknown>): string {
  const { totals, skips, incompleteOutputs, costNotes } = report;
  return jsonText({ [name]: rows, totals, skips, incompleteOutputs, costNotes });
}

/** Written out, so that what a row may carry for other readers does not slip into the JSON. */
function figures(row: ModelFigures): ModelFigures {
  return {
    inputTokens: row.inputTokens,
    outputTokens: row.outputTokens,
    cacheCreationTokens: row.cacheCreationTokens,
    cacheReadTokens: row.cacheReadTokens,
    totalTokens: row.totalTokens,
    totalCost: row.totalCost,
    ...(row.loggedCost === undefined ? {} : { loggedCost: row.loggedCost }),
    modelsUsed: row.modelsUsed,
    modelBreakdowns: row.modelBreakdowns,
    unpricedModels: row.unpricedModels,
  };
}
