import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unpackDigest } from '../../../src/core/digest/packDigest.ts';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';
import { rowsOfSave } from './rowsOfSave.ts';
import { useTemporaryDirectory } from './temporary.ts';

const rounds = 10;
const writersAtOnce = 2;

describe('the store, with its writers killed', () => {
  const directory = useTemporaryDirectory();

  it('opens after every SIGKILL and has every row that was acknowledged', async function () {
    this.timeout(60_000);
    const acknowledged: { readonly writer: string; readonly save: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const writers = Array.from({ length: writersAtOnce }, (_, i) => startWriter(directory(), `${round}-${i}`));
      const saves = await Promise.all(writers.map(killSomewhere));
      for (const [i, count] of saves.entries()) {
        for (let save = 0; save < count; save++) acknowledged.push({ writer: `${round}-${i}`, save });
      }
      const { store, fault } = await openDigestStore(directory());
      assert.equal(fault, undefined);
      const loaded = store.load();
      assert.ok(loaded.ok);
      const rows = new Map(loaded.value.map(({ path, bytes }) => [path, bytes]));
      for (const { writer, save } of acknowledged) {
        for (const { path, bytes } of rowsOfSave(writer, save)) {
          const isThere = path === '/shared' || Buffer.compare(rows.get(path) ?? Buffer.alloc(0), bytes) === 0;
          assert.ok(isThere, path);
        }
      }
      const last = Math.max(...acknowledged.map(({ save }) => save));
      assert.ok(unpackDigest(rows.get('/shared')!)!.mark.offset >= last);
      store.close();
    }
    assert.ok(acknowledged.length >= rounds * writersAtOnce);
    assert.deepEqual(
      readdirSync(directory()).filter((name) => name.includes('.corrupt')),
      [],
    );
  });
});

function startWriter(directory: string, writer: string): ChildProcess {
  const program = join(import.meta.dirname, 'killedWriter.ts');
  const quiet = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
  return spawn(process.execPath, [...quiet, program, directory, writer], { stdio: ['ignore', 'pipe', 'inherit'] });
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
