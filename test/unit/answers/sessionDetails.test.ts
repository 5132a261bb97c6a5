import assert from 'node:assert/strict';
import { sessionDetails } from '../../../src/core/answers/sessionDetails.ts';
import { sessionList } from '../../../src/core/answers/sessionList.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { digestOf, type DigestParts, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, otherSession, resultOf, session, toolResult, toolUse, user } from '../records.ts';

const key = `-a/${session}`;
const main = (records: readonly object[], parts?: DigestParts): FileDigest =>
  digestOf(`-a/${session}.jsonl`, records, parts);
const detailsOf = (...digests: readonly FileDigest[]) => sessionDetails(viewOf(indexOf(...digests)), key)!;
const textOf = (details: ReturnType<typeof detailsOf>, label: string): string | undefined =>
  details.lines.find((line) => line.label === label)?.text;

describe('the details of a session', () => {
  it('tell where, when and what it came to', () => {
    const details = detailsOf(
      main([
        user('Fix the VAT.'),
        assistant({
          id: 'msg_A',
          at: '2026-11-20T10:00:00Z',
          input: 1000,
          output: 2000,
          cacheRead: 7000,
          write1h: 2000,
        }),
        user('Now the tests.', { timestamp: '2026-11-20T11:00:00Z', gitBranch: 'feature' }),
        assistant({
          id: 'msg_B',
          at: '2026-11-21T01:04:00Z',
          model: 'my-gateway-model',
          line: { gitBranch: 'feature' },
        }),
        toolResult(true),
        { type: 'ai-title', aiTitle: 'VAT\u202e fix' },
      ]),
      digestOf(`-a/${session}/subagents/agent-1.jsonl`, [user('Look', { isSidechain: true })]),
    );
    assert.equal(details.title, 'VAT fix');
    assert.deepEqual(Object.fromEntries(details.lines.map(({ label, text }) => [label, text])), {
      Folder: '~/work/billing',
      Branch: 'feature, main',
      Time: '2026-11-20 09:59 – 2026-11-21 01:04 (15 h 05 min)',
      Active: '1 min',
      Work: '2 prompts, 1 tool call, 1 error, 1 sub-agent',
      Tokens: '12,030',
      'Cache hits': '70 %',
      Cost: '$0.061+ at list prices',
    });
    assert.deepEqual(details.models, [
      {
        model: 'claude-opus-5-5',
        input: '1,000',
        cacheWrite: '2,000',
        cacheRead: '7,000',
        output: '2,000',
        // 0.004 + 0.04 + 0.0014 + 0.016
        cost: '$0.061',
      },
      {
        model: 'my-gateway-model',
        input: '10',
        cacheWrite: '0',
        cacheRead: '0',
        output: '20',
        cost: 'unpriced, 30 tokens',
      },
    ]);
    assert.deepEqual(details.notes, []);
  });

  it('are undefined for a session that is not there', () => {
    assert.equal(sessionDetails(viewOf(indexOf()), key), undefined);
  });

  it('say when a session used nothing', () => {
    const details = detailsOf(main([user('Hello'), assistant({ input: 0, output: 0 })]));
    assert.equal(textOf(details, 'Cost'), '$0.00 at list prices');
    assert.equal(textOf(detailsOf(main([user('Hello')])), 'Cost'), undefined);
  });

  it('give the end of the same day as a time only', () => {
    assert.equal(textOf(detailsOf(main([user('Hi'), assistant()])), 'Time'), '2026-11-20 09:59 – 10:00 (1 min)');
  });

  it('count what was done as the other views do: a fork’s copies are its origin’s', () => {
    const done = [
      user('Write it.', { uuid: 'u-1' }),
      assistant({ content: [toolUse('toolu_1', 'Write', { file_path: '/a' })] }),
      resultOf('toolu_1', { type: 'create', content: 'a\nb\n', structuredPatch: [] }),
    ];
    const copied = done.map((record) => ({ ...record, forkedFrom: { sessionId: otherSession } }));
    const origin = digestOf(`-a/${otherSession}.jsonl`, done);
    assert.equal(textOf(detailsOf(main(copied), origin), 'Work'), '0 prompts, 0 tool calls');
    assert.equal(textOf(detailsOf(main(copied), origin), 'Changed'), undefined);
    assert.equal(textOf(detailsOf(main(done)), 'Work'), '1 prompt, 1 tool call');
    assert.equal(textOf(detailsOf(main(done)), 'Changed'), '1 file, +2 −0');
  });

  const notes: readonly (readonly [what: string, readonly FileDigest[], notes: readonly string[]])[] = [
    ['skipped places', [main([assistant({ usage: { input_tokens: -1 } })])], ['1 line skipped']],
    [
      'a deleted log',
      [main([assistant()], { isDeleted: true })],
      ['Claude Code has deleted this log; the figures are kept.'],
    ],
    [
      'a missing transcript',
      [digestOf(`-a/${session}/subagents/agent-1.jsonl`, [assistant({ line: { isSidechain: true } })])],
      ['The session’s own log is missing; only its sub-agents are counted.'],
    ],
    [
      'what a fork shares with its origin',
      [
        main([
          assistant({ id: 'msg_A', line: { forkedFrom: { sessionId: otherSession, messageUuid: 'u' } } }),
          assistant({ id: 'msg_B' }),
        ]),
        digestOf(`-a/${otherSession}.jsonl`, [assistant({ id: 'msg_A' })]),
      ],
      ['Copied from another session and counted there: 30 tokens in 1 message.'],
    ],
  ];
  for (const [what, digests, expected] of notes) {
    it(`note ${what}`, () => assert.deepEqual(detailsOf(...digests).notes, expected));
  }
});

describe('the rows of sessions', () => {
  const rowsOf = (...digests: readonly FileDigest[]) => {
    const view = viewOf(indexOf(...digests), { promptTitle: (path, offset) => `prompt of ${path} at ${offset}` });
    return sessionList(view, usageBySession(view));
  };
  const titleOf = (...digests: readonly FileDigest[]): string => rowsOf(...digests)[0]!.title;

  it('are named by their title, else their first prompt, else when they began', () => {
    const prompt = user('Please.');
    assert.equal(titleOf(main([prompt, { type: 'summary', summary: 'Sum' }])), 'Sum');
    assert.equal(titleOf(main([{ type: 'mode' }, prompt])), `prompt of /logs/projects/-a/${session}.jsonl at 16`);
    assert.equal(titleOf(main([prompt], { isDeleted: true })), 'Untitled session of 2026-11-20 09:59');
    assert.equal(titleOf(main([assistant()])), 'Untitled session of 2026-11-20 10:00');
    assert.equal(
      titleOf(main([assistant(), { type: 'ai-title', aiTitle: '\u200b\u202e' }])),
      'Untitled session of 2026-11-20 10:00',
    );
  });

  it('leave out empty sessions and put the latest first', () => {
    const rows = rowsOf(
      main([assistant({ id: 'msg_A' })]),
      digestOf(`-a/${otherSession}.jsonl`, [assistant({ id: 'msg_B', at: '2026-11-20T10:00:01Z' })]),
      digestOf('-a/empty.jsonl', [{ type: 'mode' }]),
    );
    assert.deepEqual(
      rows.map((row) => row.sessionId),
      [otherSession, session],
    );
  });

  it('have no path where the log is gone', () => {
    assert.equal(rowsOf(main([assistant()], { isDeleted: true }))[0]!.path, undefined);
    assert.equal(rowsOf(main([assistant()]))[0]!.path, `/logs/projects/-a/${session}.jsonl`);
  });
});
