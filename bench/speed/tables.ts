// Figures as Markdown.

import type { Run } from './measureProcess.ts';
import { cpuRatio, type Measured, measuredOf, type Series, wallRatio } from './series.ts';
import { median, withSpread } from './statistics.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 100e6 ? 1 : 0);

export const wallsOf = ({ runs }: Measured): number[] => runs.map(({ wallMs }) => wallMs);

/** Undefined where there is no /proc. */
export function peaksOf({ runs }: Measured): number[] | undefined {
  const peaks = runs.flatMap(({ peakRssBytes }) => peakRssBytes ?? []);
  return peaks.length > 0 ? peaks : undefined;
}

/** Programs beside each other. Without a ratio where ours was wrong: times of wrong answers are worth nothing. */
export function seriesTable(series: Series, bytes: number, ccusage: string, ripgrep: string): string {
  const { title, measured, isRight } = series;
  const [peer, limit] = [measuredOf(series, ccusage), measuredOf(series, ripgrep)];
  const heading = `### ${title}`;
  if (!isRight) {
    const wrong = measured.filter(({ contender, verdict }) => contender.isOurs && !verdict.isRight);
    const reasons = wrong.map(({ contender, verdict }) => `${contender.name}: ${verdict.says}`);
    return `${heading}\n\n**No times: ours is not the truth.** ${reasons.join('; ')}`;
  }
  const rows = measured.map((entry) => {
    const peaks = peaksOf(entry);
    return [
      entry.contender.name,
      withSpread(seconds(entry.runs, 'wallMs'), 2),
      withSpread(seconds(entry.runs, 'cpuMs'), 2),
      peaks === undefined ? 'unknown' : megabytes(median(peaks)),
      ratioLabel(wallRatio(entry, peer)),
      ratioLabel(cpuRatio(entry, peer)),
      ratioLabel(wallRatio(entry, limit)),
      (median(seconds(entry.runs, 'cpuMs')) / (bytes / 1e9)).toFixed(2),
      String(entry.runs.length),
      entry.verdict.says,
    ];
  });
  const head = [
    '',
    'wall s',
    'CPU s',
    'peak RSS MB',
    'wall ÷ ccusage',
    'CPU ÷ ccusage',
    'wall ÷ rg',
    'CPU s per GB',
    'n',
    'total',
  ];
  return `${heading}\n\n${table(head, rows)}`;
}

const seconds = (runs: readonly Run[], what: 'wallMs' | 'cpuMs'): number[] => runs.map((run) => run[what] / 1000);

const ratioLabel = (ratio: number | undefined): string => (ratio === undefined ? '–' : ratio.toFixed(2));
