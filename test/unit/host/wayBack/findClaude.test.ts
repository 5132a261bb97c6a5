import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ClaudePlaces, findClaude } from '../../../../src/host/wayBack/findClaude.ts';
import { LogTree } from '../../logTree.ts';

const placesIn = (home: string, parts: Partial<ClaudePlaces> = {}): ClaudePlaces => ({
  configured: '',
  home,
  env: {},
  platform: 'linux',
  ...parts,
});

function makeExecutable(...parts: readonly string[]): string {
  const file = path.join(...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
  return file;
}

describe('finding Claude Code', () => {
  it('takes the first executable on the PATH, and of relative entries none', () => {
    using tree = new LogTree();
    const env = { PATH: [`.`, '', 'bin', path.join(tree.home, 'a'), path.join(tree.home, 'b')].join(':') };
    assert.deepEqual(findClaude(placesIn(tree.home, { env })), { kind: 'missing' });
    mkdirSync(path.join(tree.home, 'a/claude'), { recursive: true });
    const file = makeExecutable(tree.home, 'b/claude');
    assert.deepEqual(findClaude(placesIn(tree.home, { env })), { kind: 'found', file });
    chmodSync(file, 0o644);
    assert.deepEqual(findClaude(placesIn(tree.home, { env })), { kind: 'missing' });
  });

  it('knows where the installers put it', () => {
    using tree = new LogTree();
    const file = makeExecutable(tree.home, '.local/bin/claude');
    assert.deepEqual(findClaude(placesIn(tree.home)), { kind: 'found', file });
  });

  it('takes what the setting names and nothing else', () => {
    using tree = new LogTree();
    makeExecutable(tree.home, '.local/bin/claude');
    const file = makeExecutable(tree.home, 'mine/claude');
    assert.deepEqual(findClaude(placesIn(tree.home, { configured: ` ${file} ` })), { kind: 'found', file });
    assert.deepEqual(findClaude(placesIn(tree.home, { configured: '~/mine/claude' })), { kind: 'found', file });
    for (const configured of ['claude', './claude', `${file}x`, path.dirname(file)])
      assert.deepEqual(findClaude(placesIn(tree.home, { configured })), { kind: 'wrong-setting' }, configured);
  });
});
