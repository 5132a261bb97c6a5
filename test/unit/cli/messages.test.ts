import assert from 'node:assert/strict';
import { cacheFaultLine, emptySentence, faultLine } from '../../../src/cli/messages.ts';

const absent = (folder: string) => ({ folder, root: undefined, fault: undefined });
const found = (folder: string) => ({
  ...absent(folder),
  root: { path: `${folder}/projects`, origin: 'home' as const },
});

describe('messages', () => {
  it('names the folders that were looked at', () => {
    assert.equal(
      emptySentence([absent('/home/a/.claude'), absent('/etc/claude')], false, '/home/a'),
      'No Claude Code logs found; looked in ~/.claude and /etc/claude.',
    );
    const both = [found('/home/a/.claude'), absent('/etc/claude')];
    assert.equal(emptySentence(both, false, '/home/a'), 'No usage found in ~/.claude/projects.');
    assert.equal(
      emptySentence(both, true, '/home/a'),
      'No usage matches these options; the logs are in ~/.claude/projects.',
    );
  });

  it('tells a fault in one line, the path once', () => {
    const message = "EACCES: permission denied, scandir '/home/a/.claude/projects/x'";
    const fault = { kind: 'denied', path: '/home/a/.claude/projects/x', message } as const;
    assert.equal(faultLine(fault, '/home/a'), '~/.claude/projects/x: EACCES: permission denied');
    assert.equal(faultLine({ kind: 'denied', path: '/x\u001b[2J\ny', message: '' }, '/home/a'), '/x [2J y: denied');
  });

  it('says what a fault of the cache means', () => {
    const full = { kind: 'disk-full', path: '/c/d.sqlite', message: 'disk is full' } as const;
    assert.equal(cacheFaultLine(full, ''), 'nothing is kept for the next run: /c/d.sqlite: disk is full');
    const damaged = { kind: 'damaged', path: '/c/d.sqlite', message: 'set aside, 3 rows carried over' } as const;
    assert.equal(cacheFaultLine(damaged, ''), '/c/d.sqlite: set aside, 3 rows carried over');
  });
});
