import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Block, blocksReport } from '../../../src/core/answers/blocks.ts';
import type { ReportFilter } from '../../../src/core/answers/reportFilter.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, session } from '../records.ts';

interface Asked extends ReportFilter {
  readonly now?: string;
  readonly zone?: string;
  readonly input?: number;
}

/** Blocks of turns at these times of 2026-11-20, `HH:mm:ss.SSS`, or at whole ISO times. */
function blocksOf(
  times: readonly string[],
  { now = '2026-11-22T14:05:00Z', zone = 'UTC', input, ...filter }: Asked = {},
): Block[] {
  const turns = times.map((time, i) => assistant({ id: `msg_${i}`, at: isoOf(time), output: 0, input: input ?? 1 }));
  const view = viewOf(indexOf(digestOf(`-a/${session}.jsonl`, turns)), {
    now: Date.parse(now),
    calendar: new Calendar(zone),
  });
  return blocksReport(view, filter);
}

const isoOf = (time: string): string => (time.includes('T') ? time : `2026-11-20T${time}Z`);

/** `10:00 2` for a block with two turns, `gap 15:30–16:00` for a gap. */
const shape = (blocks: readonly Block[]): string[] =>
  blocks.map(({ isGap, startTime, endTime, entries }) =>
    isGap ? `gap ${startTime.slice(11, 23)}–${endTime.slice(11, 23)}` : `${startTime.slice(11, 16)} ${entries}`,
  );

describe('blocks', () => {
  it('begin at the UTC hour of their first turn and end five hours later', () => {
    const [block] = blocksOf(['10:30:00.000', '11:00:00.000']);
    assert.deepEqual(
      [block!.startTime, block!.endTime, block!.actualEndTime, block!.entries],
      ['2026-11-20T10:00:00.000Z', '2026-11-20T15:00:00.000Z', '2026-11-20T11:00:00.000Z', 2],
    );
  });

  it('begin at the UTC hour in zones with half hours too', () => {
    assert.equal(blocksOf(['10:30:00.000'], { zone: 'Asia/Kolkata' })[0]!.startTime, '2026-11-20T10:00:00.000Z');
  });

  it('hold a turn exactly five hours after their start, and no later one', () => {
    assert.deepEqual(shape(blocksOf(['10:30:00.000', '15:00:00.000'])), ['10:00 2']);
    assert.deepEqual(shape(blocksOf(['10:30:00.000', '15:00:00.001'])), ['10:00 1', '15:00 1']);
  });

  it('have a gap between them only after a silence of more than five hours', () => {
    assert.deepEqual(shape(blocksOf(['10:30:00.000', '15:30:00.000'])), ['10:00 1', '15:00 1']);
    assert.deepEqual(shape(blocksOf(['10:30:00.000', '15:30:00.001'])), [
      '10:00 1',
      'gap 15:30:00.000–15:30:00.001',
      '15:00 1',
    ]);
  });

  it('do not depend on the order of turns in logs, and leave out undated ones', () => {
    assert.deepEqual(shape(blocksOf(['15:00:00.001', '2026-11-20Tnoon', '10:30:00.000', '10:31:00.000'])), [
      '10:00 2',
      '15:00 1',
    ]);
  });

  it('are active until their end, or until five hours after their last turn', () => {
    const isActive = (now: string): boolean => blocksOf(['10:30:00.000'], { now: isoOf(now) })[0]!.isActive;
    assert.deepEqual(
      [isActive('10:30:00.000'), isActive('14:59:59.999'), isActive('15:00:00.000')],
      [true, true, false],
    );
  });

  it('project their cost from the rate between their first and last turn', () => {
    // 6,000 input tokens of Opus 5.5 at $4 per million in an hour, seen at 14:00, three hours before the end.
    const [block] = blocksOf(['12:00:00.000', '13:00:00.000'], { now: isoOf('14:00:00.000'), input: 3000 });
    assert.deepEqual(block!.burnRate, {
      tokensPerMinute: 100,
      tokensPerMinuteForIndicator: 100,
      costPerHour: block!.costUSD,
    });
    assert.ok(Math.abs(block!.costUSD - 0.024) < 1e-12);
    assert.deepEqual(block!.projection, { totalTokens: 24_000, totalCost: 0.1, remainingMinutes: 180 });
  });

  it('have no rate from a single moment, and none when they are over', () => {
    for (const now of ['12:30:00.000', '20:00:00.000']) {
      const [block] = blocksOf(['12:00:00.000', now === '20:00:00.000' ? '13:00:00.000' : '12:00:00.000'], {
        now: isoOf(now),
      });
      assert.deepEqual([block!.burnRate, block!.projection], [null, null]);
    }
  });

  it('are chosen whole by the day they begin on in the asker’s zone', () => {
    const times = ['2026-11-20T22:30:00Z', '2026-11-20T23:30:00Z', '2026-11-21T10:00:00Z'];
    const on = (zone: string, day: string): string[] => shape(blocksOf(times, { zone, since: day, until: day }));
    assert.deepEqual(on('UTC', '2026-11-20'), ['22:00 2']);
    assert.deepEqual(on('UTC', '2026-11-21'), ['gap 04:30:00.000–10:00:00.000', '10:00 1']);
    assert.deepEqual(on('Asia/Tokyo', '2026-11-20'), []);
    assert.deepEqual(on('Asia/Tokyo', '2026-11-21'), ['22:00 2', 'gap 04:30:00.000–10:00:00.000', '10:00 1']);
  });

  it('count each kind of token and name what has no price', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, [
        assistant({ id: 'msg_A', input: 1, output: 2, cacheRead: 4, write5m: 8, write1h: 16 }),
        assistant({ id: 'msg_B', input: 0, output: 1, model: 'my-gateway-model' }),
      ]),
    );
    const [block] = blocksReport(viewOf(index), {});
    assert.deepEqual(block!.tokenCounts, {
      inputTokens: 1,
      outputTokens: 3,
      cacheCreationInputTokens: 24,
      cacheReadInputTokens: 4,
    });
    assert.deepEqual([block!.totalTokens, block!.models], [32, ['claude-opus-5-5', 'my-gateway-model']]);
  });

  it('can be those of one project', () => {
    const index = indexOf(
      digestOf(`-a/${session}.jsonl`, [assistant({ id: 'msg_A', line: { cwd: '/a' } })]),
      digestOf(`-b/${session}.jsonl`, [assistant({ id: 'msg_B', line: { cwd: '/b' } })]),
    );
    assert.deepEqual(shape(blocksReport(viewOf(index), { project: '/b' })), ['10:00 1']);
    assert.deepEqual(blocksReport(viewOf(index), { project: '/c' }), []);
  });
});

describe('blocks of several sessions', () => {
  const hourMs = 3_600_000;
  const begin = Date.UTC(2026, 10, 20);
  // Whole hours and a hair beside them are where a block begins or ends.
  const anyTime = fc
    .tuple(fc.nat(40), fc.constantFrom(0, 1, -1, hourMs / 2, hourMs / 3))
    .map(([hours, beside]) => begin + hours * hourMs + beside);

  it('are what one gets by going from request to request', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyTime, { maxLength: 6 }), { maxLength: 4 }), (sessions) => {
        const digests = sessions.map((times, number) => {
          const turns = times.map((at, i) => assistant({ id: `msg_${number}_${i}`, at: new Date(at).toISOString() }));
          return digestOf(`-a/s${number}.jsonl`, turns);
        });
        const told = blocksReport(viewOf(indexOf(...digests)), {}).filter(({ isGap }) => !isGap);
        assert.deepEqual(
          told.map(({ startTime, actualEndTime, entries }) => [startTime, actualEndTime, entries]),
          oneByOne(sessions.flat()),
        );
      }),
    );
  });

  function oneByOne(times: readonly number[]): readonly unknown[] {
    const blocks: { start: number; last: number; entries: number }[] = [];
    for (const at of times.toSorted((a, b) => a - b)) {
      const current = blocks.at(-1);
      if (!current || at - current.start > 5 * hourMs || at - current.last > 5 * hourMs)
        blocks.push({ start: Math.floor(at / hourMs) * hourMs, last: at, entries: 1 });
      else {
        current.last = at;
        current.entries++;
      }
    }
    return blocks.map(({ start, last, entries }) => [
      new Date(start).toISOString(),
      new Date(last).toISOString(),
      entries,
    ]);
  }
});
