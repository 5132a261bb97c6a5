import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { activeBlockShape, ccusageShapes, misfits } from './ccusageShapes.ts';
import { logLine, writeLog } from './logTree.ts';

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What would move the cursor, ring, hide or turn text; a line break is all that is allowed. */
// eslint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const repository = join(import.meta.dirname, '..', '..', '..');
const apiSession = 'aaaaaaaa-0000-4000-8000-000000000001';
const webSession = 'bbbbbbbb-0000-4000-8000-000000000002';
const usage = {
  input_tokens: 100,
  output_tokens: 20,
  cache_creation_input_tokens: 1000,
  cache_read_input_tokens: 4000,
};
/** At $5, $25, $6.25 (5-minute cache) and $0.50 a million. */
const usdOfUsage = 0.0005 + 0.0005 + 0.00625 + 0.002;

describe('the command line', () => {
  let home = '';
  let program = '';

  before(() => {
    home = mkdtempSync(join(tmpdir(), 'tracer-cli-'));
    program = join(home, 'package', 'dist', 'cli.js');
    mkdirSync(join(home, 'package', 'dist'), { recursive: true });
    copyFileSync(join(repository, 'package.json'), join(home, 'package', 'package.json'));
    cpSync(join(repository, 'l10n'), join(home, 'package', 'l10n'), { recursive: true });
    buildSync({
      entryPoints: [join(repository, 'src', 'cli.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    });
    writeLog(join(home, '.claude'), '-work-api', apiSession, [
      logLine({ id: 1, at: '2026-11-20T09:10:00.000Z', model: 'claude-opus-5', cwd: '/work/api', usage }),
      logLine({
        id: 2,
        at: '2026-11-21T10:00:00.000Z',
        model: 'my-gateway',
        cwd: '/work/api',
        usage: { input_tokens: 7, output_tokens: 3 },
      }),
      '{"type":"assistant","message":{"id":"msg_3","usage":{"input_to',
    ]);
    const evil = 'web\u001b]0;owned\u0007\u009b2J\u202e';
    const cut = { id: 4, at: '2026-11-21T23:30:00.000Z', model: evil, cwd: `/work/${evil}`, isCut: true };
    writeLog(join(home, '.claude'), '-work-web', webSession, [
      logLine({ ...cut, usage: { input_tokens: 10, output_tokens: 1 } }),
    ]);
  });

  after(() => rmSync(home, { recursive: true, force: true }));

  function run(words: readonly string[], env: Record<string, string> = {}, listen = true): Promise<Outcome> {
    const child = spawn(process.execPath, [program, ...words], {
      env: { HOME: home, USERPROFILE: home, TZ: 'UTC', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    if (!listen) child.stdout.destroy();
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  }

  it("prints JSON in which ccusage's scripts find everything they look for", async () => {
    for (const [command, shape] of Object.entries(ccusageShapes)) {
      const { code, out, err } = await run([command, '--json']);
      assert.equal(code, 0);
      assert.equal(err, '');
      const json = JSON.parse(out);
      if (json.blocks) json.blocks = json.blocks.filter((block: { isGap: boolean }) => !block.isGap);
      assert.deepEqual(misfits(json, shape), [], command);
      assert.doesNotMatch(out, obeyed);
    }
  });

  it('prints tables in the language of the terminal, and JSON in none', async () => {
    const german = { LANG: 'de_DE.UTF-8' };
    const [table, json, refusal] = await Promise.all([
      run(['daily', '--currency', 'EUR=0.5'], german),
      run(['session', '--json', '--currency', 'EUR=0.5', '-m', 'display'], german),
      run(['jährlich'], german),
    ]);
    assert.match(table.out, /^Tag +Modelle +Eingabe +Ausgabe .* Kosten$/m);
    assert.match(table.out, /^2026-11-20 .* 5\.120 +0,005\u00a0€$/m);
    assert.match(table.out, /zu 0,5 EUR pro USD laut Ihrer Einstellung; Tage in UTC\.$/m);
    assert.equal(json.out, (await run(['session', '--json', '-m', 'display'])).out);
    assert.match(refusal.err, /^claude-code-tracer: den Befehl jährlich gibt es nicht/);
  });

  it('tells the rate of an active block, and when it ends', async () => {
    const config = join(home, 'active');
    const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
    const message = { model: 'claude-opus-5', cwd: '/work/api', usage };
    writeLog(config, '-work-api', apiSession, [
      logLine({ ...message, id: 1, at: minutesAgo(2) }),
      logLine({ ...message, id: 2, at: minutesAgo(1) }),
    ]);
    const { out } = await run(['blocks', '--json'], { CLAUDE_CONFIG_DIR: config });
    const active = JSON.parse(out).blocks.find((block: { isActive: boolean }) => block.isActive);
    assert.deepEqual(misfits(active, activeBlockShape), []);
  });

  it('counts by the days of the zone it is asked for', async () => {
    const daysIn = async (zone: string): Promise<unknown> => {
      const { out } = await run(['daily', '--json', '-z', zone]);
      return JSON.parse(out).daily.map(({ date, totalTokens }: { date: string; totalTokens: number }) => [
        date,
        totalTokens,
      ]);
    };
    assert.deepEqual(await daysIn('UTC'), [
      ['2026-11-20', 5120],
      ['2026-11-21', 21],
    ]);
    assert.deepEqual(await daysIn('Europe/Berlin'), [
      ['2026-11-20', 5120],
      ['2026-11-21', 10],
      ['2026-11-22', 11],
    ]);
  });

  it('takes only the days and the project asked for', async () => {
    const { out } = await run([
      'session',
      '--json',
      '--since',
      '20261121',
      '--until',
      '2026-11-21',
      '--project',
      'api',
    ]);
    const { sessions, totals } = JSON.parse(out);
    assert.deepEqual(
      sessions.map((session: { sessionId: string }) => session.sessionId),
      [apiSession],
    );
    assert.equal(totals.totalTokens, 10);
  });

  it('counts a block whole for the day it starts on', async () => {
    const config = join(home, 'night');
    const message = { model: 'claude-opus-5', cwd: '/work/api', usage };
    writeLog(config, '-work-api', apiSession, [
      logLine({ ...message, id: 1, at: '2026-11-20T23:10:00.000Z' }),
      logLine({ ...message, id: 2, at: '2026-11-21T01:10:00.000Z' }),
    ]);
    const entriesSince = async (day: string): Promise<unknown> => {
      const { out } = await run(['blocks', '--json', '-z', 'UTC', '--since', day], { CLAUDE_CONFIG_DIR: config });
      return JSON.parse(out).blocks.map((block: { entries: number }) => block.entries);
    };
    assert.deepEqual(await entriesSince('2026-11-20'), [2]);
    assert.deepEqual(await entriesSince('2026-11-21'), []);
  });

  it('says under the table what is missing in it, in harmless characters', async () => {
    const { code, out } = await run(['monthly', '-z', 'UTC']);
    assert.equal(code, 0);
    assert.match(out, /^2026-11 .* \$0\.009\+$/m);
    assert.match(out, /^Unpriced, so not in the costs: web \]0;owned 2J \(11 tokens\), my-gateway \(10 tokens\)\.$/m);
    assert.match(out, /^Output is at least 24: of 1 message the logs have only an early count\.$/m);
    assert.match(out, /^1 line of the logs could not be read whole\.$/m);
    assert.doesNotMatch(out, obeyed);
    const { totals, skips, incompleteOutputs } = JSON.parse((await run(['monthly', '--json'])).out);
    assert.ok(Math.abs(totals.totalCost - usdOfUsage) < 1e-12);
    assert.deepEqual([skips, incompleteOutputs], [1, 1]);
  });

  it('fits the terminal', async () => {
    const { out } = await run(['session'], { COLUMNS: '50' });
    for (const line of out.split('\n\n')[0]!.split('\n')) assert.ok(line.length <= 50, line);
  });

  it('prints help and version, and refuses what it does not understand', async () => {
    assert.match((await run(['--help'])).out, /^Usage: claude-code-tracer /m);
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    assert.deepEqual(await run(['--version']), { code: 0, out: `${version}\n`, err: '' });
    for (const words of [['hourly'], ['--nope'], ['--since', 'soon'], ['--timezone', 'Mars/Olympus'], ['--cache']]) {
      const { code, out, err } = await run(words);
      assert.equal(code, 2, words.join(' '));
      assert.equal(out, '');
      assert.match(err, /^claude-code-tracer: [^\n]+\(see --help\)\.\n$/);
    }
  });

  it('calls nothing to report no error', async () => {
    const empty = join(home, 'nobody');
    const { code, out, err } = await run([], { HOME: empty, USERPROFILE: empty });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^No Claude Code logs found; looked in ~.\.claude and ~.\.config.claude\.\n$/);
    const json = await run(['session', '-j'], { HOME: empty, USERPROFILE: empty });
    assert.equal(json.code, 0);
    assert.deepEqual(JSON.parse(json.out).sessions, []);
    assert.match((await run(['--project', 'other'])).out, /^No usage matches these options; the logs are in ~/);
  });

  it('calls a CLAUDE_CONFIG_DIR without logs an error, and prints an empty report for what comes after it in a pipe', async () => {
    const env = { CLAUDE_CONFIG_DIR: `${join(home, 'no')},${join(home, 'none')}` };
    const { code, out, err } = await run(['daily', '--json'], env);
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out).daily, []);
    assert.match(err, /No Claude Code logs found; looked in ~.no and ~.none\.\n$/);
    assert.equal((await run(['daily'], env)).out, '');
  });

  it('says nothing when nobody listens any more', async () => {
    assert.deepEqual(await run(['session', '--json'], {}, false), { code: 0, out: '', err: '' });
  });

  it('keeps what it read where it is told to, and answers the same from there', async () => {
    const config = join(home, 'kept');
    const message = { model: 'claude-opus-5', cwd: '/work/api', usage };
    const log = writeLog(config, '-work-api', apiSession, [
      logLine({ ...message, id: 1, at: '2026-11-20T23:10:00.000Z' }),
    ]);
    const words = ['daily', '--json', '-z', 'UTC', '--cache', join(home, 'cache')];
    const env = { CLAUDE_CONFIG_DIR: config };
    const first = await run(words, env);
    assert.deepEqual([first.code, first.err], [0, '']);
    assert.ok(statSync(join(home, 'cache', 'digests-v3.sqlite')).size > 0);
    assert.deepEqual(await run(words, env), first);
    appendFileSync(log, `${logLine({ ...message, id: 2, at: '2026-11-20T23:20:00.000Z' })}\n`);
    assert.equal(JSON.parse((await run(words, env)).out).totals.totalTokens, 10_240);
    rmSync(log);
    assert.equal(JSON.parse((await run(words, env)).out).totals.totalTokens, 10_240);
  });

  it('goes on without a cache where none can be kept, and says why', async () => {
    const { code, out, err } = await run(['daily', '--json', '--cache', join(program, 'below-a-file')]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).daily.length, 2);
    assert.match(err, /^claude-code-tracer: nothing is kept for the next run: [^\n]+\n$/);
  });
});
