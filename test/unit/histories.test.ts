import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, truncateSync } from 'node:fs';
import fc from 'fast-check';
import { LogTree, pictureOf } from './logTree.ts';
import { demandIndexEqualsOracle } from './oraclePicture.ts';
import { assistant, jsonl, otherSession, session, toolResult, user } from './records.ts';

/** Records that meet in one small world: the same ids come again in other files, versions and states. */
const record: fc.Arbitrary<object> = fc.oneof(
  fc
    .record({
      id: fc.constantFrom('msg_A', 'msg_B', 'msg_C', 'gateway'),
      requestId: fc.constantFrom('req_1', 'req_2', ''),
      at: fc.constantFrom(
        '2026-11-20T10:00:00.000Z',
        '2026-11-20T10:00:01.000Z',
        '2026-11-21T00:00:00.000Z',
        'yesterday',
      ),
      model: fc.constantFrom('claude-opus-5-5', 'claude-haiku-5-5', '<synthetic>', 'my-gateway-model'),
      output: fc.nat(300),
      cacheRead: fc.nat(3),
      write5m: fc.nat(2),
      write1h: fc.nat(2),
      stopReason: fc.constantFrom('end_turn', null),
      line: fc.constantFrom(
        {},
        { isSidechain: true },
        { forkedFrom: { sessionId: otherSession, messageUuid: 'u' } },
        { sessionId: otherSession },
        { gitBranch: 'feature' },
      ),
      usage: fc.constantFrom(
        {},
        { speed: 'fast' },
        { inference_geo: 'us' },
        { output_tokens: -1 },
        { cache_creation: null },
        {
          iterations: [
            { type: 'message', input_tokens: 1, output_tokens: 1 },
            { type: 'compaction', input_tokens: 5, output_tokens: 6 },
          ],
        },
        { iterations: [{ type: 'advisor_message', model: 'claude-fable-5-2', input_tokens: 7, output_tokens: 8 }] },
      ),
    })
    .map((parts) => assistant(parts)),
  fc.constantFrom(
    user('Please rename the columns.'),
    toolResult(),
    toolResult(true),
    user('[Request interrupted by user]'),
    { type: 'ai-title', aiTitle: 'Columns', sessionId: session },
    { type: 'summary', summary: 'Of another', leafUuid: 'u-none' },
    {
      type: 'system',
      subtype: 'compact_boundary',
      uuid: 'b',
      timestamp: '2026-11-20T11:00:00.000Z',
      sessionId: session,
    },
    { type: 'brand-new-kind' },
  ),
);

/** What a writer, a crash or a damaged disk may put into a log. */
const chunk: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(record, { minLength: 1, maxLength: 3 }).map((records) => jsonl(...records)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(record, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([one, share]) => cut(jsonl(one), share)),
  },
  { weight: 1, arbitrary: record.map((one) => jsonl(one).trimEnd()) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\n',
      '\r\n',
      '\0\0\0\0',
      '42\n',
      '[1]\n',
      '"x"\n',
      '{',
      '}\n',
      'not json\n',
      '\uFEFF',
      '\u2028',
    ),
  },
);

const cut = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));

const files = [
  `-a/${session}.jsonl`,
  `-a/${otherSession}.jsonl`,
  `-b/${session}/subagents/agent-1.jsonl`,
  '-a/agent-flat.jsonl',
] as const;

type Step =
  | { readonly do: 'append'; readonly file: number; readonly text: string }
  | { readonly do: 'truncate'; readonly file: number; readonly share: number }
  | { readonly do: 'replace'; readonly file: number; readonly text: string }
  | { readonly do: 'move'; readonly file: number }
  | { readonly do: 'look' };

const file = fc.nat(files.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('append'), file, text: chunk }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('truncate'), file, share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace'), file, text: chunk }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move'), file }) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'look' }) },
);

/** Moves are looked at before and after. */
const steps = fc
  .array(step, { minLength: 1, maxLength: 14 })
  .map((list) => list.flatMap((each): Step[] => (each.do === 'move' ? [{ do: 'look' }, each] : [each])));

function apply(tree: LogTree, paths: string[], what: Exclude<Step, { do: 'look' }>): void {
  const name = paths[what.file]!;
  const full = tree.pathOf(name);
  const exists = existsSync(full);
  if (what.do === 'append')
    tree.write(
      name,
      (exists ? readFileSync(full, 'latin1') : '') === '' ? what.text : `${readFileSync(full, 'utf8')}${what.text}`,
    );
  else if (what.do === 'replace') tree.write(name, what.text);
  else if (!exists) return;
  else if (what.do === 'truncate') truncateSync(full, Math.floor(readFileSync(full).length * what.share));
  else {
    const moved = name.startsWith('-moved') ? name.slice('-moved'.length) : `-moved${name}`;
    tree.write(`${moved}.keep`, '');
    renameSync(full, tree.pathOf(moved));
    paths[what.file] = moved;
  }
}

describe('reading in pieces', function () {
  this.timeout(120_000);

  it('comes to the same as reading once, and as the oracle, after any history of a few files', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        using tree = new LogTree();
        const refresher = tree.refresher();
        const paths: string[] = [...files];
        for (const each of history) {
          if (each.do !== 'look') apply(tree, paths, each);
          // A file that is moved and rewritten unseen is rightly another file, and the old one history.
          if (each.do === 'look' || each.do === 'move') await refresher.request({ reason: 'timer' });
        }
        await refresher.request({ reason: 'timer' });
        const cold = tree.refresher();
        await cold.request({ reason: 'start' });
        assert.deepEqual(pictureOf(refresher.index), pictureOf(cold.index));
        demandIndexEqualsOracle(refresher.index, `${tree.home}/.claude`);
      }),
      { numRuns: Number(process.env['CCT_HISTORIES'] ?? 300) },
    );
  });

  it('comes to the same wherever a file is cut in two', async () => {
    using tree = new LogTree();
    const name = files[0];
    const small = (id: string, output: number): object => ({
      type: 'assistant',
      requestId: 'r',
      message: { id, model: 'm', content: [], usage: { input_tokens: 1, output_tokens: output } },
    });
    const prompt = { type: 'user', uuid: 'u-1', cwd: '/c', message: { content: 'Größe ändern – 列の幅 🙂' } };
    const text = Buffer.from(
      jsonl({ type: 'summary', summary: 'Old', leafUuid: 'u-1' }, prompt, small('msg_A', 1), small('msg_A', 50)) +
        `{"cut":"he${jsonl(small('msg_B', 2))}\0\0${jsonl(prompt)}\r\n${JSON.stringify(small('msg_C', 3))}`,
    );
    tree.write(name, text);
    const whole = tree.refresher();
    await whole.request({ reason: 'start' });
    for (let at = 0; at <= text.length; at++) {
      tree.write(name, text.subarray(0, at));
      const pieces = tree.refresher();
      await pieces.request({ reason: 'start' });
      tree.append(name, text.subarray(at));
      await pieces.request({ reason: 'timer' });
      assert.deepEqual(pictureWithoutTimes(pieces), pictureWithoutTimes(whole), `cut at byte ${at}`);
    }
  });

  it('comes to the same in whatever order files are taken in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(record, { maxLength: 6 }), { minLength: files.length, maxLength: files.length }),
        fc.shuffledSubarray([...files.keys()], { minLength: files.length }),
        async (contents, order) => {
          using tree = new LogTree();
          for (const [i, records] of contents.entries()) tree.write(files[i]!, jsonl(...records));
          const together = tree.refresher();
          await together.request({ reason: 'start' });
          const oneByOne = tree.refresher();
          for (const i of order) await oneByOne.request({ reason: 'watch', paths: [tree.pathOf(files[i]!)] });
          assert.deepEqual(pictureOf(oneByOne.index), pictureOf(together.index));
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Files written again have other times; nothing else may differ. */
function pictureWithoutTimes(refresher: ReturnType<LogTree['refresher']>): unknown {
  return JSON.parse(
    JSON.stringify(pictureOf(refresher.index), (key, value: unknown) =>
      key === 'touchedMs' || key === 'mainMtimeNs' ? undefined : value,
    ),
  );
}
