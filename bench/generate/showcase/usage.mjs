// Usage objects in all the clothes they have been seen in, and some that they have not.

import { assistantRecord, drawMessage, enterInBooks, say } from '../apiMessage.mjs';
import { zeroTokens } from '../books.mjs';
import { putPrompt, putSynthetic } from '../records.mjs';
import { billedTokens } from '../transcript.mjs';

export const usageShowcases = [
  function inAllClothes(stage) {
    const session = stage.session('2.1 late', { model: 'claude-opus-5-5', version: '2.1.286' });
    session.writesCacheForAnHour = true;
    putPrompt(session, stage.tree.prose.ask());
    const dresses = [
      { speed: 'fast' },
      { speed: null },
      { geo: 'us' },
      { geo: 'global' },
      { geo: '' },
      { geo: null },
      { geo: 'us', speed: 'fast' },
      { tier: 'batch' },
      { tier: 'priority' },
      { tier: null },
      { split: 'null' },
      { split: 'absent' },
      { iterations: 'empty' },
      { iterations: 'null' },
      { iterations: 'absent' },
    ];
    for (const dress of dresses) say(session, ['A', 'B'], { dress });
    say(session, ['Searched the web.'], { tokens: { ...zeroTokens, input: 900, output: 120, webSearches: 3 } });
    session.close();
  },

  /** Advisor and compaction rounds are not in the top-level counters; fallback and message rounds are. */
  function iterations(stage) {
    const session = stage.session('2.1 late', { model: 'claude-sonnet-5-5' });
    putPrompt(session, stage.tree.prose.ask());
    const some = (output) => ({ ...zeroTokens, input: 40, output, cacheRead: 30_000, cacheWrite5m: 500 });
    const hourly = { ...zeroTokens, input: 3, output: 70, cacheRead: 9_000, cacheWrite5m: 10, cacheWrite1h: 200 };
    const extras = [
      [{ type: 'advisor_message', model: 'claude-opus-5-5', tokens: some(300) }],
      [
        { type: 'advisor_message', tokens: some(310) },
        { type: 'advisor_message', model: 'claude-opus-5-5', tokens: hourly },
      ],
      [{ type: 'compaction', tokens: some(4_000) }],
      [
        { type: 'compaction', model: null, tokens: some(4_100) },
        { type: 'advisor_message', model: 'claude-fable-5-2', tokens: some(90) },
      ],
      [
        { type: 'fallback_message', model: 'claude-opus-5', tokens: some(77) },
        { type: 'iteration', tokens: some(78) },
      ],
    ];
    for (const extra of extras) say(session, ['A', 'B', 'C'], { dress: { extra } });
    session.close();
  },

  function counters(stage) {
    const session = stage.session('2.1 late');
    putPrompt(session, stage.tree.prose.ask());
    const nulls = {
      input_tokens: null,
      output_tokens: null,
      cache_creation_input_tokens: null,
      cache_read_input_tokens: null,
    };
    spoil(session, { ...nulls, cache_creation: null, server_tool_use: null }, zeroTokens);
    spoil(session, { input_tokens: '12', output_tokens: '0340' }, { input: 12, output: 340 });
    const unreadable = [-5, 12.5, 4_294_967_296, 'many', '', '-1', true, [7], {}];
    for (const value of unreadable) {
      spoil(session, { input_tokens: value, output_tokens: value }, { input: 0, output: 0 });
      session.books.skip('bad-counter');
    }
    spoil(session, { cache_creation_input_tokens: 812, cache_creation: {} }, { cacheWrite5m: 812, cacheWrite1h: 0 });
    const split = { ephemeral_5m_input_tokens: 20, ephemeral_1h_input_tokens: 300 };
    spoil(
      session,
      { cache_creation_input_tokens: null, cache_creation: split },
      { cacheWrite5m: 20, cacheWrite1h: 300 },
    );
    spoil(
      session,
      { cache_creation_input_tokens: 400, cache_creation: split },
      { cacheWrite5m: 100, cacheWrite1h: 300 },
    );
    bare(session);
    session.close();
  },

  /** Lines of one message that do not agree: the largest of each counter holds, and the model of the longest answer. */
  function disagreeingLines(stage) {
    const session = stage.session('2.1 late', { model: 'claude-opus-5-5' });
    putPrompt(session, stage.tree.prose.ask());
    const tokens = { ...zeroTokens, input: 60, output: 500, cacheRead: 20_000, cacheWrite5m: 300 };
    const fields = ['cache_read_input_tokens', 'input_tokens', 'output_tokens', 'cache_creation_input_tokens'];
    for (const smallerLine of [0, 1]) {
      const message = drawMessage(session, [textBlock('A'), textBlock('B')], { tokens, dress: { split: 'absent' } });
      for (const index of [0, 1]) {
        session.wait(500);
        const record = assistantRecord(session, message, index);
        if (index === smallerLine) {
          for (const field of fields) record.message.usage[field] = 1;
          record.message.model = 'claude-haiku-5-5';
        }
        session.put(record);
      }
      enterInBooks(session, message);
    }
    session.close();
  },

  /** What looks like an answer and is not billed. */
  function unbilled(stage) {
    const session = stage.session('2.1 late');
    putSynthetic(session, 'Interrupted.');
    putSynthetic(session, 'Please log in again.', { isApiErrorMessage: true, error: 'authentication_failed' });
    for (const usage of [undefined, null, 'n/a', [], 7]) {
      session.put(
        session.compose({
          message: { id: stage.random.messageId(), model: 'claude-opus-5-5', usage },
          type: 'assistant',
        }),
      );
      if (usage !== undefined && usage !== null) session.books.skip('no-usage');
    }
    for (const message of ['just text', null, 5, undefined])
      session.put(session.compose({ message, type: 'assistant' }));
    session.put({ usage: { input_tokens: 5, output_tokens: 5 }, model: 'claude-opus-5-5' });
    session.put(
      session.compose({
        type: 'result',
        message: { id: 'msg_01Result', usage: { input_tokens: 5, output_tokens: 5 } },
      }),
    );
    const usage = { input_tokens: 5, output_tokens: 5 };
    session.put(
      session.compose({
        type: 'progress',
        data: { type: 'mcp_progress', message: { message: { id: 'msg_01Mcp', usage } } },
      }),
    );
    session.put(
      session.compose({
        type: 'progress',
        data: { type: 'agent_progress', message: { message: { id: 'msg_01User', role: 'user' } } },
      }),
    );
    session.close();
  },
];

/** A message whose usage is overwritten by `usage`, and what it then comes to. */
function spoil(transcript, usage, expected) {
  transcript.wait(1_000);
  const message = drawMessage(transcript, [textBlock('ok')], { dress: { iterations: 'absent' } });
  const record = assistantRecord(transcript, message, 0);
  Object.assign(record.message.usage, usage);
  message.tokens = { ...message.tokens, ...expected };
  message.shown.output = message.tokens.output;
  record[billedTokens] = message.tokens;
  transcript.put(record);
  enterInBooks(transcript, message);
}

/** An empty usage object is a turn that cost nothing. */
function bare(transcript) {
  const message = drawMessage(transcript, [textBlock('ok')], { tokens: zeroTokens });
  const record = assistantRecord(transcript, message, 0);
  record.message.usage = {};
  transcript.put(record);
  enterInBooks(transcript, message);
}

const textBlock = (text) => ({ kind: 'text', text });
