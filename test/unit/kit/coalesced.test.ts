import assert from 'node:assert/strict';
import { Coalesced } from '../../../src/core/kit/coalesced.ts';
import { Emitter } from '../../../src/core/kit/emitter.ts';

describe('Coalesced', () => {
  it('runs one at a time and merges what is asked meanwhile into one more run', async () => {
    const runs: (readonly string[])[] = [];
    let running = 0;
    const queue = new Coalesced<string, number>(async (requests) => {
      running++;
      assert.equal(running, 1);
      runs.push(requests);
      await Promise.resolve();
      running--;
      return runs.length;
    });
    const first = queue.request('a');
    await Promise.resolve();
    await Promise.resolve();
    const rest = [queue.request('b'), queue.request('c')];
    assert.equal(await first, 1);
    assert.deepEqual(await Promise.all(rest), [2, 2]);
    assert.deepEqual(runs, [['a'], ['b', 'c']]);
  });

  it('goes on after a run that failed, and tells only who asked for it', async () => {
    const queue = new Coalesced<boolean, string>(async ([fails]) => {
      if (fails) throw new Error('no');
      return 'yes';
    });
    await assert.rejects(queue.request(true), /no/);
    assert.equal(await queue.request(false), 'yes');
    await queue.idle();
  });
});

describe('Emitter', () => {
  it('tells every listener even if one throws, and then throws on', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event(() => {
      throw new Error('bug');
    });
    const second = emitter.event((value) => heard.push(value));
    assert.throws(() => emitter.fire(1), /bug/);
    second.dispose();
    assert.throws(() => emitter.fire(2), /bug/);
    assert.deepEqual(heard, [1]);
  });
});
