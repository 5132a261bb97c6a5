import { otherSession, session } from '../records.ts';

const usage = {
  input_tokens: 3,
  cache_creation_input_tokens: 120,
  cache_read_input_tokens: 45_678,
  cache_creation: { ephemeral_5m_input_tokens: 20, ephemeral_1h_input_tokens: 100 },
  output_tokens: 210,
  output_tokens_details: { thinking_tokens: 17 },
  server_tool_use: { web_search_requests: 1, web_fetch_requests: 0 },
  service_tier: 'standard',
  speed: 'standard',
  inference_geo: 'not_available',
  iterations: [{ type: 'message', model: null, input_tokens: 3, output_tokens: 210, cache_creation: {} }],
};

const said = {
  parentUuid: '0b9c0f5e-1111-4222-8333-444455556666',
  isSidechain: false,
  userType: 'external',
  cwd: 'C:\\git\\Größe',
  sessionId: session,
  version: '2.1.263',
  attributionSkill: 'review',
  gitBranch: 'feature/ä',
  message: {
    model: 'claude-opus-5-5',
    id: 'msg_01AbCdEfGhIjKlMnOpQrSt',
    type: 'message',
    role: 'assistant',
    content: [
      { type: 'text', text: 'A \\"usage\\":{"input_tokens":9} is quoted here.\nÜ \ud83d\ude00 \u2028 \\\\' },
      { type: 'tool_use', id: 'toolu_01', name: 'Bash', input: { command: 'ls', usage: { input_tokens: 7 } } },
      {
        type: 'tool_use',
        id: 'toolu_02',
        name: 'Edit',
        input: { file_path: 'C:\\a\\ü.ts', old_string: 'a', new_string: 'b' },
      },
      { type: 'tool_use', id: 'toolu_03', name: 'Skill', input: { skill: 'review', command: 'x' } },
    ],
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage,
  },
  requestId: 'req_011CAbCdEf',
  type: 'assistant',
  uuid: '7d0b4d44-aaaa-4bbb-8ccc-ddddeeeeffff',
  timestamp: '2026-11-20T10:00:00.123Z',
};

const result = {
  ...said,
  message: {
    role: 'user',
    content: [
      { tool_use_id: 'toolu_01', type: 'tool_result', content: '{"type":"assistant"}\n\u001b[31mred', is_error: false },
      { tool_use_id: 'toolu_02', type: 'tool_result', content: [{ type: 'text', text: 'x' }], is_error: true },
    ],
  },
  type: 'user',
  toolUseResult: { stdout: 'a\\', usage: { output_tokens: 5 }, nested: [[{ a: [1, -2.5e3, true, null] }]] },
};

const edited = {
  ...result,
  message: {
    role: 'user',
    content: [{ tool_use_id: 'toolu_02', type: 'tool_result', content: 'The file was updated.' }],
  },
  toolUseResult: {
    filePath: 'C:\\a\\ü.ts',
    oldString: '',
    originalFile: 'a\nb',
    structuredPatch: [{ oldStart: 1, lines: [' a', '-b', '+c', '+d\n', ''] }, { lines: ['+e'] }],
    userModified: true,
  },
};

const told = (toolUseResult: object, content: unknown = 'ok', parts: object = {}): object => ({
  ...edited,
  message: { role: 'user', content: [{ tool_use_id: 'toolu_04', type: 'tool_result', content, ...parts }] },
  toolUseResult,
});

const { message: _message, requestId: _request, ...envelope } = said;

/** One of each kind of line that the walker has a way of its own for, and some that it has not. */
export const templates: readonly object[] = [
  said,
  { ...said, type: 'assistant', isSidechain: true, sessionId: otherSession },
  { ...said, forkedFrom: { sessionId: otherSession, messageUuid: '9c9c9c9c-aaaa-4bbb-8ccc-ddddeeeeffff' } },
  ...[
    { id: 'gen-17', requestId: 'r' },
    { id: 'gen-17', requestId: null },
    { id: 'msg_bdrk_01', requestId: undefined },
    { id: null, requestId: '' },
  ].map(({ id, requestId }) => ({
    ...said,
    agentId: 'a1b2',
    message: { ...said.message, id, content: [{ type: 'tool_use', id: 'call_01', name: 'Read', input: {} }] },
    requestId,
  })),
  result,
  edited,
  told({ type: 'create', filePath: '/a', content: 'one\ntwo\\n\n\u000bthree', structuredPatch: [] }),
  told({ type: 'update', structuredPatch: [] }),
  told({ agentId: 'a1b2', agentType: 'Explore', status: 'async_launched', isAsync: true }),
  told({ stdout: '', interrupted: true, backgroundTaskId: 'b1' }, [{ type: 'image' }, { type: 'text', text: 'x' }]),
  { ...envelope, type: 'user', message: { role: 'user', content: 'Please fix it.' } },
  {
    ...envelope,
    type: 'user',
    forkedFrom: { sessionId: otherSession, messageUuid: 'm' },
    message: { role: 'user', content: 'Please fix it.' },
  },
  { ...told({ stdout: 'x' }, 'ok', { tool_use_id: 'call_01' }), agentId: 'a1b2' },
  { ...envelope, type: 'progress', data: { type: 'bash_progress', output: 'x', elapsedTimeSeconds: 3 } },
  {
    ...envelope,
    type: 'progress',
    data: {
      type: 'agent_progress',
      prompt: 'p',
      message: {
        type: 'assistant',
        timestamp: '2026-11-20T10:00:01.000Z',
        message: said.message,
        requestId: 'r',
        uuid: 'u',
      },
    },
  },
  {
    ...envelope,
    type: 'progress',
    data: { message: { type: 'user', ...told({ agentId: 'x' }) }, type: 'agent_progress' },
  },
  { ...envelope, type: 'attachment', attachment: { type: 'task_reminder', content: [], itemCount: 0 } },
  { type: 'file-history-snapshot', messageId: 'm', snapshot: { trackedFileBackups: {} }, isSnapshotUpdate: false },
  { type: 'queue-operation', operation: 'enqueue', timestamp: '2026-11-20T10:00:00.123Z', sessionId: session },
  { ...envelope, type: 'system', subtype: 'compact_boundary', compactMetadata: { trigger: 'auto', preTokens: 1 } },
  told({}, "The user doesn't want to proceed with this tool use.", { is_error: true }),
  told({}, [{ text: '[Request interrupted by user]', type: 'text' }]),
  { ...envelope, type: 'user', isMeta: true, message: { role: 'user', content: 'Caveats apply.' } },
  { ...envelope, type: 'user', isCompactSummary: true, message: { content: 'This session is being continued.' } },
  { ...envelope, type: 'user', origin: { kind: 'human' }, message: { content: [{ type: 'text', text: 'See [1]' }] } },
  {
    ...envelope,
    type: 'user',
    message: {
      content: [
        { type: 'image', source: { data: 'iVBOR' } },
        { type: 'text', text: 'This?' },
      ],
    },
  },
  { ...envelope, type: 'user', message: { content: '<command-name>/compact</command-name>' } },
  { ...envelope, type: 'user', message: { content: '[Request interrupted by user]' } },
  { ...envelope, type: 'system', subtype: 'turn_duration', durationMs: 5 },
  { type: 'worktree-state', worktreeSession: { originalCwd: '/a' }, sessionId: session },
  { type: 'last-prompt', lastPrompt: 'Fix it', leafUuid: 'u', sessionId: session },
  { type: 'ai-title', aiTitle: 'A title', sessionId: session },
];
