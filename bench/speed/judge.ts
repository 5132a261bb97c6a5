// From what was measured to what was promised.

import type { Goal, Judged } from './goals.ts';
import { type Measured, measuredOf, type Series, wallRatio } from './series.ts';
import { median, withSpread } from './statistics.ts';
import { peaksOf } from './tables.ts';

export function judgeValues(goal: Goal, who: string, values: readonly number[], digits: number): Judged[] {
  return values.length === 0 ? [] : [{ goal, who, value: median(values), spread: withSpread(values, digits) }];
}

/** The wall time of `name` in the series, as a ratio to that of `other`. */
export function judgeRatio(goal: Goal, series: Series, name: string, other: string): Judged[] {
  const [of, to] = [measuredOf(series, name), measuredOf(series, other)];
  const value = wallRatio(of, to);
  if (!series.isRight || of === undefined || to === undefined || value === undefined) return [];
  const each = of.runs.slice(0, to.runs.length).map(({ wallMs }, at) => wallMs / to.runs[at]!.wallMs);
  return [{ goal, who: name, value, spread: withSpread(each, 2) }];
}

export function judgeRss(goal: Goal, series: Series, name: string): Judged[] {
  const peaks = peaksInMegabytes(measuredOf(series, name));
  return series.isRight ? judgeValues(goal, name, peaks, 0) : [];
}

function peaksInMegabytes(entry: Measured | undefined): number[] {
  return entry === undefined ? [] : (peaksOf(entry) ?? []).map((bytes) => bytes / 1e6);
}
