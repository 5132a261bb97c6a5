import assert from 'node:assert/strict';
import { failed, ok } from '../../../src/core/kit/result.ts';
import type { Fault } from '../../../src/core/model/fault.ts';
import type { TracerCache } from '../../../src/core/model/tracerCache.ts';
import { createTracerCacheWriter } from '../../../src/core/store/tracerCacheWriter.ts';

describe('createTracerCacheWriter', () => {
  it('writes at once, then at most every five seconds, however often it is asked', async () => {
    const { writer, world } = build();
    for (let ms = 0; ms < 12_000; ms += 100) {
      writer.request();
      await world.advance(100);
    }
    assert.deepEqual(world.writesAt, [0, 5000, 10_000]);
  });

  it('writes less often where a write takes long, so that it takes a hundredth of the time, but once a minute', async () => {
    for (const [takesMs, pauseMs] of [
      [40, 5000],
      [200, 20_000],
      [3_600_000, 60_000],
    ] as const) {
      const { writer, world } = build();
      world.takesMs = takesMs;
      writer.request();
      await world.advance(1);
      world.takesMs = 0;
      world.now = 1;
      writer.request();
      await world.advance(pauseMs - 2);
      assert.equal(world.writesAt.length, 1, `${takesMs} ms`);
      await world.advance(1);
      assert.equal(world.writesAt.length, 2);
    }
  });

  it('writes what is new at the moment of writing', async () => {
    const { writer, world } = build();
    writer.request();
    await world.advance(1);
    writer.request();
    world.revision = 7;
    await world.advance(5000);
    assert.deepEqual(world.written, [0, 7]);
  });

  it('writes once more at its close, but only if something is new', async () => {
    const { writer, world } = build();
    writer.request();
    await world.advance(1);
    writer.request();
    await writer.close();
    assert.deepEqual(world.writesAt, [0, 1]);
    await writer.close();
    writer.request();
    await world.advance(60_000);
    assert.deepEqual(world.writesAt, [0, 1]);

    const idle = build();
    await idle.writer.close();
    assert.deepEqual(idle.world.writesAt, []);
  });

  it('waits at its close for the write that is under way, and never writes two at once', async () => {
    const { writer, world } = build();
    world.isSlow = true;
    writer.request();
    await world.advance(1);
    writer.request();
    await world.advance(6000);
    writer.request();
    const closed = writer.close();
    assert.equal(world.underWay, 1);
    while (world.underWay > 0) await world.finishOne();
    await closed;
    assert.equal(world.most, 1);
    assert.equal(world.written.length, 3);
  });

  it('tells faults and goes on', async () => {
    const { writer, world } = build();
    world.fault = { kind: 'disk-full', path: '/p', message: 'full' };
    writer.request();
    await world.advance(1);
    world.fault = undefined;
    writer.request();
    await world.advance(5000);
    assert.equal(world.faults.length, 1);
    assert.equal(world.written.length, 2);
  });

  it('goes on when the clock was set back', async () => {
    const { writer, world } = build();
    await world.advance(3_600_000);
    writer.request();
    await world.advance(1);
    world.now = 0;
    writer.request();
    await world.advance(5000);
    assert.equal(world.written.length, 2);
  });
});

/** A clock, timers and a disk that a test moves. */
class World {
  now = 0;
  revision = 0;
  isSlow = false;
  takesMs = 0;
  fault: Fault | undefined;
  underWay = 0;
  most = 0;
  readonly written: number[] = [];
  readonly writesAt: number[] = [];
  readonly faults: Fault[] = [];
  #timers: { readonly at: number; readonly action: () => void }[] = [];
  #slow: (() => void)[] = [];

  timer(action: () => void, delayMs: number): () => void {
    const entry = { at: this.now + delayMs, action };
    this.#timers.push(entry);
    return () => void (this.#timers = this.#timers.filter((other) => other !== entry));
  }

  async write(revision: number): Promise<void> {
    this.most = Math.max(this.most, ++this.underWay);
    this.writesAt.push(this.now);
    this.written.push(revision);
    this.now += this.takesMs;
    if (this.isSlow) await new Promise<void>((resolve) => void this.#slow.push(resolve));
    this.underWay--;
  }

  async finishOne(): Promise<void> {
    this.#slow.shift()?.();
    await settled();
  }

  async advance(ms: number): Promise<void> {
    const due = this.#timers.filter(({ at }) => at <= this.now);
    for (const timer of due) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      timer.action();
    }
    await settled();
    this.now += ms;
    for (const timer of this.#timers.filter(({ at }) => at <= this.now)) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      timer.action();
    }
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function build(): { readonly writer: ReturnType<typeof createTracerCacheWriter>; readonly world: World } {
  const world = new World();
  const writer = createTracerCacheWriter({
    make: () => ({ version: 1, projects: new Map(), price_table: String(world.revision) }),
    write: async (cache: TracerCache) => {
      await world.write(Number(cache.price_table));
      return world.fault ? failed(world.fault) : ok(undefined);
    },
    onFault: (fault) => void world.faults.push(fault),
    clock: () => world.now,
    timer: (action, delayMs) => world.timer(action, delayMs),
  });
  return { writer, world };
}
