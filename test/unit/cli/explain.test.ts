import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { logLine, writeLog } from './logTree.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const apiSession = 'aaaaaaaa-0000-4000-8000-000000000001';
const webSession = 'bbbbbbbb-0000-4000-8000-000000000002';
/** At $5 and $25 a million. */
const usage = { input_tokens: 100, output_tokens: 20 };

describe('the command line, asked why', () => {
  let home = '';
  let program = '';

  before(() => {
    home = mkdtempSync(join(tmpdir(), 'tracer-explain-'));
    program = join(home, 'dist', 'cli.js');
    mkdirSync(join(home, 'dist'));
    buildSync({
      entryPoints: [join(repository, 'src', 'cli.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    });
    const config = join(home, '.claude');
    const model = 'claude-opus-5';
    writeLog(config, '-work-api', apiSession, [
      '{"type":"assistant","mess',
      logLine({ id: 1, at: '2026-11-20T09:10:00.000Z', model, cwd: '/work/api', usage }),
      logLine({ id: 2, at: '2026-11-20T23:30:00.000Z', model, cwd: '/work/api', usage }),
    ]);
    const evil = { id: 3, at: '2026-11-21T10:00:00.000Z', model: 'web\u001b]0;owned\u0007', cwd: '/work/web' };
    writeLog(config, '-work-web', webSession, [logLine({ ...evil, usage })]);
    writeLog(config, '-elsewhere-web', webSession, [logLine({ ...evil, id: 4, cwd: '/elsewhere/web', usage })]);
  });

  after(() => rmSync(home, { recursive: true, force: true }));

  function run(...words: string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
    const env = { HOME: home, USERPROFILE: home, TZ: 'UTC' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  }

  it('explains a session, by its id or how that begins, to the last token', () => {
    const { code, out, err } = run('explain', apiSession);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^#1 {2}2026-11-20 09:10:00\.000 {2}claude-opus-5 {2}list {2}\$0\.001$/m);
    assert.match(out, /^ {3}output +20 × \$25 +a million = \$0\.0005$/m);
    assert.match(out, /^ {6}\[1\] byte 26: 100 input, 20 output$/m);
    assert.match(out, /^ {3}\[1\] byte 0, 25 bytes: no whole record, not counted$/m);
    assert.match(out, /^ {3}tokens +240\n {3}dollars +\$0\.002$/m);
    assert.deepEqual(run('explain', 'aaaaaaaa').out.replaceAll(/^As of.*$/gm, ''), out.replaceAll(/^As of.*$/gm, ''));
  });

  it('explains a day of the zone asked for, a model and a project', () => {
    const messagesOf = (...words: string[]): string | undefined =>
      /^Messages +(\d+)$/m.exec(run('explain', ...words).out)?.[1];
    assert.equal(messagesOf('2026-11-20', '-z', 'UTC'), '2');
    assert.equal(messagesOf('20261121', '-z', 'Europe/Berlin'), '3');
    assert.equal(messagesOf('2026-11-21', '-z', 'Europe/Berlin', '--project', 'api'), '1');
    assert.equal(messagesOf('claude-opus-5'), '2');
    assert.equal(messagesOf('--project', 'api'), '2');
  });

  it('says the same as JSON, in characters that are safe to print', () => {
    const { out } = run('explain', webSession, '--project', '/work/web', '--json');
    assert.doesNotMatch(out.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f]/);
    const { sum, turns, files } = JSON.parse(out);
    assert.deepEqual([sum.messages, sum.unpricedTokens, turns[0].lines.length, files.length], [1, 120, 1, 1]);
    assert.equal(turns[0].model, 'web\u001b]0;owned\u0007');
  });

  it('refuses in one sentence what is not there, or not one', () => {
    for (const words of [
      ['explain'],
      ['explain', 'cccccccc-0000-4000-8000-000000000003'],
      ['explain', '2020-01-01'],
      ['explain', webSession],
      ['explain', '--project', 'web'],
      ['explain', '--project', 'nowhere'],
      ['explain', apiSession, '--project', 'web'],
      ['explain', apiSession, webSession],
      ['explain', apiSession, '--since', '2026-11-20'],
      ['diagnostics', apiSession],
    ]) {
      const { code, out, err } = run(...words);
      assert.deepEqual([code, out], [2, ''], words.join(' '));
      assert.match(err, /^claude-code-tracer: [^\n]+\.\n$/, words.join(' '));
    }
  });

  it('tells what is not in order', () => {
    const { code, out, err } = run('diagnostics');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^ {3}skipped: 1 × no whole record, not counted, 25 bytes, at byte 0$/m);
    assert.match(out, /^ {3}unpriced: web \]0;owned, 120 tokens$/m);
    const { unpriced, findings } = JSON.parse(run('diagnostics', '-j').out);
    assert.deepEqual([unpriced.length, findings.length], [1, 3]);
  });
});
