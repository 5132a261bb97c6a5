// Programs beside each other over the same logs: A B C A B C …, so that whatever else the machine does hits all of them.

import { type Command, measureProcess, type Run } from './measureProcess.ts';
import { medianRatio } from './statistics.ts';
import type { Verdict } from './totals.ts';

export interface Contender extends Command {
  readonly name: string;
  /** Has to tell the truth; if it does not, no time of this series means anything. */
  readonly isOurs: boolean;
  /** Slow ones take part in the first rounds only. */
  readonly mostRounds?: number;
  /** What must be done before each run. */
  readonly prepare?: () => void;
  judge(output: string): Verdict;
}

export interface Measured {
  readonly contender: Contender;
  readonly verdict: Verdict;
  readonly runs: readonly Run[];
}

export interface Series {
  readonly title: string;
  readonly measured: readonly Measured[];
  /** Nothing of ours was wrong, so times may be compared. */
  readonly isRight: boolean;
}

/** A round that fills the page cache and is checked, then `rounds` that are timed. `folder` is for what programs print. */
export async function measureSeries(
  title: string,
  contenders: readonly Contender[],
  rounds: number,
  folder: string,
): Promise<Series> {
  const entries = contenders.map((contender) => ({
    contender,
    runs: [] as Run[],
    verdict: undefined as Verdict | undefined,
  }));
  for (let round = 0; round <= rounds; round++) {
    console.error(`${title}: round ${round} of ${rounds}`);
    for (const entry of entries) {
      const { contender } = entry;
      if (round > (contender.mostRounds ?? rounds)) continue;
      contender.prepare?.();
      const { run, output } = await measureProcess(contender, folder);
      if (round === 0) entry.verdict = contender.judge(output);
      else entry.runs.push(run);
    }
    if (entries.some(({ contender, verdict }) => contender.isOurs && !verdict?.isRight)) break;
  }
  const measured = entries.map(({ contender, runs, verdict }) => ({ contender, runs, verdict: verdict! }));
  return { title, measured, isRight: measured.every(({ contender, verdict }) => !contender.isOurs || verdict.isRight) };
}

export function measuredOf({ measured }: Series, name: string): Measured | undefined {
  return measured.find(({ contender }) => contender.name === name);
}

/** Undefined where one of them was not measured. */
export function wallRatio(of: Measured | undefined, to: Measured | undefined): number | undefined {
  return ratio(of, to, 'wallMs');
}

export function cpuRatio(of: Measured | undefined, to: Measured | undefined): number | undefined {
  return ratio(of, to, 'cpuMs');
}

function ratio(of: Measured | undefined, to: Measured | undefined, what: 'wallMs' | 'cpuMs'): number | undefined {
  if (!of?.runs.length || !to?.runs.length) return undefined;
  return medianRatio(
    of.runs.map((run) => run[what]),
    to.runs.map((run) => run[what]),
  );
}
