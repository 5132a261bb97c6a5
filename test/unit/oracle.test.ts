// Who watches the watchman? The oracle against sums done by hand, one rule at a time, and against the generator, which
// keeps its books from what it meant to write.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheWriteCases, counterCases, damageCases, timeCases } from '../oracle/cases.ts';
import type { Happening } from '../oracle/happenings.ts';
import type { OracleTurn } from '../oracle/ledger.ts';
import type { OracleResult } from '../oracle/oracle.ts';
import { oracle } from '../oracle/oracle.ts';
import type { Content } from '../oracle/scratchLogs.ts';
import { answer, ScratchLogs, text, usage } from '../oracle/scratchLogs.ts';
import { sumOf } from '../oracle/totals.ts';

const session = '-home-sam-api/11111111-1111-4111-8111-111111111111.jsonl';
const sibling = '-sibling/22222222-2222-4222-8222-222222222222.jsonl';

describe('the oracle', () => {
  let logs: ScratchLogs;
  beforeEach(() => {
    logs = new ScratchLogs();
  });
  afterEach(() => logs[Symbol.dispose]());

  const read = (files: Readonly<Record<string, Content>>): OracleResult => logs.read(files);

  describe('counts a message once', () => {
    it('with the largest of each counter, whichever line shows it, at its earliest time', () => {
      const early = answer({ at: '10:00:02', model: 'b', usage: { input_tokens: 3, cache_read_input_tokens: 50 } });
      const late = answer({ at: '10:00:01', model: 'a', stop_reason: 'end_turn', usage: { output_tokens: 90 } });
      const { turns } = read({ [session]: [early, { type: 'user', message: { content: 'in between' } }, late] });
      assert.equal(turns.length, 1);
      const { input, output, cacheRead, model, complete, at } = turns[0]!;
      assert.deepEqual([input, output, cacheRead, model, complete], [3, 90, 50, 'a', true]);
      assert.equal(at, Date.UTC(2026, 9, 1, 10, 0, 1));
    });

    it('across files and sessions', () => {
      const { bySession } = read({ [session]: [answer()], [sibling]: [answer(), answer({ id: 'msg_2' })] });
      assert.deepEqual(
        Object.values(bySession).map(({ turns }) => turns),
        [1, 1],
      );
    });

    it('but twice when the request differs', () => {
      assert.equal(read({ [session]: [answer(), answer({ requestId: 'req_2' })] }).totals.turns, 2);
    });

    it('per session where only the request id is missing, per time where the id is not Anthropic’s either', () => {
      const anonymous = { requestId: undefined };
      const gateway = { requestId: '', id: 'ocgo' };
      const { turns } = read({
        [session]: [
          answer(anonymous),
          answer(anonymous),
          answer({ ...anonymous, sessionId: 'two' }),
          answer(gateway),
          answer(gateway),
          answer({ ...gateway, at: '10:00:01' }),
        ],
      });
      assert.equal(kindsOfKeys(turns), 'sstt');
    });

    it('by its uuid where the id is missing, and by its text where that is missing too', () => {
      const nameless = answer({ id: '', uuid: undefined });
      const named = [answer({ id: null, uuid: 'u1' }), answer({ id: undefined, uuid: 'u1', at: '11:00:00' })];
      assert.equal(kindsOfKeys(read({ [session]: [...named, nameless, nameless] }).turns), 'ul');
    });
  });

  describe('bills', () => {
    it('neither synthetic messages nor answers without usage, and notes a usage that is none', () => {
      const { totals, skips } = read({
        [session]: [
          answer({ model: '<synthetic>' }),
          ...[undefined, null, 'n/a', [], 7].map((written, index) => answer({ id: `msg_${index}`, usage: written })),
          { type: 'assistant', message: 'text' },
          { type: 'user', toolUseResult: { usage: usage() } },
        ],
      });
      assert.deepEqual([totals.turns, skips.byReason], [0, { 'no-usage': 3 }]);
    });

    it('what a sub-agent said through progress records, as a sidechain’s and under its own ids', () => {
      const message = { id: 'msg_9', model: 'claude-haiku-5-5', usage: usage({ output_tokens: 12 }) };
      const relayed = { message, requestId: 'req_9', timestamp: '2026-10-01T09:00:00.000Z' };
      const progress = (type: string): object => ({
        type: 'progress',
        data: { type, message: relayed },
        timestamp: '2026-10-01T09:00:05.000Z',
      });
      const { turns } = read({ [session]: [progress('agent_progress'), progress('mcp_progress')] });
      assert.equal(turns.length, 1);
      const { key, output, sidechain, at } = turns[0]!;
      assert.deepEqual([key, output, sidechain, at], ['m\0msg_9\0req_9', 12, true, Date.UTC(2026, 9, 1, 9)]);
    });

    it('advisor and compaction rounds on top, and no other rounds', () => {
      const iterations = [
        { type: 'message', ...usage() },
        { type: 'advisor_message', model: 'claude-opus-5-5', ...usage({ output_tokens: 7 }) },
        { type: 'compaction', model: null, ...usage({ output_tokens: 8 }) },
        { type: 'fallback_message', ...usage() },
        { type: 'advisor_message', note: 'no counters' },
      ];
      const { turns } = read({ [session]: [answer({ usage: usage({ iterations }) })] });
      assert.deepEqual(
        turns.map(({ kind, model, output }) => `${kind} ${model} ${output}`),
        ['message claude-sonnet-5-5 10', 'advisor claude-opus-5-5 7', 'compaction claude-sonnet-5-5 8'],
      );
    });

    it('what an aside said, but no replay of what its session was billed for', () => {
      const aside = { isSidechain: true, requestId: 'req_aside' };
      const { turns, replays } = read({
        [session]: [answer()],
        [sibling]: [
          answer({ ...aside, sessionId: 'somewhere else' }),
          answer({ ...aside, id: 'msg_2' }),
          answer({ ...aside, requestId: 'req_replay' }),
        ],
      });
      assert.equal(replays.map(({ requestId }) => requestId).join(' '), 'req_replay');
      assert.equal(turns.length, 3);
    });
  });

  describe('reads', () => {
    for (const [written, count, isBad] of counterCases) {
      it(`the counter ${JSON.stringify(written)} as ${count}${isBad ? ', and says so once' : ''}`, () => {
        const counters = { input_tokens: written, output_tokens: written };
        const { totals, skips } = read({ [session]: [answer({ usage: counters })] });
        assert.deepEqual([totals.input, totals.output], [count, count]);
        assert.deepEqual(skips.byReason, isBad ? { 'bad-counter': 1 } : {});
      });
    }

    for (const [flat, split, writes] of cacheWriteCases) {
      it(`cache writes of ${JSON.stringify(flat)} with ${JSON.stringify(split)} as ${writes.join(' + ')}`, () => {
        const counters = { cache_creation_input_tokens: flat, cache_creation: split };
        const { totals } = read({ [session]: [answer({ usage: counters })] });
        assert.deepEqual([totals.cacheWrite5m, totals.cacheWrite1h], writes);
      });
    }
  });

  describe('gives a turn to', () => {
    it('who does not say it was forked, then who is no sidechain, whatever is older', () => {
      for (const mark of [{ forkedFrom: { sessionId: 'one' } }, { isSidechain: true }]) {
        logs.write(session, [answer(mark)]);
        logs.waitUntilOlder(session);
        assert.equal(read({ [sibling]: [answer()] }).turns[0]!.slug, '-sibling');
        logs.remove();
      }
    });

    it('the older file, whatever its name', () => {
      logs.write(sibling, [answer()]);
      logs.waitUntilOlder(sibling);
      assert.equal(read({ [session]: [answer()] }).turns[0]!.slug, '-sibling');
    });

    it('the session whose directory or file it lies in, and for flat agents the one they name', () => {
      const { bySession } = read({
        '-p/S1/subagents/workflows/w/agent-a.jsonl': [answer({ id: 'msg_1', sessionId: 'ignored' })],
        '-p/agent-b.jsonl': [{ type: 'mode', sessionId: 'S2' }, answer({ id: 'msg_2', sessionId: 'S3' })],
        '-p/agent-c.jsonl': [answer({ id: 'msg_3', sessionId: undefined })],
        '-p/S4.jsonl': [answer({ id: 'msg_4', sessionId: 'ignored' })],
      });
      assert.deepEqual(Object.keys(bySession), ['-p/S1', '-p/S2', '-p/S4', '-p/agent-c']);
    });
  });

  describe('survives', () => {
    for (const [what, content, turns, skips] of damageCases) {
      it(what, () => {
        const result = read({ [session]: content });
        assert.deepEqual([result.totals.turns, result.skips.byReason], [turns, skips]);
      });
    }

    it('and counts lines, blank ones and those that may still grow', () => {
      const line = text(answer());
      const result = read({ [session]: `${line}\n\n \n{"type":"assi`, [sibling]: line });
      assert.deepEqual([result.lines, result.blankLines, result.pendingLines, result.files], [4, 2, 1, 2]);
    });
  });

  describe('tells the time', () => {
    for (const [written, at] of timeCases) {
      it(`${String(written)} is ${at === undefined ? 'no time' : new Date(at).toISOString()}`, () => {
        assert.equal(read({ [session]: [answer({ timestamp: written })] }).turns[0]!.at, at);
      });
    }

    it('and knows that a day is not the same day everywhere', () => {
      const lines = [answer({ timestamp: '2026-10-01T23:30:00Z' }), answer({ id: 'msg_2', timestamp: 'soon' })];
      const { byDay } = read({ [session]: lines });
      assert.deepEqual(Object.keys(byDay('UTC')), ['2026-10-01', 'undated']);
      assert.deepEqual(Object.keys(byDay('Europe/Berlin')), ['2026-10-02', 'undated']);
    });
  });

  for (const seed of [1, 2, 3]) {
    it(`finds what the generator meant to write, seed ${seed}`, function () {
      this.timeout(60_000);
      const generator = resolve(import.meta.dirname, '../../bench/generate.mjs');
      execFileSync(process.execPath, [generator, '--preset', 'S', '--out', logs.root, '--seed', String(seed)]);
      const truth = JSON.parse(readFileSync(join(logs.root, 'truth.json'), 'utf8')) as Record<string, unknown>;
      const found = inWordsOfTruth(oracle([join(logs.root, '.claude')]));
      assert.deepEqual(found, Object.fromEntries(Object.keys(found).map((name) => [name, truth[name]])));
    });
  }
});

/** The first letters of the keys say by what each turn was told apart: see the rules in oracle.ts. */
function kindsOfKeys(turns: readonly OracleTurn[]): string {
  return turns.map(({ key }) => key.charAt(0)).join('');
}

function inWordsOfTruth(result: OracleResult): Record<string, unknown> {
  const { turns, totals, bySession, byProject, byModel, skips, lines, blankLines, pendingLines, files } = result;
  const where = (holds: (turn: OracleTurn) => boolean) => sumOf(turns.filter(holds));
  return {
    total: totals,
    ...{ bySession, byProject, byModel, lines, blankLines, pendingLines, files },
    byDay: result.byDay('UTC'),
    workBySession: workOf(result.happenings),
    skips: skips.byReason,
    replays: result.replays.length,
    byMark: {
      batch: where(({ tier }) => tier === 'batch'),
      fast: where(({ fast }) => fast),
      incomplete: where(({ complete }) => !complete),
      sidechain: where(({ sidechain }) => sidechain),
      us: where(({ geoUs }) => geoUs),
    },
  };
}

/** Calls of tools, those that failed, and lines of files, session by session. */
function workOf(happenings: readonly Happening[]): Record<string, unknown> {
  const work: Record<string, { calls: number; errors: number; added: number; removed: number }> = {};
  for (const { kind, slug, sessionId, marks, name, figures } of happenings) {
    if (kind !== 'tool') continue;
    const of = (work[`${slug}/${sessionId}`] ??= { calls: 0, errors: 0, added: 0, removed: 0 });
    of.calls++;
    if (marks.includes('failed')) of.errors++;
    const [pair] = figures;
    if (!(name === 'Edit' || name === 'Write') || !pair || 'agentId' in pair) continue;
    of.added += pair[0];
    of.removed += pair[1];
  }
  return Object.fromEntries(Object.entries(work).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
