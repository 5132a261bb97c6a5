import { type ProjectRow, projectRows } from './projectRows.ts';
import { type StatusLine, statusLine } from './statusLine.ts';
import { usageBySession } from './usage.ts';
import { revisionOf, type Viewpoint } from './viewpoint.ts';

/** What the side bar and the status bar show: a whole snapshot, replaced by the next one. */
export interface Overview {
  readonly revision: number;
  readonly asOf: number;
  readonly projects: readonly ProjectRow[];
  readonly status: StatusLine;
}

/** Sums the ledger once and answers for every project. */
export function overview(view: Viewpoint): Overview {
  const usage = usageBySession(view);
  return {
    revision: revisionOf(view),
    asOf: view.now,
    projects: projectRows(view, usage),
    status: statusLine(view, usage),
  };
}
