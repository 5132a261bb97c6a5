import assert from 'node:assert/strict';
import fc from 'fast-check';
import { branchGroups, rootGroups } from '../../../../src/core/answers/tree/groups.ts';
import { sharesOf } from '../../../../src/core/answers/tree/shares.ts';
import { groupings, usualShape } from '../../../../src/core/answers/tree/treeShape.ts';
import { spendingOf } from '../../../../src/core/answers/spending.ts';
import { usageBySession } from '../../../../src/core/answers/sessionParts.ts';
import { sumOf } from '../../../../src/core/answers/usage.ts';
import { totalTokens } from '../../../../src/core/model/tokens.ts';
import { assistant } from '../../records.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';

const anyTurn = fc.record({
  session: fc.integer({ min: 0, max: 4 }),
  day: fc.integer({ min: 10, max: 14 }),
  branch: fc.constantFrom('main', 'vat', ''),
  model: fc.constantFrom('claude-opus-5-5', 'claude-haiku-4-5', 'mine'),
  output: fc.integer({ min: 0, max: 100_000 }),
});

describe('the shares of sessions in groups', () => {
  it('sum up to the sessions, to the last token, however they are grouped', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 30 }), (turns) => {
        const digests = [0, 1, 2, 3, 4].map((number) =>
          digestOf(
            `-p${number % 2}/s${number}.jsonl`,
            turns.flatMap(({ session, day, branch, model, output }, i) =>
              session === number
                ? assistant({
                    id: `msg_${i}`,
                    at: `2026-11-${day}T10:00:00Z`,
                    model,
                    output,
                    line: { sessionId: `s${number}`, cwd: `/p${number % 2}`, gitBranch: branch },
                  })
                : [],
            ),
          ),
        );
        const view = viewOf(indexOf(...digests));
        const all = spendingOf(sumOf(view, usageBySession(view).values()));
        for (const groupBy of groupings) {
          const shape = { ...usualShape, groupBy };
          const shares = sharesOf(view, shape);
          const root = rootGroups(view, shape, shares);
          const leaves = groupBy === 'branch' ? root.flatMap((project) => branchGroups(view, project)) : root;
          for (const groups of [root, leaves]) {
            if (groupBy === 'flat') continue;
            assert.equal(sum(groups.map(({ spending }) => totalTokens(spending.tokens))), totalTokens(all.tokens));
            assert.ok(Math.abs(sum(groups.map(({ spending }) => spending.cost.usd)) - all.cost.usd) < 1e-9);
          }
          const split = spendingOf(
            sumOf(
              view,
              shares.map(({ usage }) => usage),
            ),
          );
          assert.deepEqual(split, all);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
