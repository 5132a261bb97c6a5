import assert from 'node:assert/strict';
import { type Dashboard, dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion, DashboardRange, NamedRange } from '../../../src/core/answers/dashboard/question.ts';
import { usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, type AssistantParts, session, user } from '../records.ts';

let made = 0;

/** A session of one turn: a million input tokens of Opus 5.5, $4. */
function spent(at: string, parts: AssistantParts = {}): FileDigest {
  const id = `msg_${++made}`;
  return digestOf(`-x/${id}.jsonl`, [assistant({ id, at, input: 1_000_000, output: 0, ...parts })]);
}

const asked = (
  range: DashboardRange,
  digests: readonly FileDigest[],
  zone = 'UTC',
  change: Partial<DashboardQuestion> = {},
): Dashboard =>
  dashboard(viewOf(indexOf(...digests), { calendar: new Calendar(zone) }), { ...usualQuestion, range, ...change });
const notes = (board: Dashboard): string[] => board.notes.map(({ text }) => text);
const figure = (board: Dashboard, label: string): string | undefined =>
  board.figures.find((each) => each.label === label)?.value;
const cost = (board: Dashboard): string | undefined => figure(board, 'Cost at list prices');

describe('the dashboard', () => {
  const edges: readonly (readonly [range: NamedRange, days: number, first: string, before: string])[] = [
    ['7d', 7, '2026-11-16T00:00:00Z', '2026-11-15T23:59:59.999Z'],
    ['30d', 30, '2026-10-24T00:00:00Z', '2026-10-23T23:59:59.999Z'],
    ['90d', 90, '2026-08-25T00:00:00Z', '2026-08-24T23:59:59.999Z'],
  ];
  for (const [range, days, first, before] of edges) {
    it(`shows ${days} days up to the end of today for ${range}`, () => {
      const board = asked(range, [
        spent(first),
        spent(before),
        spent('2026-11-22T23:59:59.999Z'),
        spent('2026-11-23T00:00:00Z'),
      ]);
      assert.equal(board.chart.bars.length, days);
      assert.deepEqual([board.chart.bars[0]!.usd, board.chart.bars.at(-1)!.usd, cost(board)], [4, 4, '$8.00']);
      assert.deepEqual(notes(board), []);
    });
  }

  it('begins its days where the zone does', () => {
    const board = asked('7d', [spent('2026-11-15T23:00:00Z'), spent('2026-11-15T22:59:59.999Z')], 'Europe/Berlin');
    assert.deepEqual([board.chart.bars[0]!.usd, cost(board)], [4, '$4.00']);
  });

  it('shows all time from the first day of use, without gaps', () => {
    const board = asked('all', [spent('2026-11-20T12:00:00Z')]);
    assert.deepEqual(
      board.chart.bars.map(({ key, cost: label }) => [key, label]),
      [
        ['2026-11-20', '$4.00'],
        ['2026-11-21', '–'],
        ['2026-11-22', '–'],
      ],
    );
  });

  it('tells what its totals hold that no shown day does: undated, and future', () => {
    const board = asked('all', [spent('long ago'), spent('2027-01-01T00:00:00Z'), spent('2024-01-01T00:00:00Z')]);
    assert.equal(board.chart.bars.length, 35);
    assert.equal(cost(board), '$12.00');
    assert.deepEqual(notes(board), ['The totals hold 2,000,000 tokens ($8.00) that are on none of the days shown.']);
  });

  it('never mixes what has no price into the cost, and says so', () => {
    const unpriced = { model: 'my-gateway-model' };
    const board = asked('7d', [spent('2026-11-20T12:00:00Z'), spent('2026-11-21T12:00:00Z', unpriced)]);
    assert.equal(cost(board), '$4.00+');
    assert.deepEqual(
      board.models.map((row) => [row.name, row.cost, row.share, row.bar]),
      [
        ['claude-opus-5-5', '$4.00', '100 %', 1],
        ['my-gateway-model', 'unpriced', '–', 0],
      ],
    );
    assert.deepEqual(notes(board), ['my-gateway-model has no known price: 1,000,000 tokens are not in the cost.']);
    const only = asked('7d', [spent('2026-11-21T12:00:00Z', unpriced)]);
    assert.deepEqual([cost(only), only.chart.summary], ['unpriced', 'What was used in this time has no known price.']);
  });

  it('makes names from logs safe to show', () => {
    const [row] = asked('7d', [
      spent('2026-11-21T12:00:00Z', { model: 'a\u202eb\n', line: { cwd: '/p/\u0007x' } }),
    ]).projects;
    assert.equal(row!.name, 'x');
    const nameless = asked('7d', [spent('2026-11-21T12:00:00Z', { model: '' })]);
    assert.equal(nameless.models[0]!.name, 'No model named');
    assert.deepEqual(notes(nameless), [
      'A model without a name has no known price: 1,000,000 tokens are not in the cost.',
    ]);
  });

  it('is a whole picture when nothing is known', () => {
    const board = asked('all', []);
    assert.deepEqual([cost(board), figure(board, 'Cache hits'), figure(board, 'Sessions')], ['$0.00', '–', '0']);
    assert.deepEqual([board.models, board.projects, board.notes, board.isEmpty], [[], [], [], true]);
    assert.equal(board.chart.bars[0]!.sentence, '00:00: nothing');
    assert.equal(board.chart.summary, 'No cost in this time.');
  });

  it('counts sessions that have usage in the range, and notes deleted and damaged ones', () => {
    const board = asked('7d', [
      spent('2026-11-21T12:00:00Z'),
      digestOf(
        `-x/${session}.jsonl`,
        [user('Hi'), assistant({ id: 'msg_old', at: '2026-01-01T00:00:00Z', usage: { input_tokens: 'x' } })],
        {
          isDeleted: true,
        },
      ),
    ]);
    assert.equal(figure(board, 'Sessions'), '1');
    assert.deepEqual(notes(board), [
      '1 place in the logs could not be read as it should be.',
      'Claude Code has deleted the logs of 1 session; their figures are kept.',
    ]);
  });
});
