import { errorReport, fileReport, skillReport, toolReport } from '../core/answers/acts/workReports.ts';
import { blocksReport } from '../core/answers/blocks.ts';
import { type Report, periodReport, sessionReport } from '../core/answers/reports.ts';
import type { Viewpoint } from '../core/answers/viewpoint.ts';
import { blocksTable } from '../core/export/blocksTable.ts';
import { jsonText } from '../core/export/jsonText.ts';
import { remarksOf } from '../core/export/remarks.ts';
import { blocksJson, periodJson, sessionJson } from '../core/export/reportJson.ts';
import { type Page, periodTable, sessionTable } from '../core/export/reportTable.ts';
import { errorTable, fileTable, skillTable, toolTable } from '../core/export/workTables.ts';
import type { ReportRequest } from './arguments.ts';

/** A report ready to print. */
export interface Answer {
  readonly isEmpty: boolean;
  readonly json: () => string;
  readonly table: (page: Page) => string;
}

/** Asks what was requested. */
export function answer(view: Viewpoint, { command, filter }: ReportRequest): Answer {
  switch (command) {
    case 'session': {
      const report = sessionReport(view, filter);
      return { isEmpty: isEmpty(report), json: () => sessionJson(report), table: (page) => sessionTable(report, page) };
    }
    case 'blocks': {
      const blocks = blocksReport(view, filter);
      const remarks = remarksOf(periodReport(view, 'monthly', filter));
      return {
        isEmpty: blocks.length === 0,
        json: () => blocksJson(blocks, remarks),
        table: (page) => blocksTable(blocks, remarks, page),
      };
    }
    case 'tools': {
      const report = toolReport(view, filter);
      return work(report, report.tools, (page) => toolTable(report, page));
    }
    case 'skills': {
      const report = skillReport(view, filter);
      return work(report, report.skills, (page) => skillTable(report, page));
    }
    case 'files': {
      const report = fileReport(view, filter);
      return work(report, report.files, (page) => fileTable(report, page));
    }
    case 'errors': {
      const report = errorReport(view, filter);
      return work(report, report.errors, (page) => errorTable(report, page));
    }
    default: {
      const report = periodReport(view, command, filter);
      return {
        isEmpty: isEmpty(report),
        json: () => periodJson(command, report),
        table: (page) => periodTable(command, report, page),
      };
    }
  }
}

const work = (report: object, rows: readonly unknown[], table: Answer['table']): Answer => ({
  isEmpty: rows.length === 0,
  json: () => jsonText(report),
  table,
});

const isEmpty = (report: Report<unknown>): boolean => report.rows.length === 0;
