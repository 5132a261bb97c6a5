import assert from 'node:assert/strict';
import { readArguments, type ReportRequest } from '../../../src/cli/arguments.ts';

/** What these words ask for; fails if they ask for no report. */
function asked(...words: string[]): ReportRequest {
  const request = readArguments(words);
  assert.ok(request.ok, request.ok ? '' : request.error);
  assert.ok(request.value.kind === 'report');
  return request.value;
}

function refused(...words: string[]): string {
  const request = readArguments(words);
  assert.ok(!request.ok, `taken: ${words.join(' ')}`);
  return request.error;
}

describe('readArguments', () => {
  it('shows days of the system zone, weeks from Sunday, everything, as text, when not told otherwise', () => {
    assert.deepEqual(asked(), {
      kind: 'report',
      command: 'daily',
      isJson: false,
      filter: { since: undefined, until: undefined, project: undefined },
      zone: 'system',
      weekStart: 7,
      cacheFolder: undefined,
      costMode: 'calculate',
      currency: undefined,
      priceFile: undefined,
    });
  });

  it('knows the five reports', () => {
    for (const command of ['daily', 'weekly', 'monthly', 'session', 'blocks'])
      assert.equal(asked(command).command, command);
  });

  it('takes options before and after the command, long and short, with and without =', () => {
    const long = ['--json', '--since', '2026-11-01', '--until=20261122', '--timezone', 'Asia/Tokyo', '--project=api'];
    const expected: ReportRequest = {
      kind: 'report',
      command: 'weekly',
      isJson: true,
      filter: { since: '2026-11-01', until: '2026-11-22', project: 'api' },
      zone: 'Asia/Tokyo',
      weekStart: 1,
      cacheFolder: '/tmp/c',
      costMode: 'display',
      currency: { code: 'EUR', ratePerUsd: 0.92 },
      priceFile: '/tmp/p.json',
    };
    assert.deepEqual(
      asked(
        'weekly',
        ...long,
        '--week-start',
        'monday',
        '--cache',
        '/tmp/c',
        '--currency',
        'EUR=0.92',
        '--mode',
        'display',
        '--prices=/tmp/p.json',
      ),
      expected,
    );
    const short = [
      '--currency=EUR=0.92',
      '-j',
      '-s',
      '20261101',
      '-u=2026-11-22',
      '-z',
      'Asia/Tokyo',
      '-papi',
      '-w',
      'Monday',
      '--cache=/tmp/c',
      '-m',
      'display',
      '--prices',
      '/tmp/p.json',
    ];
    assert.deepEqual(asked(...short, 'weekly'), expected);
  });

  it("takes ccusage's ways of saying it", () => {
    assert.equal(asked('daily', '--offline', '-O', '-z', 'local').zone, 'local');
    assert.equal(asked('weekly', '--start-of-week', 'saturday').weekStart, 6);
  });

  it('takes names of log folders, which begin with a dash', () => {
    assert.equal(asked('-p', '-home-dev-api').filter.project, '-home-dev-api');
    assert.equal(asked('-p=-home-dev-api').filter.project, '-home-dev-api');
    assert.equal(asked('--project', '-home-dev-api').filter.project, '-home-dev-api');
  });

  it('puts help and version before all else', () => {
    assert.deepEqual(readArguments(['daily', '-h', '--since', 'nonsense']), { ok: true, value: { kind: 'help' } });
    assert.deepEqual(readArguments(['-v']), { ok: true, value: { kind: 'version' } });
  });

  it('refuses what it does not know, in one sentence that names it', () => {
    assert.equal(
      refused('hourly'),
      'there is no command hourly, only daily, weekly, monthly, session, blocks, tools, skills, files, errors, explain, diagnostics, dashboard',
    );
    assert.equal(refused('daily', 'weekly'), 'one command at a time, not also weekly');
    assert.equal(refused('--breakfast'), 'there is no option --breakfast');
    assert.equal(refused('-jx'), 'there is no option -x');
    assert.equal(refused('--json=yes'), '--json takes no value');
    assert.match(refused('-z', 'Mars/Olympus'), /^there is no time zone Mars\/Olympus, /);
    assert.match(refused('-w', 'payday'), /not on payday$/);
    assert.equal(refused('-m', 'guess'), 'there is no cost mode guess, only auto, calculate, display');
  });

  it('takes the limits of budgets, and no amount that is none', () => {
    const read = readArguments(['dashboard', '--table', 'budgets', '--budget', 'day=10, month=200,/home/me/a=b=0.5']);
    assert.ok(read.ok && read.value.kind === 'dashboard');
    const { day, week, month, projects } = read.value.budgets;
    assert.deepEqual([day, week, month, projects], [10, 0, 200, { '/home/me/a=b': 0.5 }]);
    assert.equal(refused('dashboard', '--budget', 'day=0'), '--budget needs amounts like day=10,month=200, not day=0');
    assert.equal(refused('dashboard', '--budget', '10'), '--budget needs amounts like day=10,month=200, not 10');
  });

  it('refuses an option without its value', () => {
    for (const option of [
      '--since',
      '--until',
      '--timezone',
      '--project',
      '--cache',
      '--week-start',
      '-p',
      '-m',
      '--prices',
    ]) {
      assert.equal(refused('daily', option), `${option} needs a value`);
      assert.equal(refused('daily', option, ''), `${option} needs a value`);
      assert.equal(refused('daily', option, '--json'), `${option} needs a value`);
    }
  });

  it('refuses days that are none', () => {
    for (const day of [
      'yesterday',
      '2026-13-01',
      '2026-02-30',
      '20260230',
      '2026-1-1',
      '2026-1101',
      '202611',
      '2026-11-22T00:00:00Z',
    ]) {
      assert.equal(refused('--since', day), `--since needs a day like 2026-11-22 or 20261122, not ${day}`);
    }
    assert.equal(asked('--since', '2028-02-29').filter.since, '2028-02-29');
    assert.equal(refused('-s', '20261122', '-u', '20261121'), '--since 2026-11-22 is later than --until 2026-11-21');
  });
});
