import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setAside } from '../../../src/core/store/setAside.ts';
import { useTemporaryDirectory } from './temporary.ts';

describe('setAside', () => {
  const directory = useTemporaryDirectory();
  const minute = 60_000;

  it('takes the journal along, lest it be played into the next database', () => {
    for (const name of ['db', 'db-journal', 'db-wal', 'db2', 'db2-journal'])
      writeFileSync(join(directory(), name), name);
    const aside = setAside(join(directory(), 'db'), 0);
    assert.equal(aside, join(directory(), 'db.corrupt-19700101T000000000Z'));
    assert.equal(readFileSync(`${aside}-journal`, 'utf8'), 'db-journal');
    assert.equal(readFileSync(`${aside}-wal`, 'utf8'), 'db-wal');
    assert.deepEqual(
      readdirSync(directory()).filter((name) => !name.includes('corrupt')),
      ['db2', 'db2-journal'],
    );
  });

  it('keeps the three newest, each with its journal, and nothing of others', () => {
    writeFileSync(join(directory(), 'other.corrupt-19600101T000000000Z'), '');
    for (let i = 1; i <= 5; i++) {
      writeFileSync(join(directory(), 'db'), String(i));
      writeFileSync(join(directory(), 'db-journal'), String(i));
      setAside(join(directory(), 'db'), i * minute);
    }
    const kept = [3, 4, 5].map((i) => `db.corrupt-19700101T000${i}00000Z`);
    const expected = [...kept, ...kept.map((name) => `${name}-journal`), 'other.corrupt-19600101T000000000Z'];
    assert.deepEqual(readdirSync(directory()).toSorted(), expected.toSorted());
  });

  it('throws when there is nothing to set aside', () => {
    assert.throws(() => setAside(join(directory(), 'none'), 0), { code: 'ENOENT' });
  });
});
