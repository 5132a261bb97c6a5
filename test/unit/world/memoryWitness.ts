import assert from 'node:assert/strict';
import { dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion } from '../../../src/core/answers/dashboard/question.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { sharesOf } from '../../../src/core/answers/tree/shares.ts';
import { treeBranches } from '../../../src/core/answers/tree/treeBranches.ts';
import type { GroupRow, TreeAnswer } from '../../../src/core/answers/tree/treeRow.ts';
import { groupings, orders, type TreeShape, usualShape } from '../../../src/core/answers/tree/treeShape.ts';
import { ViewMemory } from '../../../src/core/answers/viewMemory.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import type { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import { listPricer } from '../../../src/core/price/listPricer.ts';
import { namedRanges, stacks, tableNames, usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { viewOf } from '../logTree.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const hourMs = 3_600_000;
const calendars = [new Calendar('UTC'), new Calendar('Asia/Kathmandu')];
const folders = [[], ['/home/dev/work/billing']];

/** Asks again and again, as a window does: who remembers must answer as somebody who has never been asked before. */
export class MemoryWitness {
  readonly #memory = new ViewMemory();
  /** The same all the time, or there would be nothing to remember. */
  readonly #pricer = listPricer();
  #looks = 0;

  look(index: GlobalIndex): void {
    const turn = this.#looks++;
    // What it tells is dear; every other look is often enough.
    if (turn % 2 === 1) return;
    const asker = {
      pricer: this.#pricer,
      now: noon + turn * 3 * hourMs,
      calendar: calendars[(turn >> 1) % 2]!,
      workspaceFolders: folders[(turn >> 2) % 2]!,
    };
    const shape = {
      ...usualShape,
      groupBy: groupings[turn % groupings.length]!,
      orderBy: orders[turn % orders.length]!,
      isWorkspaceOnly: turn % 7 === 6,
    };
    const [knowing, fresh] = [viewOf(index, { ...asker, memory: this.#memory }), viewOf(index, asker)];
    assert.deepEqual(overview(knowing), overview(fresh));
    assert.deepEqual(treeOf(knowing, shape), treeOf(fresh, shape));
    const question = questionOf(turn >> 1);
    assert.deepEqual(dashboard(knowing, question), dashboard(fresh, question));
  }
}

/** Another at every turn, and after some turns each range with each table. */
const questionOf = (turn: number): DashboardQuestion => ({
  ...usualQuestion,
  range: namedRanges[turn % namedRanges.length]!,
  scope: turn % 4 === 3 ? { kind: 'workspace' } : { kind: 'all' },
  stack: stacks[turn % stacks.length]!,
  table: { ...usualQuestion.table, name: tableNames[turn % (tableNames.length + 2)] ?? 'tools' },
});

/** The tree, two levels deep. */
export function treeOf(view: Viewpoint, shape: TreeShape): readonly TreeAnswer[] {
  const shares = sharesOf(view, shape);
  const root = treeBranches(view, shape, shares, [{ place: { kind: 'root' }, limit: 100 }]);
  const groups = root.branches[0]!.rows.filter((row): row is GroupRow => row.kind === 'group');
  const below = groups.map(({ place }) => ({ place, limit: 100 }));
  return [root, treeBranches(view, shape, shares, below)];
}
