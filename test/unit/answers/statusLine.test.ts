import assert from 'node:assert/strict';
import { overview } from '../../../src/core/answers/overview.ts';
import { unknownStatus } from '../../../src/core/answers/statusLine.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant } from '../records.ts';

let made = 0;

/** A session with one turn of so many thousand input tokens of Opus 5.5, at $4 per million. */
function spent(thousands: number, at: string, cwd: string, model?: string): FileDigest {
  const id = `msg_${++made}`;
  const turn = assistant({ id, at, input: thousands * 1000, output: 0, line: { cwd }, ...(model ? { model } : {}) });
  return digestOf(`-x/${id}.jsonl`, [turn], { mtimeMs: Date.parse(at) });
}

type Asker = Partial<Omit<Viewpoint, 'index' | 'book'>>;

/** Label → cost. Now is Sunday 2026-11-22 14:05 UTC. */
function costs(digests: readonly FileDigest[], asker: Asker = {}): Record<string, string> {
  const { rows } = overview(viewOf(indexOf(...digests), asker)).status;
  return Object.fromEntries(rows.map(({ label, cost }) => [label, cost]));
}

describe('the status line', () => {
  it('counts today and this week by the calendar of the person who looks', () => {
    const digests = [
      spent(1, '2026-11-22T00:00:00Z', '/a'),
      spent(10, '2026-11-21T23:59:59.999Z', '/a'),
      spent(100, '2026-11-16T00:00:00Z', '/a'),
      spent(1000, '2026-11-15T23:59:59.999Z', '/a'),
    ];
    assert.deepEqual(costs(digests), { Today: '$0.004', 'This week': '$0.44' });
    assert.deepEqual(costs(digests, { calendar: new Calendar('UTC', 7) }), { Today: '$0.004', 'This week': '$0.004' });
    assert.deepEqual(costs(digests, { calendar: new Calendar('Europe/Berlin') }), {
      Today: '$0.044',
      'This week': '$4.44',
    });
  });

  it('leaves out tomorrow and what has no time', () => {
    const digests = [spent(1, '2026-11-23T00:00:00Z', '/a'), digestOf('-x/s.jsonl', [assistant({ at: 'soon' })])];
    assert.deepEqual(costs(digests), { Today: '$0.00', 'This week': '$0.00' });
  });

  it('shows the latest session of the open folders as this one, and all of them as the workspace', () => {
    const digests = [
      spent(1, '2026-11-20T10:00:00Z', '/w/a'),
      spent(10, '2026-11-20T11:00:00Z', '/w/a/below'),
      spent(100, '2026-11-20T12:00:00Z', '/w/b'),
    ];
    assert.deepEqual(costs(digests, { workspaceFolders: ['/w/a'] }), {
      Today: '$0.00',
      'This session': '$0.040',
      'This workspace': '$0.044',
      'This week': '$0.44',
    });
  });

  const places: readonly (readonly [cwd: string, folder: string, isBelow: boolean])[] = [
    ['/a/b', '/a/b', true],
    ['/a/b/c', '/a/b', true],
    ['/a/bc', '/a/b', false],
    ['/a', '/a/b', false],
    ['/A/B', '/a/b', false],
    ['/a/b', '/', true],
    ['C:\\git\\api', 'C:\\git', true],
    ['C:\\gitlab', 'C:\\git', false],
    ['C:\\git\\api', 'c:\\git\\api', true],
    ['c:\\git\\api\\src', 'C:\\git\\api', true],
  ];
  for (const [cwd, folder, isBelow] of places) {
    it(`takes ${cwd} ${isBelow ? 'for' : 'for none'} of the open folder ${folder}`, () => {
      const shown = costs([spent(1, '2026-11-20T10:00:00Z', cwd)], { workspaceFolders: [folder] });
      assert.equal('This workspace' in shown, isBelow);
    });
  }

  it('speaks: today’s figure and its sessions, or the floor of it', () => {
    const status = (...digests: readonly FileDigest[]) => overview(viewOf(indexOf(...digests))).status;
    const today = '2026-11-22T10:00:00Z';
    assert.deepEqual(status(), {
      text: '$0.00',
      sentence: 'Claude Code cost today: 0 dollars, 0 sessions',
      rows: [
        { label: 'Today', cost: '$0.00', tokens: '0' },
        { label: 'This week', cost: '$0.00', tokens: '0' },
      ],
      basis: 'at list prices',
      asOf: '14:05',
    });
    const { text, sentence } = status(spent(1030, today, '/a'), spent(5, today, '/b', 'my-gateway-model'));
    assert.deepEqual(
      [text, sentence],
      ['$4.12+', 'Claude Code cost today: at least 4 dollars 12 cents, some of it unpriced, 2 sessions'],
    );
    assert.equal(status(spent(5, today, '/b', 'my-gateway-model')).text, 'unpriced, 5.0k tokens');
  });

  it('shows nothing as a figure while nothing is known', () => {
    assert.equal(unknownStatus('').text, '–');
  });
});
