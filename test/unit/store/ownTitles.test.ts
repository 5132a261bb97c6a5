import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { OwnTitles } from '../../../src/core/store/ownTitles.ts';
import { LogTree } from '../logTree.ts';
import { otherSession, session } from '../records.ts';

const folderOf = (tree: LogTree): string => path.join(tree.home, 'titles');

describe('titles of the user’s own', () => {
  it('are there for the next window, and gone when they are made empty', async () => {
    using tree = new LogTree();
    const titles = new OwnTitles(tree.home);
    assert.deepEqual(titles.read(), []);
    assert.equal((await titles.rename(session, 'VAT, second try')).ok, true);
    assert.deepEqual([titles.titleOf(session), titles.revision], ['VAT, second try', 1]);
    const next = new OwnTitles(tree.home);
    assert.deepEqual(next.read(), []);
    assert.deepEqual([next.titleOf(session), next.titleOf(otherSession)], ['VAT, second try', undefined]);
    await next.rename(session, '');
    titles.read();
    assert.deepEqual([titles.titleOf(session), titles.revision], [undefined, 2]);
    assert.deepEqual(readdirSync(folderOf(tree)), []);
  });

  it('are all kept when several windows rename at once', async () => {
    using tree = new LogTree();
    const windows = [1, 2, 3, 4].map(() => new OwnTitles(tree.home));
    const ids = Array.from({ length: 40 }, (_, i) => `${i}`);
    await Promise.all(ids.map((id, i) => windows[i % 4]!.rename(id, `Title ${id}`)));
    for (const window of windows) {
      window.read();
      assert.deepEqual(
        ids.map((id) => window.titleOf(id)),
        ids.map((id) => `Title ${id}`),
      );
    }
  });

  it('are not read again while nothing has changed', async () => {
    using tree = new LogTree();
    const changed = new Date('2026-11-20T10:00:00Z');
    let now = changed.getTime() + 60_000;
    const titles = new OwnTitles(tree.home, () => now);
    await titles.rename(session, 'A');
    const touch = (): void => utimesSync(folderOf(tree), changed, changed);
    touch();
    titles.read();
    const file = path.join(folderOf(tree), readdirSync(folderOf(tree))[0]!);
    writeFileSync(file, JSON.stringify({ version: 1, session, title: 'B' }));
    touch();
    titles.read();
    assert.equal(titles.titleOf(session), 'A');
    // Within one tick of the clock the folder's time says nothing.
    now = changed.getTime() + 1000;
    const fresh = new OwnTitles(tree.home, () => now);
    fresh.read();
    writeFileSync(file, JSON.stringify({ version: 1, session, title: 'C' }));
    touch();
    fresh.read();
    assert.equal(fresh.titleOf(session), 'C');
  });

  it('are of whatever a session is called, and nothing is written elsewhere', async () => {
    using tree = new LogTree();
    const titles = new OwnTitles(tree.home);
    const ids = ['__proto__', '../../../etc/passwd', 'a'.repeat(5000), '', 'con', '..', 'x/y'];
    for (const id of ids) assert.equal((await titles.rename(id, `of ${id}`)).ok, true);
    const next = new OwnTitles(tree.home);
    next.read();
    for (const id of ids) assert.equal(next.titleOf(id), `of ${id}`);
    assert.deepEqual(readdirSync(tree.home).toSorted(), ['.claude', 'titles']);
    for (const file of readdirSync(folderOf(tree))) {
      assert.equal(statSync(path.join(folderOf(tree), file)).mode & 0o077, 0);
    }
  });

  it('that are damaged are told and left alone; the others hold', async () => {
    using tree = new LogTree();
    await new OwnTitles(tree.home).rename(session, 'Kept');
    const damage = fc.oneof(fc.json(), fc.string(), fc.constant('x'.repeat(20_000)));
    fc.assert(
      fc.property(damage, (text) => {
        writeFileSync(path.join(folderOf(tree), '0123456789abcdef.json'), text);
        const titles = new OwnTitles(tree.home);
        assert.deepEqual(
          titles.read().map(({ kind }) => kind),
          ['damaged'],
        );
        assert.equal(titles.titleOf(session), 'Kept');
      }),
      { numRuns: 50 },
    );
    mkdirSync(path.join(folderOf(tree), 'fedcba9876543210.json'));
    assert.equal(new OwnTitles(tree.home).read().length, 2);
  });

  it('that cannot be saved say why, and change nothing', async () => {
    using tree = new LogTree();
    writeFileSync(folderOf(tree), 'a file where the folder should be');
    const titles = new OwnTitles(tree.home);
    const renamed = await titles.rename(session, 'A');
    assert.equal(renamed.ok, false);
    assert.deepEqual([titles.titleOf(session), titles.revision], [undefined, 0]);
  });
});
