import assert from 'node:assert/strict';
import type { Ending } from '../../../src/core/model/facts.ts';
import type { RecordFacts } from '../../../src/core/model/scanSink.ts';
import type { JsonObject } from '../../../src/core/scan/jsonValue.ts';
import { readFacts } from '../../../src/core/scan/readFacts.ts';
import { assistant, otherSession, session, toolResult, user } from '../records.ts';

const read = (record: object): RecordFacts => readFacts(JSON.parse(JSON.stringify(record)) as JsonObject);
const text = (...texts: readonly string[]): object[] => texts.map((each) => ({ type: 'text', text: each }));

describe('readFacts', () => {
  it('reads what an envelope tells', () => {
    const facts = read(user('Hi', { uuid: 'u', forkedFrom: { sessionId: otherSession, messageUuid: 'm' } }));
    assert.deepEqual(
      [facts.kind, facts.at, facts.sessionId, facts.cwd, facts.version, facts.uuid, facts.forkedFrom],
      ['user', Date.UTC(2026, 10, 20, 9, 59), session, '/home/dev/work/billing', '2.1.263', 'u', otherSession],
    );
  });

  it('takes fields of other types and empty ones for absent', () => {
    const facts = read({
      type: 'user',
      sessionId: 5,
      cwd: '',
      version: null,
      uuid: [],
      timestamp: 1_790_000_000_000,
      forkedFrom: 'x',
    });
    assert.deepEqual(
      [facts.sessionId, facts.cwd, facts.version, facts.uuid, facts.at, facts.forkedFrom],
      Array.from({ length: 6 }, () => undefined),
    );
  });

  describe('names the kind', () => {
    const rows: readonly (readonly [record: object, kind: string])[] = [
      [{ type: 'user' }, 'user'],
      [{ type: 'system', subtype: 'compact_boundary' }, 'system/compact_boundary'],
      [{ type: 'system' }, 'system'],
      [{ type: 'attachment', attachment: { type: 'diagnostics' } }, 'attachment/diagnostics'],
      [{ type: 'progress', data: { type: 'agent_progress' } }, 'progress/agent_progress'],
      [{ type: 'brand-new' }, 'brand-new'],
      [{ type: '__proto__' }, '__proto__'],
      [{ type: 5 }, 'untyped'],
      [{}, 'untyped'],
      [{ type: 'x'.repeat(1000) }, 'x'.repeat(64)],
    ];
    for (const [record, kind] of rows)
      it(`${kind.slice(0, 30)} of ${JSON.stringify(record).slice(0, 60)}`, () => assert.equal(read(record).kind, kind));
  });

  describe('takes for a typed prompt', () => {
    const rows: readonly (readonly [what: string, record: object, isTyped: boolean])[] = [
      ['text', user('Fix it'), true],
      ['text blocks', user(text('Fix it')), true],
      ['text beside an image', user([{ type: 'image' }, ...text('What is this?')]), true],
      ['text after injected text in another block', user(text('Fix it', '<command-name>x')), true],
      ['text that a person is said to have written', user('Fix it', { origin: { kind: 'human' } }), true],
      ['text that mentions a command', user('What does <command-name> mean?'), true],
      ['nothing injected by a task', user('Fix it', { origin: { kind: 'task-notification' } }), false],
      ['no meta record', user('Fix it', { isMeta: true }), false],
      ['no summary after a compaction', user('This session is being continued', { isCompactSummary: true }), false],
      ['no sub-agent’s order', user('Fix it', { isSidechain: true }), false],
      ['no tool result', toolResult(), false],
      ['no tool result with text', user([{ type: 'tool_result' }, ...text('x')]), false],
      ['no empty text', user('  \n'), false],
      ['no image alone', user([{ type: 'image' }]), false],
      ['no answer', assistant(), false],
      ['nothing where content is odd', user({ text: 'x' }), false],
      ['nothing where message is text', { type: 'user', message: 'Fix it' }, false],
      ...[
        '<command-name>/clear',
        '<command-message>x',
        '<local-command-stdout>',
        '<task-notification>',
        '<bash-input>ls',
        '<user-prompt-submit-hook>',
        'Caveat: The messages below',
        '[Request interrupted by user]',
      ].map((injected) => [`nothing that begins with ${injected.slice(0, 16)}`, user(` ${injected}`), false] as const),
    ];
    for (const [what, record, isTyped] of rows) it(what, () => assert.equal(read(record).isTypedPrompt, isTyped));
  });

  describe('tells how a record leaves the session', () => {
    const open = text('Now I will look.');
    const call = [...open, { type: 'tool_use', name: 'Read' }];
    const rows: readonly (readonly [what: string, record: object, ending: Ending | undefined])[] = [
      ['open after a prompt', user('Fix it'), 'open'],
      ['open after a tool result', toolResult(), 'open'],
      ['interrupted by the marker', user(text('[Request interrupted by user]')), 'interrupted'],
      ['interrupted by the marker for tools', user('[Request interrupted by user for tool use]\n'), 'interrupted'],
      ['open after text that mentions an interruption', user('Why does it say [Request interrupted by user]?'), 'open'],
      ['open after text that begins with the marker', user('[Request interrupted by user] is what I saw'), 'open'],
      [
        'open after an answer that quotes the marker',
        assistant({ stopReason: 'tool_use', content: text('[Request interrupted by user]') }),
        'open',
      ],
      ['ended by the end of a turn', assistant(), 'turn-ended'],
      ['ended by a stop sequence', assistant({ stopReason: 'stop_sequence' }), 'turn-ended'],
      ['open after a tool call', assistant({ stopReason: 'tool_use', content: call }), 'open'],
      ['open after running out of tokens', assistant({ stopReason: 'max_tokens' }), 'open'],
      ['ended by text in old versions, which give no reason', assistant({ stopReason: null }), 'turn-ended'],
      ['open after a tool call in old versions', assistant({ stopReason: null, content: call }), 'open'],
      ['open after thinking in old versions', assistant({ stopReason: null, content: [{ type: 'thinking' }] }), 'open'],
      ['untouched by a sub-agent', assistant({ line: { isSidechain: true } }), undefined],
      ['untouched by other records', { type: 'system', subtype: 'turn_duration' }, undefined],
    ];
    for (const [what, record, ending] of rows) it(what, () => assert.equal(read(record).ending, ending));
  });

  describe('reads the title', () => {
    const rows: readonly (readonly [record: object, title: RecordFacts['title']])[] = [
      [
        { type: 'custom-title', customTitle: 'A' },
        { source: 'custom', text: 'A', leafUuid: undefined },
      ],
      [
        { type: 'agent-name', agentName: 'A' },
        { source: 'agent', text: 'A', leafUuid: undefined },
      ],
      [
        { type: 'ai-title', aiTitle: 'A', leafUuid: 'u' },
        { source: 'ai', text: 'A', leafUuid: undefined },
      ],
      [
        { type: 'summary', summary: 'A', leafUuid: 'u' },
        { source: 'summary', text: 'A', leafUuid: 'u' },
      ],
      [
        { type: 'summary', summary: 'A' },
        { source: 'summary', text: 'A', leafUuid: undefined },
      ],
      [{ type: 'ai-title', aiTitle: '' }, undefined],
      [{ type: 'ai-title', aiTitle: 5 }, undefined],
      [{ type: 'ai-title', customTitle: 'A' }, undefined],
      [{ type: 'constructor', summary: 'A' }, undefined],
      [{ type: 'user', summary: 'A' }, undefined],
    ];
    for (const [record, title] of rows)
      it(`of ${JSON.stringify(record)}`, () => assert.deepEqual(read(record).title, title));

    it('and keeps at most 300 characters of it', () => {
      assert.equal(read({ type: 'ai-title', aiTitle: 'x'.repeat(10_000) }).title!.text.length, 300);
    });
  });

  it('counts tool calls of answers, and errors of results', () => {
    const call = { type: 'tool_use', name: 'Read' };
    const calls = read(assistant({ content: [call, { type: 'text', text: 'x' }, call, { type: 'server_tool_use' }] }));
    assert.deepEqual([calls.toolCalls, calls.toolErrors], [2, 0]);
    const failed = { type: 'tool_result', is_error: true };
    const results = read(
      user([failed, { type: 'tool_result', is_error: 'true' }, { type: 'tool_result' }, null, 'odd', failed]),
    );
    assert.deepEqual([results.toolCalls, results.toolErrors], [0, 2]);
  });

  it('knows messages and what stands outside sidechains', () => {
    const flags = (record: object): unknown[] => {
      const { isMessage, isMain } = read(record);
      return [isMessage, isMain];
    };
    assert.deepEqual(flags({ type: 'system', subtype: 'compact_boundary' }), [false, false]);
    assert.deepEqual(flags(user('x')), [true, true]);
    assert.deepEqual(flags(assistant({ line: { isSidechain: true } })), [true, false]);
    assert.deepEqual(flags({ type: 'progress' }), [false, false]);
  });
});
