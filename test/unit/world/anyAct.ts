import fc from 'fast-check';
import { assistant, otherSession, resultOf, session, toolUse, user } from '../records.ts';

const times = fc.constantFrom('2026-11-20T10:00:00.000Z', '2026-11-20T10:00:07.500Z', '2026-11-20T09:00:00Z', 'soon');
const ids = fc.constantFrom('toolu_1', 'toolu_2', 'toolu_3', 'call_0', 'call_1', '');
const lines = fc.constantFrom(
  {},
  { isSidechain: true },
  { isSidechain: true, agentId: 'a1' },
  { agentId: 'a2', uuid: 'u-line' },
  { forkedFrom: { sessionId: session, messageUuid: 'u-line' } },
  { forkedFrom: { sessionId: otherSession } },
  { sessionId: otherSession, uuid: undefined },
);

const block = fc
  .tuple(
    ids,
    fc.constantFrom('Bash', 'Edit', 'Write', 'Task', 'Skill', 'NotebookEdit', ''),
    fc.constantFrom(
      {},
      { file_path: '/home/dev/ä.ts' },
      { file_path: '/home/dev/b.ts', notebook_path: '/n.ipynb' },
      { skill: 'pdf', subagent_type: 'Explore' },
      { command: 'x', file_path: 7 },
    ),
  )
  .map(([id, name, input]) => toolUse(id, name, input));

const calls = fc
  .record({ content: fc.array(block, { minLength: 1, maxLength: 3 }), at: times, line: lines })
  .map((parts) => assistant({ id: 'msg_calls', ...parts }));

const told = fc.constantFrom<unknown>(
  undefined,
  'Error: no',
  { structuredPatch: [{ lines: [' a', '-b', '+c', '+d'] }, { lines: ['-e'] }], userModified: true },
  { structuredPatch: [{ lines: ['+only'] }], oldString: '' },
  { structuredPatch: [], type: 'update' },
  { type: 'create', content: 'one\ntwo', structuredPatch: [] },
  { type: 'text', file: { filePath: '/home/dev/b.ts', content: 'x' } },
  { stdout: 'out', interrupted: true, backgroundTaskId: 'b1' },
  { agentId: 'a1', agentType: 'Explore', status: 'completed' },
  { agentId: 'a2', isAsync: true, status: 'async_launched' },
);
const resultBlocks = fc.constantFrom<object>(
  {},
  { is_error: true },
  { is_error: true, content: "The user doesn't want to proceed with this tool use." },
  { content: [{ type: 'text', text: '[Request interrupted by user for tool use]' }] },
);

const result = fc
  .record({ id: ids, told, block: resultBlocks, line: lines, at: times, denial: fc.constantFrom(undefined, 'x') })
  .map((made) =>
    resultOf(made.id, made.told, made.block, {
      ...made.line,
      timestamp: made.at,
      ...(made.denial ? { toolDenialKind: made.denial } : {}),
    }),
  );

const twoResults = fc.tuple(ids, ids, told).map(([a, b, toolUseResult]) =>
  user(
    [a, b].map((id) => ({ type: 'tool_result', tool_use_id: id, is_error: true })),
    { toolUseResult },
  ),
);

const relayed = fc.oneof(calls, result).map((message) => ({
  type: 'progress',
  sessionId: session,
  timestamp: '2026-11-20T10:00:02.000Z',
  data: { type: 'agent_progress', agentId: 'a1', message },
}));

const note = (subtype: string, fields: object): object => ({
  type: 'system',
  subtype,
  uuid: `u-${subtype}`,
  timestamp: '2026-11-20T11:00:00.000Z',
  sessionId: session,
  ...fields,
});

const said = fc.constantFrom(
  user('Please.', { uuid: 'u-line' }),
  user('Please.', { uuid: 'u-new', forkedFrom: { sessionId: session, messageUuid: 'u-line' } }),
  user('<command-message>fix is running…</command-message>\n<command-name>/fix</command-name>', { uuid: 'u-fix' }),
  user('[Request interrupted by user for tool use]', { uuid: 'u-stop' }),
  user('[Request interrupted by user]', { uuid: 'u-stop', isSidechain: true }),
  note('local_command', { content: '<command-name>/model</command-name>' }),
  note('compact_boundary', { compactMetadata: { trigger: 'auto', preTokens: 9, postTokens: 3, durationMs: 500 } }),
  note('compact_boundary', { compactMetadata: { trigger: 'manual', preTokens: 12 } }),
  note('microcompact_boundary', { microcompactMetadata: { preTokens: 5, tokensSaved: 7 } }),
  note('api_error', { error: { status: 529 }, retryAttempt: 1, retryInMs: 400.4 }),
  note('api_error', { error: { cause: { code: 'EPIPE' } }, retryAttempt: 2 }),
  assistant({ model: '<synthetic>', line: { isApiErrorMessage: true, error: 'rate_limit', uuid: 'u-gave-up' } }),
);

/** Lines of a few acts that meet in other files, versions and orders: a result may stand before its call. */
export const anyAct: fc.Arbitrary<object> = fc.oneof(
  { weight: 4, arbitrary: calls },
  { weight: 4, arbitrary: result },
  { weight: 1, arbitrary: twoResults },
  { weight: 1, arbitrary: relayed },
  { weight: 3, arbitrary: said },
);
