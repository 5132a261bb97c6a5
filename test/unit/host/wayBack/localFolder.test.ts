import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderState, isPlainLocalPath, isSameFolder, isWithin } from '../../../../src/host/wayBack/localFolder.ts';
import { LogTree } from '../../logTree.ts';

describe('a folder that a log names', () => {
  it('is looked at only if it is a plain absolute path of this kind of system', () => {
    const strange = [
      '',
      'work',
      './x',
      '~/x',
      '//host/share',
      String.raw`\\host\share`,
      String.raw`\\?\C:\x`,
      '/a\nb',
      '/a\0',
      '/a\u009b',
    ];
    for (const folder of strange) {
      assert.equal(isPlainLocalPath(folder, 'linux'), false, JSON.stringify(folder));
      assert.equal(isPlainLocalPath(folder, 'win32'), false, JSON.stringify(folder));
    }
    for (const folder of [String.raw`C:\work`, 'c:/work']) {
      assert.equal(isPlainLocalPath(folder, 'win32'), true);
      assert.equal(isPlainLocalPath(folder, 'darwin'), false);
    }
    // A session of WSL, seen from Windows.
    assert.equal(isPlainLocalPath('/home/me/work', 'win32'), false);
    assert.equal(isPlainLocalPath('/home/me/work', 'linux'), true);
  });

  it('is there, missing, or not of this machine', () => {
    using tree = new LogTree();
    const file = path.join(tree.home, 'file');
    writeFileSync(file, '');
    assert.equal(folderState(tree.home), 'there');
    assert.equal(folderState(file), 'missing');
    assert.equal(folderState(path.join(tree.home, 'gone')), 'missing');
    assert.equal(folderState('//127.0.0.1/share'), 'not-local');
  });

  it('is the same under another name, and in the folders above it', () => {
    using tree = new LogTree();
    const work = path.join(tree.home, 'work');
    mkdirSync(path.join(work, 'api'), { recursive: true });
    symlinkSync(work, path.join(tree.home, 'link'));
    assert.equal(isSameFolder(work, path.join(tree.home, 'link')), true);
    assert.equal(isSameFolder(work, path.join(work, 'api')), false);
    assert.equal(isSameFolder(work, path.join(tree.home, 'gone')), false);
    assert.equal(isWithin(path.join(work, 'api'), ['/elsewhere', work]), true);
    assert.equal(isWithin(work, [work]), true);
    assert.equal(isWithin(`${work}-2`, [work]), false);
    assert.equal(isWithin(path.join(work, '..x'), [work]), true);
    assert.equal(isWithin(tree.home, [work]), false);
  });
});
