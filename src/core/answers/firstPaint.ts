import * as l10n from '@vscode/l10n';
import type { EpochMs } from '../model/time.ts';
import type { CachedOverview } from './cachedOverview.ts';
import { type CostMode, moneyBasis } from './costMode.ts';
import type { LabelForm } from './labelForm.ts';
import type { Labels } from './labels.ts';
import { projectRows } from './projectRows.ts';
import { usageBySession } from './sessionParts.ts';
import { statusLine, unknownStatus } from './statusLine.ts';
import { usualStatusText } from './statusText.ts';
import { nobodyWaits } from './tree/waiting.ts';
import type { Viewpoint } from './viewpoint.ts';

/** By what figures are counted and told: a window that counts or speaks otherwise has no use for them. */
export interface PaintedBy {
  readonly zone: string;
  readonly costMode: CostMode;
  readonly priceOverrides: string;
  readonly labelForm: LabelForm;
  readonly statusText: string;
  readonly workspaceFolders: readonly string[];
}

/** The same of a window's settings. */
export const paintedBy = ({
  overviewChoices,
  ...settings
}: Omit<PaintedBy, 'statusText'> & { readonly overviewChoices: { readonly statusText: string } }): PaintedBy => ({
  ...settings,
  statusText: overviewChoices.statusText,
});

/** What a window leaves behind for the next to show at once, while its worker wakes. In words: nothing has to be counted then. */
export interface FirstPaint {
  readonly version: 1;
  readonly rowsBy: string;
  readonly statusBy: string;
  /** Today's cost is today's until then. */
  readonly statusUntil: EpochMs;
  readonly overview: CachedOverview;
}

/** Rows without their age, which would be another by then. */
export function firstPaintOf(view: Viewpoint, by: PaintedBy): FirstPaint {
  const { calendar, labels, now } = view;
  const today = calendar.dayOf(now);
  const projects = projectRows(view, usageBySession(view)).map((row) => ({
    ...row,
    sentence: [row.title, l10n.t('project in {0}', row.path), labels.count(row.sessionCount, 'session')].join(', '),
  }));
  return {
    version: 1,
    rowsBy: rowsBy(by),
    statusBy: statusBy(by),
    statusUntil: calendar.spanOfDays(today, today).to,
    overview: {
      // Anything newer replaces it.
      revision: 0,
      asOf: now,
      hasData: projects.length > 0,
      waiting: nobodyWaits,
      projects,
      // Its other rows are of a window's own session and folders.
      status: { ...statusLine(view, by.statusText), rows: [] },
      budgets: [],
    },
  };
}

/** What of it still holds here and now. */
export function firstPaintNow(paint: FirstPaint, by: PaintedBy, labels: Labels, now: EpochMs): CachedOverview {
  const { overview } = paint;
  const isStatusRight = paint.statusBy === statusBy(by) && now < paint.statusUntil;
  return {
    ...overview,
    projects: paint.rowsBy === rowsBy(by) ? overview.projects : [],
    status: isStatusRight ? overview.status : unknownStatus(moneyBasis(by.costMode, labels)),
  };
}

/** It was written by us, but perhaps by another version. */
export function isFirstPaint(value: unknown): value is FirstPaint {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1;
}

const rowsBy = ({ costMode, priceOverrides, labelForm }: PaintedBy): string =>
  JSON.stringify([costMode, priceOverrides, labelForm]);

/** Only the usual text is the same in all windows. */
const statusBy = (by: PaintedBy): string =>
  JSON.stringify([rowsBy(by), by.zone, by.statusText, by.statusText === usualStatusText ? [] : by.workspaceFolders]);
