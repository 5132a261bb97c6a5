import assert from 'node:assert/strict';
import { type Act, actFlag, nowhere } from '../../../src/core/model/act.ts';
import { makeSessionId } from '../../../src/core/model/ids.ts';
import { undated } from '../../../src/core/model/time.ts';
import { hashText } from '../../../src/core/kit/hash.ts';
import type { JsonObject } from '../../../src/core/scan/jsonValue.ts';
import { readActs } from '../../../src/core/scan/readActs.ts';
import { assistant, otherSession, resultOf, session, toolUse, user } from '../records.ts';

const place = { offset: 7, session: makeSessionId(session), hashOfLine: () => 'hash' };
const read = (record: object): readonly Act[] => readActs(JSON.parse(JSON.stringify(record)) as JsonObject, place);
const one = (record: object): Act => {
  const acts = read(record);
  assert.equal(acts.length, 1, JSON.stringify(acts));
  return acts[0]!;
};
const call = (name: string, input: object = {}, line: object = {}): object =>
  assistant({ content: [toolUse('toolu_1', name, input)], line });
const isSame = (a: object, b: object): boolean => {
  const [x, y] = [one(a).key, one(b).key];
  return x.low === y.low && x.high === y.high;
};
const system = (subtype: string, fields: object): object => ({
  type: 'system',
  subtype,
  uuid: 's1',
  timestamp: '2026-11-20T10:00:10.000Z',
  sessionId: session,
  ...fields,
});
const ten = Date.UTC(2026, 10, 20, 10, 0, 10);
/** What a person sees of flags. */
const flagsOf = ({ flags }: Act): string =>
  Object.entries(actFlag)
    .filter(([, bit]) => (flags & bit) !== 0)
    .map(([name]) => name)
    .join(' ');

describe('readActs', () => {
  it('reads a call and its result as two lines of one act', () => {
    const made = call('Edit', { file_path: '/a.ts', old_string: 'x', new_string: 'y' });
    const done = resultOf('toolu_1', { structuredPatch: [{ lines: [' a', '-x', '+y', '+z'] }] });
    const { key, ...begun } = one(made);
    assert.deepEqual(begun, {
      kind: 'tool',
      at: Date.UTC(2026, 10, 20, 10),
      endAt: undated,
      offset: 7,
      resultOffset: nowhere,
      name: 'Edit',
      subject: '/a.ts',
      figure: 0,
      otherFigure: 0,
      flags: 0,
    });
    assert.deepEqual(one(done), {
      key,
      kind: 'tool',
      at: undated,
      endAt: Date.UTC(2026, 10, 20, 9, 59),
      offset: nowhere,
      resultOffset: 7,
      name: '',
      subject: '',
      figure: 2,
      otherFigure: 1,
      flags: actFlag.measured,
    });
  });

  it('reads every call of an answer and every result of a line', () => {
    const calls = assistant({
      content: [toolUse('toolu_1', 'Read'), { type: 'text', text: '' }, toolUse('t2', 'Bash')],
    });
    assert.deepEqual(
      read(calls).map(({ name }) => name),
      ['Read', 'Bash'],
    );
    const results = user(
      ['toolu_1', 'toolu_2'].map((id) => ({ type: 'tool_result', tool_use_id: id, is_error: id === 'toolu_2' })),
      { toolUseResult: { structuredPatch: [{ lines: ['+a'] }] }, toolDenialKind: 'user-rejected' },
    );
    assert.deepEqual(read(results).map(flagsOf), ['', 'failed'], 'what the record adds is about none of several');
  });

  describe('takes for the subject', () => {
    const rows: readonly (readonly [tool: string, input: object, subject: string])[] = [
      ['Read', { file_path: '/r' }, '/r'],
      ['Edit', { file_path: '/e' }, '/e'],
      ['Write', { file_path: '/w', content: 'x' }, '/w'],
      ['MultiEdit', { file_path: '/m' }, '/m'],
      ['NotebookEdit', { notebook_path: '/n' }, '/n'],
      ['Skill', { skill: 'pdf' }, 'pdf'],
      ['Skill', { command: 'xlsx' }, 'xlsx'],
      ['Task', { subagent_type: 'Explore', prompt: 'secret' }, 'Explore'],
      ['Agent', { description: 'secret' }, ''],
      ['Bash', { command: 'secret', file_path: '/no' }, ''],
      ['Edit', { file_path: 7 }, ''],
      ['Edit', { file_path: 'x'.repeat(2000) }, 'x'.repeat(1024)],
    ];
    for (const [tool, input, subject] of rows) {
      it(`${tool} ${JSON.stringify(input).slice(0, 60)}: ${subject.slice(0, 20)}`, () => {
        assert.equal(one(call(tool, input)).subject, subject);
      });
    }
  });

  describe('reads of a result', () => {
    const rows: readonly (readonly [what: string, told: unknown, block: object, line: object, flags: string])[] = [
      ['an error', 'Error: x', { is_error: true }, {}, 'failed'],
      ['no error', {}, { is_error: false }, {}, ''],
      ['a refusal by its kind', 'Error', { is_error: true }, { toolDenialKind: 'user-rejected' }, 'failed denied'],
      [
        'a refusal by its words',
        'User rejected tool use',
        { is_error: true, content: "The user doesn't want to proceed with this tool use. The tool use was rejected" },
        {},
        'failed denied',
      ],
      [
        'a refusal by its words in a block',
        undefined,
        {
          is_error: true,
          content: [{ type: 'image' }, { type: 'text', text: "The user doesn't want to take this action" }],
        },
        {},
        'failed denied',
      ],
      ['words that only mention one', undefined, { content: "Note: The user doesn't want to" }, {}, ''],
      ['a stop by its flag', { interrupted: true }, {}, {}, 'interrupted'],
      ['a stop by its words', '', { content: '[Request interrupted by user for tool use]\nhalf' }, {}, 'interrupted'],
      ['a command sent to the background', { backgroundTaskId: 'b1' }, {}, {}, 'background'],
      ['an agent sent to the background', { isAsync: true, status: 'async_launched' }, {}, {}, 'background'],
      ['a new file', { type: 'create', content: 'a' }, {}, {}, 'created measured'],
      [
        'a new file made by an edit',
        { oldString: '', structuredPatch: [{ lines: ['+a'] }] },
        {},
        {},
        'created measured',
      ],
      ['a change that a person changed', { userModified: true, structuredPatch: [] }, {}, {}, 'userModified'],
      ['a file written as it was', { type: 'update', structuredPatch: [] }, {}, {}, 'measured'],
    ];
    for (const [what, told, block, line, flags] of rows) {
      it(what, () => assert.equal(flagsOf(one(resultOf('toolu_1', told, block, line))), flags));
    }

    const lines: readonly (readonly [text: string, count: number])[] = [
      ['', 0],
      ['a', 1],
      ['a\n', 1],
      ['a\nb', 2],
      ['a\n\n', 2],
      ['\n', 1],
      ['a\r\nb\u2028c', 2],
    ];
    for (const [text, count] of lines) {
      it(`${count} lines of a new file ${JSON.stringify(text)}`, () => {
        const { figure, otherFigure } = one(
          resultOf('toolu_1', { type: 'create', content: text, structuredPatch: [] }),
        );
        assert.deepEqual([figure, otherFigure], [count, 0]);
      });
    }

    it('lines of every hunk, and nothing of lines that are neither added nor removed', () => {
      const structuredPatch = [
        { lines: ['+a', ' b', '\\ No newline at end of file', 7] },
        'odd',
        { lines: ['-c', '-', '+'] },
      ];
      const { figure, otherFigure } = one(resultOf('toolu_1', { structuredPatch }));
      assert.deepEqual([figure, otherFigure], [2, 2]);
    });

    it('who the sub-agent was, as a hash, and its type', () => {
      const { low, high } = hashText('a07d7c57');
      const { figure, otherFigure, subject, flags } = one(
        resultOf('toolu_1', { agentId: 'a07d7c57', agentType: 'Explore', status: 'completed' }),
      );
      assert.deepEqual([figure, otherFigure, subject, flags], [low, high, 'Explore', actFlag.measured]);
    });
  });

  describe('tells acts apart', () => {
    const odd = (name: string, line: object = {}): object =>
      assistant({ content: [toolUse('call_0', name)], line: { agentId: 'a1', ...line } });
    const rows: readonly (readonly [what: string, a: object, b: object, isOne: boolean])[] = [
      [
        'an id of Anthropic’s is one call wherever it is',
        call('Bash'),
        call('Bash', {}, { sessionId: otherSession }),
        true,
      ],
      ['another id is one call in its conversation', odd('Bash'), odd('Bash'), true],
      ['and others in another session', odd('Bash'), odd('Bash', { sessionId: otherSession }), false],
      ['and others of another sub-agent', odd('Bash'), odd('Bash', { agentId: 'a2' }), false],
      [
        'a fork’s copy is of the session it was forked from',
        odd('Bash'),
        odd('Bash', { sessionId: otherSession, forkedFrom: { sessionId: session } }),
        true,
      ],
      [
        'a prompt is one by its uuid',
        user('Hi', { uuid: 'u' }),
        user('Hi', { uuid: 'u', sessionId: otherSession }),
        true,
      ],
      ['another one by another', user('Hi', { uuid: 'u' }), user('Hi', { uuid: 'v' }), false],
      [
        'a fork’s copy by that of what it copied',
        user('Hi', { uuid: 'u' }),
        user('Hi', { uuid: 'new', forkedFrom: { sessionId: session, messageUuid: 'u' } }),
        true,
      ],
      ['without a uuid, by its bytes', user('Hi', { uuid: undefined }), user('Hi', { uuid: '' }), true],
    ];
    for (const [what, a, b, isOne] of rows) it(what, () => assert.equal(isSame(a, b), isOne));

    it('calls without an id by their place in the line, and none of them has a result', () => {
      const [first, second] = read(
        assistant({ content: [toolUse('', 'Bash'), toolUse('', 'Bash')], line: { uuid: 'u' } }),
      );
      assert.notDeepEqual(first!.key, second!.key);
      assert.notDeepEqual(one(resultOf('', {}, {}, { uuid: 'u' })).key, first!.key);
    });
  });

  describe('takes for a prompt', () => {
    const rows: readonly (readonly [what: string, record: object, name: string | undefined])[] = [
      ['what a person typed', user('Please.'), ''],
      ['in blocks too', user([{ type: 'text', text: 'Please.' }]), ''],
      [
        'a slash command',
        user('<command-message>init is running…</command-message>\n<command-name>/init</command-name>'),
        '/init',
      ],
      [
        'with arguments, which are left out',
        user('<command-name>/fix</command-name>\n<command-args>secret</command-args>'),
        '/fix',
      ],
      ['without its slash', user('<command-name>fix</command-name>'), '/fix'],
      [
        'a command of the client’s',
        system('local_command', { content: '<command-name>/model</command-name>' }),
        '/model',
      ],
      [
        'not its output',
        system('local_command', { content: '<local-command-stdout>Kept</local-command-stdout>' }),
        undefined,
      ],
      ['not what a sub-agent was told', user('Explore.', { isSidechain: true }), undefined],
      ['nor a command told to it', user('<command-name>/x</command-name>', { isSidechain: true }), undefined],
      ['not what the client put in', user('<task-notification>', {}), undefined],
      ['nor said so', user('Caveat', { isMeta: true }), undefined],
      ['not a summary', user('This session…', { isCompactSummary: true }), undefined],
      ['not a name inside a text', user('say <command-name>/x</command-name>'), ''],
    ];
    for (const [what, record, name] of rows) {
      it(what, () =>
        assert.deepEqual(
          read(record).map((act) => `${act.kind} ${act.name}`),
          name === undefined ? [] : [`prompt ${name}`],
        ),
      );
    }
  });

  it('takes for an interruption only the marker itself', () => {
    assert.equal(one(user('[Request interrupted by user]')).kind, 'interruption');
    assert.equal(
      one(user([{ type: 'text', text: '[Request interrupted by user for tool use]' }])).kind,
      'interruption',
    );
    assert.equal(flagsOf(one(user('[Request interrupted by user]', { isSidechain: true }))), 'sidechain');
    assert.deepEqual(read(user('[Request interrupted by user] twice')), []);
  });

  it('reads compactions with what they left', () => {
    const compactMetadata = { trigger: 'auto', preTokens: 167_000, postTokens: 8000, durationMs: 4000 };
    const { name, figure, otherFigure, at, endAt, flags } = one(system('compact_boundary', { compactMetadata }));
    assert.deepEqual(
      [name, figure, otherFigure, at, endAt, flags],
      ['auto', 167_000, 8000, ten - 4000, ten, actFlag.measured],
    );
    const microcompactMetadata = { trigger: 'auto', preTokens: 100, tokensSaved: 30 };
    const micro = one(system('microcompact_boundary', { microcompactMetadata }));
    assert.deepEqual([micro.name, micro.figure, micro.otherFigure], ['micro', 100, 70]);
    const bare = one(system('compact_boundary', {}));
    assert.deepEqual([bare.name, bare.figure, bare.at, flagsOf(bare)], ['', 0, ten, '']);
  });

  it('reads errors of the service: retried ones with their wait, and those that it gave up on', () => {
    const rows: readonly (readonly [record: object, name: string, endAt: number, flags: string])[] = [
      [
        system('api_error', { error: { status: 529 }, retryAttempt: 2, retryInMs: 1499.6 }),
        '529',
        ten + 1500,
        'measured retried',
      ],
      [system('api_error', { error: { cause: { code: 'ConnectionRefused' } } }), 'ConnectionRefused', ten, 'retried'],
      [system('api_error', { error: { status: 0, connection: { code: 'ECONNRESET' } } }), 'ECONNRESET', ten, 'retried'],
      [system('api_error', { cause: { code: 'EPIPE' }, retryInMs: 'soon' }), 'EPIPE', ten, 'retried'],
      [
        assistant({ line: { isApiErrorMessage: true, error: 'rate_limit', apiErrorStatus: 429 } }),
        'rate_limit',
        undated,
        '',
      ],
      [assistant({ line: { isApiErrorMessage: true, error: null, apiErrorStatus: 401 } }), '401', undated, ''],
    ];
    for (const [record, name, endAt, flags] of rows) {
      const act = one(record);
      assert.deepEqual([act.kind, act.name, act.endAt, flagsOf(act)], ['api-error', name, endAt, flags]);
    }
    assert.deepEqual(read(assistant({ line: { isApiErrorMessage: false } })), []);
  });

  it('reads a sub-agent’s tools where its parent’s log repeats them', () => {
    const relay = (message: object): object => ({
      ...user(''),
      type: 'progress',
      data: { type: 'agent_progress', agentId: 'a1', message },
    });
    const called = one(relay(call('Bash', {}, { timestamp: '2026-11-20T10:00:10.000Z' })));
    assert.deepEqual([called.name, called.at, flagsOf(called)], ['Bash', ten, 'sidechain relayed']);
    assert.ok(isSame(call('Bash'), relay(resultOf('toolu_1'))));
    const odd = assistant({ content: [toolUse('call_0', 'Bash')], line: { agentId: 'a1' } });
    assert.ok(isSame(odd, relay(assistant({ content: [toolUse('call_0', 'Bash')] }))), 'its own log names the agent');
    assert.deepEqual(read(relay(user('Explore.'))), []);
    assert.deepEqual(read({ ...relay(call('Bash')), data: { type: 'hook_progress', message: call('Bash') } }), []);
  });

  it('marks copies and side conversations', () => {
    assert.equal(flagsOf(one(call('Bash', {}, { isSidechain: true, forkedFrom: {} }))), 'sidechain forked');
    assert.equal(flagsOf(one(call('Bash', {}, { isSidechain: 1, forkedFrom: null }))), '');
  });

  it('finds nothing in other records, nor in ones that are odd', () => {
    const odd = [
      {},
      { type: 'assistant' },
      { type: 'assistant', message: { content: 'text' } },
      { type: 'assistant', message: { content: [null, 7, { type: 'server_tool_use', id: 'srvtoolu_1', name: 'x' }] } },
      { type: 'user', message: { content: [null, { type: 'image' }] } },
      { type: 'progress', data: { type: 'agent_progress' } },
      { type: 'system', subtype: 'turn_duration', durationMs: 5 },
      { type: 'attachment', attachment: { type: 'queued_command', prompt: 'x' } },
    ];
    for (const record of odd) assert.deepEqual(read(record), [], JSON.stringify(record));
  });
});
