// A day in the life of the worker: nothing changes, nothing happens, a line is appended. Prints what each took.
//
//   node live.cjs JSON        (a LivePlan)

import { type Idle, idleFor } from './idle.ts';
import { withAppendedLine } from './appendedLine.ts';
import { type Act, TracerThread } from './tracerThread.ts';
import type { RefreshReport } from '../../../src/core/model/refreshReport.ts';

export interface LivePlan {
  readonly worker: string;
  readonly home: string;
  readonly storage: string;
  /** Refreshes with nothing changed. */
  readonly sweeps: number;
  readonly idleSeconds: number;
  /** Refreshes after one line more, as a watcher's hint brings them. */
  readonly appends: number;
}

export interface Life {
  readonly started: RefreshReport;
  readonly sweeps: readonly Act[];
  readonly idle: Idle | undefined;
  readonly appends: readonly Append[];
  /** After all this. */
  readonly rssBytes: number;
}

export interface Append extends Act {
  readonly report: RefreshReport;
  readonly appendedBytes: number;
}

/** As the setting `claudeTracer.refresh.intervalSeconds` has it. */
const refreshIntervalMs = 30_000;

async function main(plan: LivePlan): Promise<void> {
  const thread = new TracerThread(plan.worker, plan.home, plan.storage, refreshIntervalMs);
  const started = await thread.started;
  const sweeps: Act[] = [];
  while (sweeps.length < plan.sweeps) sweeps.push(await thread.refresh('timer'));
  const idle = plan.idleSeconds > 0 ? await idleFor(plan.idleSeconds, plan.storage) : undefined;
  const appends: Append[] = [];
  await withAppendedLine(plan.home, plan.appends, async (file, appendedBytes) => {
    const { report, ...act } = await thread.refresh('watch', [file]);
    if (report === undefined) throw new Error(`nothing was found in ${file}`);
    appends.push({ ...act, report, appendedBytes });
  });
  const rssBytes = process.memoryUsage.rss();
  await thread.stop();
  console.log(JSON.stringify({ started, sweeps, idle, appends, rssBytes } satisfies Life));
}

void main(JSON.parse(process.argv[2]!) as LivePlan);
