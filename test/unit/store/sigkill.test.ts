import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unpackDigest } from '../../../src/core/digest/packDigest.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';
import { groupPath, groupSize, isLargeSave } from './rowsOfSave.ts';
import { useTemporaryDirectory } from './temporary.ts';

const rounds = 10;
const writersAtOnce = 2;

describe('the store, with its writers killed', () => {
  const directory = useTemporaryDirectory();

  it('opens after every SIGKILL, has every row that was acknowledged, and no half of a save', async function () {
    this.timeout(60_000);
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const writers = Array.from({ length: writersAtOnce }, (_, i) => startWriter(directory(), `${round}-${i}`));
      const saves = await Promise.all(writers.map(killSomewhere));
      for (const [i, count] of saves.entries()) acknowledged.set(`${round}-${i}`, count);

      const offsets = await offsetsIn(directory());
      for (const [writer, count] of acknowledged) {
        for (let save = 0; save < count; save++) assert.equal(offsets.get(`/${writer}/${save}`), save);
        const group = Array.from({ length: groupSize }, (_, i) => offsets.get(groupPath(writer, i)));
        assert.equal(new Set(group).size, 1, `half a save: ${group.join(' ')}`);
        const lastLarge = count - 1 - (isLargeSave(count - 1) ? 0 : 1);
        if (lastLarge > 0) assert.ok(group[0]! >= lastLarge, `${writer} lost a save`);
      }
      assert.ok(offsets.get('/shared')! >= Math.max(...acknowledged.values()) - 1);
    }
    assert.equal(acknowledged.size, rounds * writersAtOnce);
    const corrupt = readdirSync(directory()).filter((name) => name.includes('.corrupt'));
    assert.deepEqual(corrupt, []);
  });
});

function startWriter(directory: string, writer: string): ChildProcess {
  const program = join(import.meta.dirname, 'killedWriter.ts');
  // The same flags as ours: what runs TypeScript here, runs it there.
  const given = [...process.execArgv, program, directory, writer];
  return spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills the writer some time after its first save; how many of its saves were acknowledged. */
async function killSomewhere(writer: ChildProcess): Promise<number> {
  let told = '';
  const stdout = writer.stdout!;
  stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const closed = once(writer, 'close');
  await Promise.race([once(stdout, 'data'), closed]);
  await delay(Math.random() * 100);
  writer.kill('SIGKILL');
  const [, signal] = (await closed) as [unknown, unknown];
  assert.equal(signal, 'SIGKILL', 'the writer ended by itself');
  return told.split('\n').length - 1;
}

/** Path → the save that its row is of. */
async function offsetsIn(directory: string): Promise<Map<string, number>> {
  const { store, fault } = await openDigestStore(directory);
  assert.equal(fault, undefined);
  const loaded = store.load();
  assert.ok(loaded.ok);
  store.close();
  return new Map(loaded.value.map(({ path, bytes }) => [path, unpackDigest(bytes)!.mark.offset]));
}
