import assert from 'node:assert/strict';
import { cachedOverview } from '../../../src/core/answers/cachedOverview.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { type ProjectRow, projectRows } from '../../../src/core/answers/projectRows.ts';
import { unknownStatus } from '../../../src/core/answers/statusLine.ts';
import { tracerCacheOf } from '../../../src/core/answers/tracerCacheOf.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import type { TracerCache } from '../../../src/core/model/tracerCache.ts';
import { parseTracerCache } from '../../../src/core/store/parseTracerCache.ts';
import { tracerCacheText } from '../../../src/core/store/tracerCacheText.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, otherSession, session, user } from '../records.ts';
import { labels } from '../plainLabels.ts';

const generator = { name: 'test', version: '0' };
const cwd = (path: string | undefined): object => ({ line: { cwd: path } });

const digests: readonly FileDigest[] = [
  digestOf(`-work-a-b/${session}.jsonl`, [
    user('A prompt that must never be written down.', { cwd: '/work/a/b' }),
    assistant({
      id: 'msg_A',
      at: '2026-11-22T10:00:00Z',
      input: 1000,
      write5m: 20,
      write1h: 30,
      cacheRead: 40,
      ...cwd('/work/a/b'),
    }),
    assistant({ id: 'msg_B', at: '2026-11-21T10:00:00Z', model: 'my-gateway-model', ...cwd('/work/a/b') }),
  ]),
  digestOf(`-work-a-b/${session}/subagents/agent-1.jsonl`, [
    assistant({ id: 'msg_C', at: '2026-11-22T10:01:00Z', input: 7, line: { isSidechain: true, cwd: '/work/a/b' } }),
  ]),
  digestOf(`-work-a-b/${otherSession}.jsonl`, [assistant({ id: 'msg_D', input: 500_000, ...cwd('/work/a-b') })]),
  digestOf(`-x/${session}.jsonl`, [assistant({ id: 'msg_E', at: '2026-11-22T11:00:00Z', ...cwd('/home/dev/x') })], {
    isDeleted: true,
  }),
  digestOf('-x/empty.jsonl', [{ type: 'mode' }]),
];

/** The cache as another window reads it from the disk. */
function cacheOf(view: Viewpoint): TracerCache {
  const cache = parseTracerCache(textOf(view));
  assert.ok(cache.ok);
  return cache.value;
}

function textOf(view: Viewpoint): string {
  const text = tracerCacheText(tracerCacheOf(view, generator));
  assert.ok(text.ok);
  return text.value;
}

describe('the first paint from tracer-cache.json', () => {
  it('shows the figures that the worker will show', () => {
    const view = viewOf(indexOf(...digests));
    const whole = { ...overview(view), projects: projectRows(view, usageBySession(view)) };
    const first = cachedOverview(cacheOf(view), view);
    const shown = (from: typeof first): unknown => ({
      asOf: from.asOf,
      hasData: from.hasData,
      projects: from.projects.map((row) => ({ ...row, sentence: undefined })),
      status: { ...from.status, rows: [] },
    });
    assert.deepEqual(shown(first), shown(whole));
    assert.deepEqual([first.revision, first.status.text], [0, '$0.006']);
  });

  it('groups a session that does not say its folder as the worker does', () => {
    const view = viewOf(
      indexOf(...digests, digestOf('-x/lost.jsonl', [assistant({ id: 'msg_F', ...cwd(undefined) })])),
    );
    const shown = (rows: readonly ProjectRow[]) => rows.map(({ id, description }) => [id, description]);
    assert.deepEqual(
      shown(cachedOverview(cacheOf(view), view).projects),
      shown(projectRows(view, usageBySession(view))),
    );
  });

  it('says of a floor that it is one, as the worker does', () => {
    const floor = assistant({ at: '2026-11-22T10:00:00Z', input: 10_000, output: 0, stopReason: null });
    const view = viewOf(indexOf(digestOf(`-x/${session}.jsonl`, [floor])));
    assert.equal(cachedOverview(cacheOf(view), view).status.text, overview(view).status.text);
  });

  it('shows today’s figure only while it is still that day, in the same zone', () => {
    const cache = cacheOf(viewOf(indexOf(...digests)));
    const statusAt = (now: string, zone: string) =>
      cachedOverview(cache, {
        now: Date.parse(now),
        calendar: new Calendar(zone),
        labels,
        costMode: 'calculate',
        home: '/',
      }).status;
    assert.equal(statusAt('2026-11-22T23:59:59Z', 'UTC').asOf, '14:05');
    assert.deepEqual(statusAt('2026-11-23T00:00:00Z', 'UTC'), unknownStatus('at list prices'));
    assert.deepEqual(statusAt('2026-11-22T15:00:00Z', 'Europe/Berlin'), unknownStatus('at list prices'));
  });
});

describe('tracer-cache.json', () => {
  it('holds sessions by slug, with a breakdown by model that adds up, and no empty ones', () => {
    const { projects } = cacheOf(viewOf(indexOf(...digests)));
    assert.deepEqual([...projects.keys()], ['-work-a-b', '-x']);
    assert.deepEqual([...projects.get('-x')!.sessions.keys()], [session]);
    const cached = projects.get('-work-a-b')!.sessions.get(session)!;
    assert.deepEqual(
      [cached.input_tokens, cached.output_tokens, cached.cache_creation_input_tokens, cached.cache_read_input_tokens],
      [1017, 60, 50, 40],
    );
    assert.deepEqual(
      cached.models!.map((model) => [model.model, model.cost === null]),
      [
        ['claude-opus-5-5', false],
        ['my-gateway-model', true],
      ],
    );
    assert.equal(
      cached.models!.reduce((sum, model) => sum + model.input_tokens, 0),
      cached.input_tokens,
    );
    assert.equal(cached.subagent_tokens, 27);
  });

  it('never holds the text of a prompt', () => {
    assert.doesNotMatch(textOf(viewOf(indexOf(...digests))), /must never be/);
  });

  it('calls a session of a deleted log completed, since nothing will change it', () => {
    const { projects } = cacheOf(viewOf(indexOf(...digests)));
    const cached = projects.get('-x')!.sessions.get(session)!;
    assert.deepEqual([cached.status, cached.log_deleted], ['completed', true]);
  });

  it('counts today’s sessions, tokens and what of them has no price', () => {
    const today = digestOf(`-y/${session}.jsonl`, [
      assistant({ id: 'msg_G', at: '2026-11-22T00:00:00Z', model: 'my-gateway-model', input: 300, output: 0 }),
    ]);
    assert.deepEqual(cacheOf(viewOf(indexOf(...digests, today))).today, {
      day: '2026-11-22',
      zone: 'UTC',
      // Opus 5.5: 1,017 input at $4 per million, 60 output at 20, 20 written at 5, 30 at 8, 40 read at 0.2.
      cost: 0.005616,
      tokens: 1467,
      sessions: 3,
      unpriced: 300,
      incomplete: 0,
    });
  });
});
