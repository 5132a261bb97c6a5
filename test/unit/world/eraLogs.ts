import { jsonl } from '../records.ts';

/** A log as bytes, and what it is an example of. */
export type EraLog = readonly [what: string, bytes: Buffer];

/** As small as records may be, since each is cut at every byte. */
const said = (id: string, output: number, parts: object = {}, usage: object = {}, message: object = {}): object => ({
  type: 'assistant',
  requestId: `r${id}`,
  ...parts,
  message: { id: `msg_${id}`, model: 'm-1', ...message, usage: { input_tokens: 3, output_tokens: output, ...usage } },
});
const asked = (content: unknown, parts: object = {}): object => ({ type: 'user', ...parts, message: { content } });
const one = JSON.stringify(said('A', 1));
const two = JSON.stringify(said('B', 2, { timestamp: '2026-10-01T10:00:00Z' }));
const nuls = '\0'.repeat(9);

const log = (what: string, ...parts: readonly (string | Buffer)[]): EraLog => [
  what,
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
];

/** How Claude Code wrote in each of its eras (FORMAT.md §5–§8). */
const eras: readonly EraLog[] = [
  log(
    'mid-2025: summaries of others first, costs in dollars, the sub-agent inside',
    jsonl(
      { type: 'summary', summary: 'Old', leafUuid: 'u-2' },
      { type: 'summary', summary: 'Mine', leafUuid: 'u-1' },
      asked('Fix it', { uuid: 'u-1', cwd: '/c', version: '1.0.98', sessionId: 's' }),
      said('A', 1, { costUSD: 0.5, timestamp: '2025-07-01T10:00:00.000Z' }),
      said('B', 1, { isSidechain: true }),
    ),
  ),
  log(
    'up to 2.1.58: placeholders, the true output only on the last line, if at all',
    jsonl(
      said('A', 1, {}, {}, { stop_reason: null }),
      said('A', 1),
      said('A', 90, {}, {}, { stop_reason: 'end_turn' }),
    ),
  ),
  log(
    '2.1.12 to 2.1.63: the sub-agent’s messages embedded in progress',
    jsonl({
      type: 'progress',
      timestamp: '2026-01-01T00:00:00Z',
      data: { type: 'agent_progress', message: said('A', 5, { uuid: 'u' }) },
    }),
    jsonl({ type: 'progress', data: { type: 'bash_progress' } }, said('A', 6, { isSidechain: true })),
  ),
  log(
    '2.1.101 on: the same on every line, thinking counted, rounds as iterations',
    jsonl(
      said('A', 9, {}, { output_tokens_details: { thinking_tokens: 4 }, speed: 'fast', inference_geo: 'us' }),
      said('A', 9, {}, { service_tier: 'batch', server_tool_use: { web_search_requests: 1 } }),
      said('D', 1, { attributionSkill: 'pdf', attributionAgent: 'Explore' }),
      said(
        'B',
        1,
        {},
        { iterations: [{ type: 'advisor_message', model: 'm-2', input_tokens: 1 }, { type: 'message' }] },
      ),
      said('C', 1, {}, { iterations: [{ type: 'compaction', output_tokens: 8 }] }),
    ),
  ),
  log(
    'cache writes by duration, flat and null',
    jsonl(
      said('A', 1, {}, { cache_creation_input_tokens: 7, cache_creation: { ephemeral_1h_input_tokens: 5 } }),
      said('B', 1, {}, { cache_creation_input_tokens: 7, cache_creation: null, cache_read_input_tokens: 2 }),
    ),
  ),
  log(
    'ids of gateways, of real messages without a request, and none at all',
    jsonl(
      said('A', 1, { requestId: undefined, sessionId: 's' }),
      said('', 2, { requestId: undefined, timestamp: 't' }, {}, { id: 'gw' }),
      said('', 3, { uuid: 'u-3' }, {}, { id: undefined }),
      said('', 4, { requestId: undefined }, {}, { id: undefined }),
    ),
  ),
  log(
    'forks, titles, compaction, interruption, a synthetic answer',
    jsonl(
      said('A', 1, { forkedFrom: { sessionId: 'o' }, gitBranch: 'b' }),
      { type: 'ai-title', aiTitle: 'Title' },
      { type: 'system', subtype: 'compact_boundary', timestamp: '2026-02-02T00:00:00+05:45' },
      said('X', 0, {}, {}, { model: '<synthetic>' }),
      asked([{ type: 'tool_result', is_error: true }]),
      asked('[Request interrupted by user]'),
      { type: 'brand-new' },
    ),
  ),
];

const call = (id: string, name: string, parts: object = {}): object => ({
  type: 'assistant',
  ...parts,
  message: { content: [{ type: 'tool_use', id, name, input: { file_path: '/f' } }] },
});
const result = (id: string, parts: object = {}, more: object = {}): object =>
  asked([{ type: 'tool_result', tool_use_id: id, ...more }], parts);

/** What happens beside answers; each act but the last says itself in two lines. */
const acts: readonly EraLog[] = [
  log(
    'calls of one answer, their results in another order, one of them before its call',
    jsonl(
      result('toolu_3', { timestamp: '2026-10-01T10:00:03Z' }),
      call('toolu_1', 'Bash', { timestamp: '2026-10-01T10:00:00Z' }),
      call('toolu_2', 'Edit', { timestamp: '2026-10-01T10:00:01Z' }),
      result('toolu_2', { toolUseResult: { structuredPatch: [{ lines: ['+a', '-b'] }] } }, { is_error: false }),
      result('toolu_1', { toolDenialKind: 'x' }, { is_error: true }),
      call('toolu_3', 'Write'),
      call('toolu_1', 'Bash', { isSidechain: true }),
    ),
  ),
  log(
    'gateways’ ids, agents, relayed tools, a fork’s copies',
    jsonl(
      call('c0', 'Task', { agentId: 'a' }),
      result('c0', { agentId: 'a', toolUseResult: { agentId: 'b', agentType: 'T' } }),
      { type: 'progress', data: { type: 'agent_progress', agentId: 'a', message: result('c0') } },
      { ...call('', 'X', { uuid: 'u', forkedFrom: { messageUuid: 'v' } }) },
    ),
  ),
  log(
    'prompts, commands, errors of the service, compactions',
    jsonl(
      asked('Do', { uuid: 'u' }),
      asked('<command-name>/go</command-name>', { uuid: 'u' }),
      { type: 'system', subtype: 'api_error', uuid: 'e', error: { status: 529 }, retryAttempt: 1, retryInMs: 9.5 },
      { type: 'assistant', isApiErrorMessage: true, error: 'unknown', uuid: 'e' },
      { type: 'system', subtype: 'compact_boundary', uuid: 'c', compactMetadata: { trigger: 'auto', preTokens: 9 } },
    ),
  ),
];

/** What was seen broken in the wild (FORMAT.md §9). */
const damage: readonly EraLog[] = [
  log('a last line that is cut', `${one}\n${two.slice(0, -9)}`),
  log('a last line that is whole, without its newline', `${one}\n${two}`),
  log('records glued together', `${one}${two}\n${one} ${two}\n`),
  log('a cut record before a whole one', `${two.slice(0, -20)}${one}\n${one}${two.slice(0, 30)}\n`),
  log('NULs alone, before, after and between', `${nuls}\n${nuls}${one}${nuls}${two}${nuls}\n${nuls}`),
  log('CRLF, a byte order mark, blank lines, comments', `\uFEFF${one}\r\n\r\n \t\n# no\n${two}\r\n//\n`),
  log('raw U+2028 and U+2029', jsonl(asked('a\u2028b\u2029c', { cwd: '/größe/🙂' })), `${one}\u2028\n`),
  log('values that are no records', '42\n"x"\n[1]\nnull\ntrue\n{}\n', one),
  log(
    'fields of other types',
    jsonl(
      { type: 'assistant', message: 'text' },
      { type: 'assistant', message: { usage: null } },
      { type: 'assistant', message: { usage: 'much' } },
      { type: 5, message: 7, sessionId: {}, timestamp: 0, __proto__2: 1 },
      said('A', 1, {}, { input_tokens: -1, output_tokens: '12', cache_read_input_tokens: 1.5 }),
    ),
    '{"type":"assistant","__proto__":{"type":"user"},"message":{"id":"msg_P","usage":{"output_tokens":1e400}}}\n',
  ),
  log(
    'bytes that are no UTF-8',
    '{"type":"user","message":{"content":"',
    Buffer.from([0xff, 0xc3, 0xe2, 0x80]),
    '"}}\n',
    one,
  ),
  log(
    'a lone surrogate, escaped',
    '{"type":"user","message":{"content":"\\ud800"},"gitBranch":"\\udfff"}\n',
    `${two}\n`,
  ),
  log('a prompt that looks like damage', jsonl(asked(`say ${one} and {"type"`)), `{"x":${one}}\n`),
];

export const eraLogs: readonly EraLog[] = [...eras, ...acts, ...damage];
