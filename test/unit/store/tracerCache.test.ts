import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parseTracerCache } from '../../../src/core/store/parseTracerCache.ts';
import { readTracerCache, writeTracerCache } from '../../../src/core/store/tracerCache.ts';
import { pythonMtime, type TracerCache, type TracerSession } from '../../../src/core/model/tracerCache.ts';
import { useTemporaryDirectory } from './temporary.ts';

/** As the original writes it, with Python's `orjson` or `json`. */
const pythonMade = `{
  "version": 1,
  "projects": {
    "-home-someone-project": {
      "project_hash": "-home-someone-project",
      "sessions": {
        "4f3c2b1a-0000-4000-8000-000000000000": {
          "session_id": "4f3c2b1a-0000-4000-8000-000000000000",
          "status": "completed",
          "input_tokens": 12,
          "output_tokens": 3456,
          "cache_creation_input_tokens": 78901,
          "cache_read_input_tokens": 2345678,
          "total_cost": 1.2345678901234567,
          "message_count": 41,
          "tool_calls": 17,
          "error_count": 0,
          "first_activity": "2026-11-22T09:15:00.123000+00:00",
          "last_activity": null,
          "mtime": 1795338900.1234567
        }
      },
      "last_updated": 1795338900.1234567
    }
  }
}`;

const session: TracerSession = {
  session_id: 's',
  status: 'completed',
  input_tokens: 1,
  output_tokens: 2,
  cache_creation_input_tokens: 3,
  cache_read_input_tokens: 4,
  total_cost: 0.5,
  message_count: 5,
  tool_calls: 6,
  error_count: 7,
  first_activity: '2026-11-22T09:15:00.123Z',
  last_activity: null,
  mtime: 1795338900.25,
  models: [
    {
      model: 'claude-opus-4-5',
      input_tokens: 1,
      output_tokens: 2,
      cache_creation_5m_input_tokens: 3,
      cache_creation_1h_input_tokens: 0,
      cache_read_input_tokens: 4,
      cost: null,
    },
  ],
  subagent_tokens: 2,
  cwd: '/home/someone/project',
  branches: ['main'],
  title: 'Ein Titel',
  title_source: 'ai',
  size: 4096,
  log_deleted: false,
};

const cache: TracerCache = {
  version: 1,
  generator: { name: 'claude-code-tracer', version: '0.1.0' },
  generated_at: '2026-11-22T10:00:00.000Z',
  price_table: '2026-11-01',
  today: { day: '2026-11-22', zone: 'Europe/Berlin', cost: 1.5, sessions: 2, unpriced: 0 },
  projects: new Map([['-p', { project_hash: '-p', sessions: new Map([['s', session]]), last_updated: 1795338900.25 }]]),
};

describe('tracer-cache.json', () => {
  const directory = useTemporaryDirectory();
  const path = (): string => join(directory(), 'tracer-cache.json');

  it('comes back as it was written', async () => {
    assert.ok((await writeTracerCache(path(), cache)).ok);
    assert.deepEqual(await readTracerCache(path()), { ok: true, value: cache });
    assert.equal(statSync(path()).mode & 0o777, 0o600);
    assert.match(readFileSync(path(), 'utf8'), /^\{\n {2}"version": 1,\n {2}"generator": \{\n {4}"name"/);
  });

  it('accepts what Python made, and Python reads ours', async function () {
    writeFileSync(path(), pythonMade);
    const read = await readTracerCache(path());
    assert.ok(read.ok && read.value);
    assert.ok((await writeTracerCache(path(), read.value)).ok);
    assert.deepEqual(JSON.parse(readFileSync(path(), 'utf8')), JSON.parse(pythonMade));
    const inPython = python(`import json,sys; print(json.dumps(json.load(open(sys.argv[1])), sort_keys=True))`, path());
    if (inPython === undefined) this.skip();
    assert.deepEqual(JSON.parse(inPython), JSON.parse(pythonMade));
  });

  it('is undefined where there is no file, and a fault where there is something else', async () => {
    assert.deepEqual(await readTracerCache(path()), { ok: true, value: undefined });
    mkdirSync(path());
    assert.equal(kindOf(await readTracerCache(path())), 'not-regular');
    assert.equal(kindOf(await writeTracerCache(path(), cache)), 'not-regular');
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(directory(), 'fifo')]);
    assert.equal(kindOf(await readTracerCache(join(directory(), 'fifo'))), 'not-regular');
  });

  it('is never half a cache, wherever it was cut off', async () => {
    const whole = Buffer.from(pythonMade);
    for (let length = 0; length < whole.length; length++) {
      const parsed = parseTracerCache(whole.subarray(0, length).toString());
      assert.ok(!parsed.ok, `cut at ${length}`);
    }
    writeFileSync(path(), whole.subarray(0, 400));
    assert.equal(kindOf(await readTracerCache(path())), 'damaged');
    assert.deepEqual(readdirSync(directory()), ['tracer-cache.json']);
  });

  it('is never a cache with a number that is none, whatever byte is changed', () => {
    const whole = Buffer.from(pythonMade);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(...Buffer.from('-"{}[],:.e0\0\\ \xff')));
    fc.assert(
      fc.property(change, ([at, byte]) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        const parsed = parseTracerCache(changed.toString());
        if (parsed.ok) assertNumbers(parsed.value);
      }),
      { numRuns: 3000 },
    );
  });

  const foreign: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no projects', '{"version":1}'],
    ['no version', '{"projects":{}}'],
    ['version 0', '{"version":0,"projects":{}}'],
    ['version 2', '{"version":2,"projects":{}}'],
    ['a version of text', '{"version":"1","projects":{}}'],
    ['projects as a list', '{"version":1,"projects":[]}'],
    ['NaN, as Python may write it', pythonMade.replace('2345678,', 'NaN,')],
    ['a number too large', pythonMade.replace('2345678,', '1e400,')],
    ['a negative number', pythonMade.replace('2345678,', '-1,')],
    ['a number as text', pythonMade.replace('2345678,', '"2345678",')],
    ['null for a number', pythonMade.replace('2345678,', 'null,')],
    ['a missing number', pythonMade.replace('"tool_calls": 17,', '')],
    ['a session under another id', pythonMade.replace('"session_id": "4', '"session_id": "5')],
    ['a time that is none', pythonMade.replace('2026-11-22T09:15:00.123000+00:00', 'yesterday')],
    ['a model without counters', pythonMade.replace('"mtime"', '"models": [{"model":"m"}], "mtime"')],
    ['models that are no list', pythonMade.replace('"mtime"', '"models": {}, "mtime"')],
    [
      'deep nesting in place of a session',
      `{"version":1,"projects":{"p":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    ],
  ];
  for (const [what, text] of foreign) {
    it(`is a fault, and stays where it is, with ${what}`, async () => {
      writeFileSync(path(), text);
      assert.equal(kindOf(await readTracerCache(path())), 'damaged');
      assert.equal(readFileSync(path(), 'utf8'), text);
    });
  }

  it('never throws on any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => assert.ok(!parseTracerCache(JSON.stringify(json)).ok)));
    const plain = JSON.parse(pythonMade) as { projects: { [hash: string]: { sessions: { [id: string]: object } } } };
    const fields = [...Object.keys(session), 'unknown'];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 3 }), (name, value) => {
        const changed = structuredClone(plain);
        const sessions = changed.projects['-home-someone-project']!.sessions;
        for (const entry of Object.values(sessions)) Object.assign(entry, { [name]: value });
        const parsed = parseTracerCache(JSON.stringify(changed));
        if (parsed.ok) assertNumbers(parsed.value);
      }),
    );
  });

  it('keeps names that JavaScript has a meaning for', async () => {
    const names = ['__proto__', 'constructor', 'toString', '', '\ud800', '1'];
    const sessions = new Map(names.map((name) => [name, { ...session, session_id: name }]));
    const projects = new Map(names.map((name) => [name, { project_hash: name, sessions, last_updated: 0 }]));
    assert.ok((await writeTracerCache(path(), { ...cache, projects })).ok);
    const read = await readTracerCache(path());
    assert.ok(read.ok && read.value);
    assert.deepEqual([...read.value.projects.keys()].toSorted(), names.toSorted());
    assert.deepEqual(read.value.projects.get('__proto__')?.sessions.get('__proto__')?.session_id, '__proto__');
    assert.equal(({} as { sessions?: unknown }).sessions, undefined);
  });

  it('ignores additions that it does not know', () => {
    const parsed = parseTracerCache(pythonMade.replace('"version": 1,', '"version": 1, "novel": {"a": [1]},'));
    assert.deepEqual(parsed, parseTracerCache(pythonMade));
  });

  it('does not write over a newer version, and sets aside what is no tracer cache', async () => {
    const newer = '{ "version": 2, "projects": {} }';
    writeFileSync(path(), newer);
    assert.equal(kindOf(await writeTracerCache(path(), cache)), 'unsupported');
    assert.equal(readFileSync(path(), 'utf8'), newer);

    writeFileSync(path(), 'somebody’s notes');
    assert.ok((await writeTracerCache(path(), cache, () => 0)).ok);
    assert.ok((await readTracerCache(path())).ok);
    assert.equal(readFileSync(`${path()}.corrupt-19700101T000000000Z`, 'utf8'), 'somebody’s notes');

    writeFileSync(path(), pythonMade.slice(0, 300));
    assert.ok((await writeTracerCache(path(), cache)).ok);
    assert.equal(readdirSync(directory()).length, 2);
  });

  it('refuses to write a number that no reader would accept', async () => {
    assert.ok((await writeTracerCache(path(), cache)).ok);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
      const sessions = new Map([['s', { ...session, total_cost: wrong }]]);
      const projects = new Map([['-p', { project_hash: '-p', sessions, last_updated: 0 }]]);
      assert.equal(kindOf(await writeTracerCache(path(), { ...cache, projects })), 'damaged');
    }
    assert.deepEqual(await readTracerCache(path()), { ok: true, value: cache });
  });
});

describe('pythonMtime', () => {
  const directory = useTemporaryDirectory();

  it('is the double that Python has for the same file', function () {
    const script = `import os,sys
for name in sorted(os.listdir(sys.argv[1])): print(repr(os.stat(os.path.join(sys.argv[1], name)).st_mtime))`;
    const times: bigint[] = [];
    for (let i = 0; i < 200; i++) {
      const file = join(directory(), String(i).padStart(3, '0'));
      writeFileSync(file, '');
      utimesSync(file, 1, 1_600_000_000 + Math.random() * 300_000_000);
      times.push(statSync(file, { bigint: true }).mtimeNs);
    }
    const inPython = python(script, directory());
    if (inPython === undefined) this.skip();
    assert.deepEqual(times.map(pythonMtime), inPython.trim().split('\n').map(Number));
  });

  it('keeps the last digit that dividing the nanoseconds would lose', () => {
    // From os.utime(ns=…) and os.stat().st_mtime in Python 3.11.
    for (const [nanoseconds, seconds] of pythonTimes) assert.equal(pythonMtime(nanoseconds), seconds);
  });
});

const pythonTimes: readonly (readonly [bigint, number])[] = [
  [1627835230574584912n, 1627835230.574585],
  [1654262275521876011n, 1654262275.521876],
  [1727444998263921356n, 1727444998.2639213],
  [1676770057317029579n, 1676770057.3170295],
];

function python(script: string, argument: string): string | undefined {
  try {
    return execFileSync('python3', ['-c', script, argument], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

const kindOf = (outcome: { ok: true } | { ok: false; error: { kind: string } }): string =>
  outcome.ok ? 'ok' : outcome.error.kind;

function assertNumbers(value: unknown): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value) && value >= 0, String(value));
  if (value instanceof Map) for (const entry of value.values()) assertNumbers(entry);
  else if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) assertNumbers(entry);
}
