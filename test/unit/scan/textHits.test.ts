import assert from 'node:assert/strict';
import { closeSync, openSync, statSync } from 'node:fs';
import { TextHits } from '../../../src/core/scan/textHits.ts';
import { LogTree } from '../logTree.ts';

describe('places in a log where a text may have been said', () => {
  const tree = new LogTree();
  after(() => tree[Symbol.dispose]());

  /** `goOn`: where to go on after each place. */
  function placesIn(
    text: string,
    needle: string,
    range?: readonly [from: number, to: number],
    goOn?: number,
  ): number[] {
    const file = tree.write('a/log.jsonl', text);
    const fd = openSync(file, 'r');
    const [from, to] = range ?? [0, statSync(file).size];
    const places: number[] = [];
    const hits = new TextHits(needle).within(fd, from, to, () => false);
    for (let hit = hits.next(); !hit.done; hit = hits.next(goOn)) places.push(hit.value);
    closeSync(fd);
    return places;
  }

  const line = (fields: object): string => `${JSON.stringify(fields)}\n`;

  it('are all found once, wherever the reads and slices of the search end', () => {
    const borders = [60 * 1024, 120 * 1024, 1024 * 1024, 2 * 1024 * 1024];
    for (const border of borders) {
      for (let before = 0; before <= 8; before++) {
        const text = `${'x'.repeat(border - before)}needle${'y'.repeat(100_000)}needle`;
        assert.deepEqual(
          placesIn(text, 'Needle'),
          [border - before, border - before + 6 + 100_000],
          `${border} − ${before}`,
        );
      }
    }
  });

  it('are those that begin in the part that is asked for, and no more where it says to go on elsewhere', () => {
    const text = 'needle needle needle needle';
    assert.deepEqual(placesIn(text, 'needle', [1, 21]), [7, 14]);
    assert.deepEqual(placesIn(text, 'needle', [0, 27], 14), [0, 14, 21]);
  });

  it('are none in names of fields, in numbers, ids, times and names of models', () => {
    const unsaid = [
      line({
        type: 'needle',
        needle: 1,
        uuid: 'a-needle',
        model: 'needle-5',
        timestamp: 'needle',
        message: { id: 'needle' },
      }),
      line({ a: { needle: { needle: 'x' } }, b: ['x', { needle: null }] }),
      line({ signature: 'aGVsbG8needle'.repeat(9) }),
    ];
    assert.deepEqual(placesIn(unsaid.join(''), 'needle'), []);
    assert.deepEqual(placesIn(line({ usage: { tokens: 12_345, share: -1.5e9 } }), '234'), []);
    assert.deepEqual(placesIn(line({ usage: { tokens: 12_345, share: -1.5e9 } }), '1.5e'), []);
  });

  it('are where it cannot be told: only the line itself knows', () => {
    for (const said of [
      { text: 'needle' },
      { text: 'a ": needle' },
      { text: '{"model":"needle"}' },
      { list: ['needle', 'x'] },
      { command: ':needle' },
      { text: '"needle":' },
      { text: '12needle' },
    ]) {
      assert.equal(placesIn(line(said), 'needle').length, 1, JSON.stringify(said));
    }
    assert.equal(placesIn('needle', 'needle').length, 1);
    assert.equal(placesIn('{"text":"cut off needle', 'needle').length, 1);
  });
});
