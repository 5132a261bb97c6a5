// The dashboard over a known tree: the first question, every range with every table, and what is asked after a line was said.
// Prints milliseconds, all of one thread: what the worker takes to answer.
//
//   node dashboard.cjs STORAGE HOME ROUNDS

import { deserialize, serialize } from 'node:v8';
import { dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import type { NamedRange, TableName } from '../../../src/core/answers/dashboard/question.ts';
import { plainForm } from '../../../src/core/answers/labelForm.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { statusFields } from '../../../src/core/answers/statusText.ts';
import { ViewMemory } from '../../../src/core/answers/viewMemory.ts';
import { noActTexts, type Viewpoint, viewFrom } from '../../../src/core/answers/viewpoint.ts';
import { noBudgets } from '../../../src/core/answers/budgetLimits.ts';
import type { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { noLiveSessions } from '../../../src/core/model/liveSession.ts';
import { listPricer } from '../../../src/core/price/listPricer.ts';
import { Refresher } from '../../../src/core/refresh.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';
import { namedRanges, tableNames, usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { withAppendedLine } from './appendedLine.ts';

export interface Answered {
  readonly requests: number;
  readonly acts: number;
  readonly sessions: number;
  /** The very first: acts are joined, and every session is looked at. */
  readonly coldMs: number;
  readonly changes: readonly {
    readonly range: NamedRange;
    readonly table: TableName;
    readonly ms: readonly number[];
    /** Of the answer as a message. */
    readonly bytes: number;
    /** Written and read again, as it is once between worker and host. */
    readonly cloneMs: readonly number[];
  }[];
  /** After each line that was said. */
  readonly afterLine: { readonly usual: readonly number[]; readonly allTools: readonly number[] };
  /** What is told of each refresh, with every field that the status bar can have. */
  readonly overviewMs: readonly number[];
}

const [storage = '', home = '', rounds = '7'] = process.argv.slice(2);
const pricer = listPricer();
const calendar = new Calendar('UTC');
const memory = new ViewMemory();

async function main(): Promise<void> {
  const { store, fault } = await openDigestStore(storage);
  if (fault) throw new Error(fault.message);
  const refresher = new Refresher(store, () => ({ env: process.env, home, extraFolders: [] }));
  refresher.load();
  await refresher.request({ reason: 'start' });
  const { index } = refresher;
  const newestMs = Math.max(...index.sessions().map(({ lastAt }) => lastAt ?? 0));
  told(viewAt(index, newestMs));
  const coldMs = msOf(() => ask(viewAt(index, newestMs), '30d', 'sessions'));
  const changes = changesOf(viewAt(index, newestMs));
  const afterLine = { usual: [] as number[], allTools: [] as number[] };
  const overviewMs: number[] = [];
  await withAppendedLine(home, 3 * Number(rounds), async (file) => {
    await refresher.request({ reason: 'watch', paths: [file] });
    const view = viewAt(index, Date.now());
    const kind = (overviewMs.length + afterLine.usual.length + afterLine.allTools.length) % 3;
    if (kind === 0) overviewMs.push(msOf(() => told(view)));
    else if (kind === 1) afterLine.usual.push(msOf(() => ask(view, '30d', 'sessions')));
    else afterLine.allTools.push(msOf(() => ask(view, 'all', 'tools')));
  });
  const counts = { requests: index.ledger.length, acts: index.acts.length, sessions: index.sessions().length };
  console.log(JSON.stringify({ ...counts, coldMs, changes, afterLine, overviewMs } satisfies Answered));
  await refresher.stop();
  store.close();
}

/** Round by round, so that load that comes and goes hits all alike. */
function changesOf(view: Viewpoint): Answered['changes'] {
  const cells = tableNames.flatMap((table) => namedRanges.map((range) => ({ range, table })));
  const changes = cells.map((cell) => ({ ...cell, ms: [] as number[], bytes: 0, cloneMs: [] as number[] }));
  for (let round = 0; round <= Number(rounds); round++) {
    for (const change of changes) {
      let answer: unknown;
      const ms = msOf(() => (answer = ask(view, change.range, change.table)));
      let message = serialize(undefined);
      const cloneMs = msOf(() => deserialize((message = serialize(answer))));
      change.bytes = message.length;
      // The first round warms up.
      if (round === 0) continue;
      change.ms.push(ms);
      change.cloneMs.push(cloneMs);
    }
  }
  return changes;
}

const ask = (view: Viewpoint, range: NamedRange, name: TableName): unknown =>
  dashboard(view, { ...usualQuestion, range, table: { ...usualQuestion.table, name } });

const told = (view: Viewpoint): unknown =>
  overview(view, { statusText: statusFields.map((field) => `{${field}}`).join(' '), budgets: noBudgets });

function msOf(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

const viewAt = (index: GlobalIndex, now: number): Viewpoint =>
  viewFrom({
    ...{ index, pricer, calendar, memory, now, home, costMode: 'calculate', labels: new Labels(plainForm) },
    ...{ workspaceFolders: [], promptTitle: () => undefined, actTexts: noActTexts, live: noLiveSessions },
    ownTitles: { revision: 0, titleOf: () => undefined },
  });

void main();
