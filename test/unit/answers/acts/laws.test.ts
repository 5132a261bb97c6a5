import assert from 'node:assert/strict';
import fc from 'fast-check';
import { activeMs, activeMsBySession } from '../../../../src/core/answers/acts/activeTime.ts';
import { agentRows } from '../../../../src/core/answers/acts/agentRows.ts';
import { commandFigures } from '../../../../src/core/answers/acts/commands.ts';
import { commandRows } from '../../../../src/core/answers/acts/commandRows.ts';
import { compactionRows } from '../../../../src/core/answers/acts/compactionRows.ts';
import { errorRows } from '../../../../src/core/answers/acts/errorRows.ts';
import { fileRows } from '../../../../src/core/answers/acts/fileRows.ts';
import { everything, scopeOfSessions } from '../../../../src/core/answers/acts/scope.ts';
import { skillRows } from '../../../../src/core/answers/acts/skillRows.ts';
import { toolRows } from '../../../../src/core/answers/acts/toolRows.ts';
import { sessionKey } from '../../../../src/core/answers/sessionRows.ts';
import { spendingOf } from '../../../../src/core/answers/spending.ts';
import { usageBySession } from '../../../../src/core/answers/sessionParts.ts';
import type { Viewpoint } from '../../../../src/core/answers/viewpoint.ts';
import type { FileDigest } from '../../../../src/core/model/fileDigest.ts';
import { totalTokens } from '../../../../src/core/model/tokens.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { otherSession, session } from '../../records.ts';
import { anyRecord } from '../../world/anyRecord.ts';

const places = [
  `-a/${session}.jsonl`,
  `-a/${session}/subagents/agent-a1.jsonl`,
  `-a/${session}/subagents/agent-acompact-c1.jsonl`,
  `-a/${otherSession}.jsonl`,
] as const;
const anyLogs: fc.Arbitrary<readonly FileDigest[]> = fc
  .tuple(...places.map(() => fc.array(anyRecord, { maxLength: 12 })))
  .map((logs) => logs.map((records, i) => digestOf(places[i]!, records, { birthMs: i % 2 })));

/** All answers, with sessions by their names, since numbers are the index's own. */
function answersOf(view: Viewpoint): unknown {
  const sessions = view.index.sessions().toSorted((a, b) => (sessionKey(a) < sessionKey(b) ? -1 : 1));
  const nameOf = (number: number): string => sessionKey(sessions.find((each) => each.number === number)!);
  const active = activeMsBySession(view, everything);
  return {
    tools: toolRows(view, everything),
    skills: skillRows(view, everything),
    files: fileRows(view, everything).map((row) => ({ ...row, sessions: Array.from(row.sessions, nameOf).toSorted() })),
    errors: errorRows(view, everything).map((row) => ({ ...row, session: nameOf(row.session) })),
    compactions: compactionRows(view, everything).map((row) => ({ ...row, session: nameOf(row.session) })),
    figures: commandFigures(view, everything),
    active: [activeMs(view, everything), ...sessions.map(({ number }) => active.get(number))],
    bySession: sessions.map((each) => ({ commands: commandRows(view, each), agents: agentRows(view, each) })),
  };
}

describe('answers about work', () => {
  it('are the same in whatever order the logs were read', () => {
    fc.assert(
      fc.property(anyLogs, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (logs, order) => {
        const shuffled = indexOf();
        for (const i of order) shuffled.apply([{ digest: logs[i]!, isContinuation: false }]);
        assert.deepEqual(answersOf(viewOf(shuffled)), answersOf(viewOf(indexOf(...logs))));
      }),
      { numRuns: 200 },
    );
  });

  it('lose nothing: commands and the rest are the session, sessions are the whole, sub-agents no more than there is', () => {
    fc.assert(
      fc.property(anyLogs, (logs) => {
        const view = viewOf(indexOf(...logs));
        const usage = usageBySession(view);
        const counted = { calls: 0, errors: 0 };
        for (const each of view.index.sessions()) {
          const { rows, rest } = commandRows(view, each);
          const total = totalTokens(spendingOf(usage.get(each.number)).tokens);
          const parts = [...rows.map(({ spending }) => spending), rest];
          assert.equal(
            parts.reduce((sum, { tokens }) => sum + totalTokens(tokens), 0),
            total,
          );
          const agents = agentRows(view, each).reduce(
            (sum, { spending }) => sum + (spending ? totalTokens(spending.tokens) : 0),
            0,
          );
          assert.ok(agents <= total);
          const scope = scopeOfSessions([each]);
          counted.calls += toolRows(view, scope).reduce((sum, { calls }) => sum + calls, 0);
          counted.errors += errorRows(view, scope).length;
        }
        const tools = toolRows(view, everything);
        assert.equal(
          tools.reduce((sum, { calls }) => sum + calls, 0),
          counted.calls,
        );
        assert.equal(errorRows(view, everything).length, counted.errors);
      }),
      { numRuns: 200 },
    );
  });

  it('find active time as sorting all times does', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3_600_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(times, (offsets) => {
        const start = Date.UTC(2026, 10, 20);
        const records = offsets.map((offset, i) => ({
          type: 'user',
          uuid: `u${i}`,
          timestamp: new Date(start + offset).toISOString(),
          message: { content: 'x' },
        }));
        const view = viewOf(indexOf(digestOf(places[0], records)));
        const sorted = offsets.toSorted((a, b) => a - b);
        const gaps = sorted.slice(1).map((offset, i) => offset - sorted[i]!);
        assert.equal(
          activeMs(view, everything),
          gaps.filter((gap) => gap < 300_000).reduce((sum, gap) => sum + gap, 0),
        );
      }),
    );
  });
});
