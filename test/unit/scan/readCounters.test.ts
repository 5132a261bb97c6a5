import assert from 'node:assert/strict';
import { hasCounters, readCounters } from '../../../src/core/scan/readCounters.ts';

const split = (minutes: unknown, hour: unknown): object => ({
  cache_creation: { ephemeral_5m_input_tokens: minutes, ephemeral_1h_input_tokens: hour },
});

describe('readCounters', () => {
  describe('takes a counter', () => {
    const rows: readonly (readonly [value: unknown, input: number, isBad: boolean])[] = [
      [0, 0, false],
      [null, 0, false],
      [undefined, 0, false],
      ['12', 12, false],
      [0xffffffff, 0xffffffff, false],
      [0x100000000, 0, true],
      [-1, 0, true],
      [1.5, 0, true],
      ['', 0, true],
      ['1e3', 0, true],
      ['-5', 0, true],
      ['99999999999', 0, true],
      [true, 0, true],
      [[5], 0, true],
      [{}, 0, true],
    ];
    for (const [value, input, isBad] of rows) {
      it(`of ${JSON.stringify(value)} for ${input}${isBad ? ', and complains' : ''}`, () => {
        const read = readCounters({ input_tokens: value, output_tokens: 20 });
        assert.deepEqual([read.counters.input, read.counters.output, read.isBad], [input, 20, isBad]);
      });
    }

    it('of any other counter with the same suspicion', () => {
      const odd = [
        { output_tokens: -1 },
        { cache_read_input_tokens: '1.0' },
        { cache_creation_input_tokens: [] },
        split(-1, 0),
        split(0, 'x'),
        { server_tool_use: { web_search_requests: -1 } },
      ];
      for (const usage of odd) assert.equal(readCounters({ ...usage }).isBad, true, JSON.stringify(usage));
    });
  });

  describe('splits cache writes', () => {
    const rows: readonly (readonly [what: string, usage: object, all: number, hour: number])[] = [
      ['all of 5 minutes where no split is told', { cache_creation_input_tokens: 9, cache_creation: null }, 9, 0],
      ['by the split where the sum is missing', { cache_creation_input_tokens: null, ...split(3, 4) }, 7, 4],
      ['by the larger of sum and split', { cache_creation_input_tokens: 9, ...split(3, 4) }, 9, 4],
      ['by the split where the sum is smaller', { cache_creation_input_tokens: 2, ...split(3, 4) }, 7, 4],
      ['never beyond what a column holds', split(0xffffffff, 5), 0xffffffff, 5],
      ['with a split that is no object', { cache_creation_input_tokens: 9, cache_creation: 'x' }, 9, 0],
    ];
    for (const [what, usage, all, hour] of rows) {
      it(what, () => {
        const { cacheWrite, cacheWrite1h } = readCounters({ ...usage }).counters;
        assert.deepEqual([cacheWrite, cacheWrite1h], [all, hour]);
      });
    }
  });

  it('knows an iteration that counts nothing', () => {
    assert.deepEqual(
      [{}, { input_tokens: null }, { output_tokens: 'x' }, { input_tokens: 0 }, { output_tokens: '5' }].map(
        hasCounters,
      ),
      [false, false, false, true, true],
    );
  });
});
