import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { claudeArguments } from '../../../../src/host/wayBack/claudeArguments.ts';
import { quote, resumeCommandLine, shellKindOf } from '../../../../src/host/wayBack/resumeCommand.ts';
import { session } from '../../records.ts';

/** What names of folders may hold, and shells read otherwise. */
const nasty = fc.string({
  unit: fc.constantFrom(...Array.from(`'"\`$(){}[]<>|&;!*?~#=%^\\ -–’‘\u201b\u2026aZ/éñ😀@,.:`)),
  minLength: 1,
  maxLength: 40,
});

/** What PowerShell makes of a word in single quotes: two of any of its quotes are one. Throws if the word ends before the text does. */
function readPowershell(word: string): string {
  assert.match(word, /^'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'$/);
  return word.slice(1, -1).replace(/(['\u2018-\u201b])\1/g, '$1');
}

/** The same of fish: a backslash stands for itself unless it is before a quote or another one. */
function readFish(word: string): string {
  assert.match(word, /^'(?:[^'\\]|\\[\s\S])*'$/);
  return word.slice(1, -1).replace(/\\([\\'])/g, '$1');
}

describe('a command to paste', () => {
  it('goes to the folder and to the session in each kind of shell', () => {
    const parts = { sessionId: session, way: 'resume', folder: '/home/me/it’s', configFolder: undefined } as const;
    assert.equal(resumeCommandLine(parts, 'posix'), `cd '/home/me/it’s' && claude --resume ${session}`);
    assert.equal(
      resumeCommandLine({ ...parts, configFolder: '/mnt/x/.claude' }, 'fish'),
      `cd '/home/me/it’s' && env CLAUDE_CONFIG_DIR='/mnt/x/.claude' claude --resume ${session}`,
    );
    const windows = {
      ...parts,
      folder: String.raw`C:\a 'b'\100%`,
      way: 'fork',
      configFolder: String.raw`D:\c`,
    } as const;
    assert.equal(
      resumeCommandLine(windows, 'powershell'),
      String.raw`Set-Location -LiteralPath 'C:\a ''b''\100%'; if ($?) { $env:CLAUDE_CONFIG_DIR = 'D:\c'; ` +
        `claude --resume ${session} --fork-session }`,
    );
    assert.equal(
      resumeCommandLine(windows, 'cmd'),
      String.raw`cd /d "C:\a 'b'\100"^%"" && set "CLAUDE_CONFIG_DIR=D:\c" && ` +
        `claude --resume ${session} --fork-session`,
    );
  });

  it('is read by a POSIX shell as it was meant, whatever the folder is called', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 50 }), (texts) => {
        const script = `printf '%s\\0' ${texts.map((text) => quote(text, 'posix')).join(' ')}`;
        const read = execFileSync('/bin/sh', ['-c', script]).toString().split('\0').slice(0, -1);
        assert.deepEqual(read, texts);
      }),
      { numRuns: 20 },
    );
  });

  it('is one word to PowerShell and fish, whatever the folder is called', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        assert.equal(readPowershell(quote(text, 'powershell')), text);
        assert.equal(readFish(quote(text, 'fish')), text);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows a shell by the name of its executable', () => {
    const kinds = ['/bin/zsh', '/usr/bin/fish', String.raw`C:\Windows\System32\cmd.exe`, 'pwsh', 'PowerShell.exe', ''];
    assert.deepEqual(kinds.map(shellKindOf), ['posix', 'fish', 'cmd', 'powershell', 'powershell', 'posix']);
  });
});

describe('the words after claude', () => {
  it('are an option, a session id, and the fork', () => {
    assert.deepEqual(claudeArguments(session, 'resume'), ['--resume', session]);
    assert.deepEqual(claudeArguments(session, 'fork'), ['--resume', session, '--fork-session']);
  });

  it('are never made of anything that is no id', () => {
    const almost = fc.oneof(
      nasty,
      nasty.map((text) => session + text),
      nasty.map((text) => text + session),
      fc.constantFrom('', '--dangerously-skip-permissions', `${session}\n`, `${session} `, session.replace('-', '–')),
    );
    fc.assert(
      fc.property(almost, (id) => {
        assert.throws(() => claudeArguments(id, 'resume'), /not a session id/);
      }),
    );
  });
});
