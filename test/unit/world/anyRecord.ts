import fc from 'fast-check';
import { anyAct } from './anyAct.ts';
import { assistant, jsonl, otherSession, session, toolResult, user } from '../records.ts';

let made = 0;
/** At the very end of each record, so that no two logs end alike: the reader's tail hash sees 64 bytes. */
const unlikeOthers = (record: object): object => ({ ...record, n: String(++made).padStart(9, '0') });

const usage: fc.Arbitrary<object> = fc.constantFrom(
  {},
  { speed: 'fast' },
  { inference_geo: 'us' },
  { service_tier: 'batch' },
  { output_tokens: -1 },
  { input_tokens: '12', cache_creation_input_tokens: null },
  { cache_creation: null },
  { output_tokens_details: { thinking_tokens: 1 }, server_tool_use: { web_search_requests: 2 } },
  {
    iterations: [
      { type: 'message', input_tokens: 1, output_tokens: 1 },
      { type: 'compaction', input_tokens: 5, output_tokens: 6 },
    ],
  },
  { iterations: [{ type: 'advisor_message', model: 'claude-fable-5-2', input_tokens: 7, output_tokens: 8 }] },
);

const answer = fc
  .record({
    id: fc.constantFrom('msg_A', 'msg_B', 'msg_C', 'gateway', ''),
    requestId: fc.constantFrom('req_1', 'req_2', ''),
    at: fc.constantFrom(
      '2026-11-20T10:00:00.000Z',
      '2026-11-20T10:00:01.000Z',
      '2026-11-21T00:00:00.000Z',
      'yesterday',
      '2026-11-20',
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
      { gitBranch: 'feature', costUSD: 0.25 },
    ),
    usage,
  })
  .map((parts) => assistant(parts));

const relayed = answer.map((record) => ({
  type: 'progress',
  sessionId: session,
  timestamp: '2026-11-20T10:00:02.000Z',
  data: { type: 'agent_progress', message: record },
}));

const unbilled = fc.constantFrom(
  user('Please rename the columns.'),
  user('Größe ändern – 列の幅 🙂\u2028'),
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
  { type: 'assistant', message: { id: 'msg_odd', usage: 'much' } },
);

/** Records that meet in one small world: the same ids come again in other files, versions and states. */
export const anyRecord: fc.Arbitrary<object> = fc
  .oneof(
    { weight: 6, arbitrary: answer },
    { weight: 1, arbitrary: relayed },
    { weight: 4, arbitrary: unbilled },
    { weight: 5, arbitrary: anyAct },
  )
  .map(unlikeOthers);

export const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

export const anyLines: fc.Arbitrary<Buffer> = fc
  .array(anyRecord, { minLength: 1, maxLength: 3 })
  .map((records) => Buffer.from(jsonl(...records)));

/** What a writer, a crash or a damaged disk may put into a log. */
export const anyChunk: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 8, arbitrary: anyLines },
  { weight: 2, arbitrary: fc.tuple(anyRecord, anyShare).map(([one, share]) => cut(Buffer.from(jsonl(one)), share)) },
  { weight: 1, arbitrary: anyRecord.map((one) => Buffer.from(jsonl(one).trimEnd())) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('\n', '\r\n', '\0\0\0\0', '42\n', '[1]\n', '"x"\n', '{', '}\n', 'not json\n', '\uFEFF', '\u2028')
      .map((text) => Buffer.from(text)),
  },
);

export const cut = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.floor(bytes.length * share));
