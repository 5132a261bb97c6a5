import assert from 'node:assert/strict';
import { assistant, resultOf, toolUse, user } from '../records.ts';
import { agentFile, at, mainFile, Talk } from './talk.ts';

const call = (name: string, input: object, line: object = {}): object =>
  assistant({ id: `msg_${name}`, at: at('10:00:00.000'), content: [toolUse('toolu_1', name, input)], line });

const answered = (told: unknown, block: object = {}): object =>
  resultOf('toolu_1', told, block, { timestamp: at('10:00:02.500') });

describe('what is shown of a record', () => {
  it('a prompt: the words, the pictures and how it came', async () => {
    using talk = await Talk.of(
      user('Rework the export'),
      user([
        { type: 'text', text: 'Like this' },
        { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
        { type: 'image', source: { type: 'base64', media_type: 'image/svg+xml', data: 'AAAA' } },
      ]),
      user('And then?', { promptSource: 'queued' }),
      { type: 'attachment', attachment: { type: 'queued_command', prompt: 'One more' } },
    );
    const prompts = talk.all('prompt');
    assert.deepEqual(
      prompts.map(({ text, note, images }) => [text.text, note, images.map(({ label, isShown }) => [label, isShown])]),
      [
        ['Rework the export', undefined, []],
        [
          'Like this',
          undefined,
          [
            ['PNG image, 3 B', true],
            ['image, 3 B', false],
          ],
        ],
        ['And then?', 'queued', []],
        ['One more', 'queued', []],
      ],
    );
    assert.equal(prompts[0]!.time, '09:59');
    assert.equal(prompts[0]!.sentence, '09:59, you, Rework the export');
  });

  it('an answer and its thinking, as text', async () => {
    using talk = await Talk.of(
      assistant({
        content: [
          { type: 'thinking', thinking: 'x'.repeat(1234) },
          { type: 'text', text: '**Done**' },
        ],
      }),
      assistant({ id: 'msg_B', content: [{ type: 'redacted_thinking', data: 'x' }] }),
      assistant({ id: 'msg_C', content: [{ type: 'text', text: '\n\n' }] }),
    );
    assert.deepEqual(
      talk
        .items()
        .map((item) => [item.kind, item.kind === 'answer' ? item.markdown.text : 'label' in item ? item.label : '']),
      [
        ['thinking', 'thinking (1.2k)'],
        ['answer', '**Done**'],
        ['thinking', 'thinking, hidden'],
      ],
    );
    assert.equal(talk.all('answer', { withDetails: true }).length, 2);
  });

  it('a command of a terminal, with its output and errors', async () => {
    using talk = await Talk.of(
      call('Bash', { command: 'npm test', description: 'Run tests' }),
      answered({ stdout: '\u001b[32mok\u001b[0m\r\n', stderr: 'warning', interrupted: false }),
    );
    const { name, subject, state, outcome, duration, body } = talk.one('toolCall');
    assert.deepEqual([name, subject, state, outcome, duration], ['Bash', 'npm test', 'done', '', '2.5 s']);
    assert.deepEqual(body, {
      kind: 'terminal',
      command: { text: 'npm test', showAll: undefined },
      output: { text: '\u001b[32mok\u001b[0m\n', showAll: undefined },
      errorOutput: { text: 'warning', showAll: undefined },
    });
  });

  const outcomes: readonly (readonly [what: string, told: unknown, block: object, state: string, outcome: string])[] = [
    [
      'failed with a code',
      'Error: Exit code 3\nno',
      { content: 'Exit code 3\nno', is_error: true },
      'failed',
      'exit 3',
    ],
    ['was refused', 'x', { content: "The user doesn't want to proceed", is_error: true }, 'failed', 'denied'],
    ['was stopped', { stdout: '', stderr: '', interrupted: true }, {}, 'done', 'interrupted'],
    ['goes on behind', { stdout: '', stderr: '', backgroundTaskId: 'b1' }, {}, 'done', 'in the background'],
  ];
  for (const [what, told, block, state, outcome] of outcomes) {
    it(`a command that ${what}`, async () => {
      using talk = await Talk.of(call('Bash', { command: 'x' }), answered(told, block));
      const shown = talk.one('toolCall');
      assert.deepEqual([shown.state, shown.outcome], [state, outcome]);
    });
  }

  it('a call without a result, which may still come', async () => {
    using talk = await Talk.of(call('Bash', { command: 'sleep 9' }));
    const { state, duration } = talk.one('toolCall');
    assert.deepEqual([state, duration], ['running', '']);
  });

  it('an edit as a diff, by the patch that Claude Code noted', async () => {
    using talk = await Talk.of(
      call('Edit', { file_path: '/home/dev/work/billing/src/vat.ts', old_string: 'b', new_string: 'B\nBB' }),
      answered({
        filePath: '/home/dev/work/billing/src/vat.ts',
        originalFile: 'a\nb\nc\n',
        structuredPatch: [
          { oldStart: 1, oldLines: 3, newStart: 1, newLines: 4, lines: [' a', '-b', '+B', '+BB', ' c'] },
        ],
      }),
    );
    const item = talk.one('toolCall');
    assert.deepEqual([item.subject, item.outcome], ['src/vat.ts', '+2 −1']);
    assert.deepEqual(item.body, {
      kind: 'diff',
      of: 'edit',
      path: 'src/vat.ts',
      hunks: [
        {
          oldStart: 1,
          newStart: 1,
          lines: [
            { sign: ' ', text: 'a' },
            { sign: '-', text: 'b' },
            { sign: '+', text: 'B' },
            { sign: '+', text: 'BB' },
            { sign: ' ', text: 'c' },
          ],
        },
      ],
      showAll: undefined,
      error: undefined,
    });
    const file = talk.desk.file(talk.view, { session: talk.head().session, log: 'main' }, item.id);
    assert.deepEqual(file, {
      path: '/home/dev/work/billing/src/vat.ts',
      line: 1,
      change: { before: 'a\nb\nc\n', after: 'a\nB\nBB\nc\n', isWhole: true },
    });
  });

  it('an edit whose patch does not fit what the log says was there, by its own words', async () => {
    using talk = await Talk.of(
      call('Edit', { file_path: '/x/a.ts', old_string: 'b', new_string: 'B' }),
      answered({
        originalFile: 'a\nx\nc\n',
        structuredPatch: [{ oldStart: 1, newStart: 1, lines: [' a', '-b', '+B'] }],
      }),
    );
    const place = { session: talk.head().session, log: 'main' };
    const file = talk.desk.file(talk.view, place, talk.one('toolCall').id);
    assert.deepEqual(file?.change, { before: 'b', after: 'B', isWhole: false });
  });

  it('an edit without a patch, by what was to stand in the place of what', async () => {
    using talk = await Talk.of(
      call('MultiEdit', {
        file_path: '/x/a.ts',
        edits: [
          { old_string: 'one\ntwo\nthree', new_string: 'one\n2\nthree' },
          { old_string: '', new_string: 'new\n' },
        ],
      }),
      answered('Error: no', {
        content: '<tool_use_error>File has not been read yet.</tool_use_error>',
        is_error: true,
      }),
    );
    const item = talk.one('toolCall');
    assert.equal(item.state, 'failed');
    if (item.body.kind !== 'diff') throw new Error(item.body.kind);
    assert.deepEqual(
      item.body.hunks.map(({ lines }) => lines.map(({ sign, text }) => sign + text)),
      [[' one', '-two', '+2', ' three'], ['+new']],
    );
    assert.equal(item.body.error?.text, 'File has not been read yet.');
  });

  it('a new file with all its lines added, cut until somebody wants all', async () => {
    const content = Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join('');
    using talk = await Talk.of(
      call('Write', { file_path: '/x/a.ts', content }),
      answered({ type: 'create', filePath: '/x/a.ts', content, structuredPatch: [], originalFile: null }),
    );
    const item = talk.one('toolCall');
    if (item.body.kind !== 'diff') throw new Error(item.body.kind);
    assert.deepEqual(
      [item.outcome, item.body.hunks[0]!.lines.length, item.body.showAll],
      ['+100', 40, 'Show all 100 lines'],
    );
    const whole = talk.desk.item(talk.view, { session: talk.head().session, log: 'main' }, item.id);
    if (whole?.kind !== 'toolCall' || whole.body.kind !== 'diff') throw new Error('no diff');
    assert.deepEqual([whole.body.hunks[0]!.lines.length, whole.body.showAll], [100, undefined]);
  });

  it('a file that was read, without the numbers before its lines', async () => {
    using noted = await Talk.of(
      call('Read', { file_path: '/x/a.ts' }),
      answered({ type: 'text', file: { filePath: '/x/a.ts', content: 'a\n\tb', startLine: 7 } }),
    );
    using plain = await Talk.of(
      call('Read', { file_path: '/x/a.ts' }),
      answered(undefined, { content: '     7→a\n     8→\tb\n\n<system-reminder>Beware</system-reminder>' }),
    );
    for (const talk of [noted, plain]) {
      const item = talk.one('toolCall');
      assert.equal(item.outcome, '2 lines');
      const text = { text: 'a\n\tb', showAll: undefined };
      assert.deepEqual(item.body, { kind: 'file', path: '/x/a.ts', firstLine: 7, text, error: undefined });
    }
  });

  it('a picture that a tool gave back', async () => {
    const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } };
    using talk = await Talk.of(call('mcp__browser__take_screenshot', {}), answered(undefined, { content: [image] }));
    const item = talk.one('toolCall');
    assert.deepEqual([item.name, item.images.length], ['browser: take screenshot', 1]);
    const place = { session: talk.head().session, log: 'main' };
    assert.deepEqual(talk.desk.image(talk.view, place, item.id, 0), { mediaType: 'image/png', base64: 'AAAA' });
    assert.equal(talk.desk.image(talk.view, place, item.id, 1), undefined);
  });

  it('any other tool by what it was asked and what it said', async () => {
    using talk = await Talk.of(
      call('Grep', { pattern: 'VAT', output_mode: 'content', todos: [{ a: 1 }] }),
      answered(undefined, { content: [{ type: 'text', text: 'a.ts:1:VAT' }] }),
    );
    const item = talk.one('toolCall');
    assert.equal(item.subject, 'VAT');
    if (item.body.kind !== 'other') throw new Error(item.body.kind);
    assert.deepEqual(
      item.body.inputs.map(({ name, value }) => [name, value.text]),
      [
        ['pattern', 'VAT'],
        ['output_mode', 'content'],
        ['todos', '[\n  {\n    "a": 1\n  }\n]'],
      ],
    );
    assert.equal(item.body.output.text, 'a.ts:1:VAT');
  });

  it('slash commands, hooks, errors of the service and interruptions as cards', async () => {
    using talk = await Talk.of(
      user(
        '<command-message>review</command-message>\n<command-name>/review</command-name>\n<command-args>PR 7</command-args>',
      ),
      user('<local-command-stdout>ok</local-command-stdout>'),
      user('<bash-input>ls</bash-input>'),
      {
        type: 'attachment',
        attachment: {
          type: 'hook_blocking_error',
          hookName: 'PreToolUse:Bash',
          blockingError: { blockingError: 'No.' },
        },
      },
      { type: 'attachment', attachment: { type: 'hook_success', hookName: 'Stop', content: '', stdout: '{}' } },
      {
        type: 'system',
        subtype: 'api_error',
        error: { status: 529, message: 'Busy' },
        retryAttempt: 3,
        maxRetries: 10,
      },
      assistant({
        model: '<synthetic>',
        content: [{ type: 'text', text: 'Limit reached' }],
        line: { isApiErrorMessage: true, error: 'rate_limit' },
      }),
      user('[Request interrupted by user]'),
      user('<task-notification><task-id>1</task-id><summary>Tests passed</summary></task-notification>'),
      { type: 'pr-link', prNumber: 7, prUrl: 'https://example.org/7' },
    );
    assert.deepEqual(
      talk.items().map((item) => {
        if (item.kind === 'slashCommand') return [item.kind, item.name, item.args.text, item.output.text];
        if (item.kind === 'hook') return [item.kind, item.name, item.state, item.text.text];
        if (item.kind === 'apiError' || item.kind === 'note') return [item.kind, item.label, item.text.text];
        return [item.kind];
      }),
      [
        ['slashCommand', '/review', 'PR 7', ''],
        ['slashCommand', '', '', 'ok'],
        ['slashCommand', '!', 'ls', ''],
        ['hook', 'PreToolUse:Bash', 'blocked', 'No.'],
        ['apiError', 'Overloaded, tried again (3 of 10)', 'Busy'],
        ['apiError', 'Rate limited', 'Limit reached'],
        ['note', 'Interrupted', ''],
        ['note', 'Background task', 'Tests passed'],
        ['note', 'Pull request', 'https://example.org/7'],
      ],
    );
  });

  it('a compaction with what the conversation went on with and what that cost', async () => {
    using talk = await Talk.of(
      assistant({ at: at('10:00:00.000') }),
      {
        type: 'system',
        subtype: 'compact_boundary',
        timestamp: at('10:05:00.000'),
        compactMetadata: { trigger: 'auto', preTokens: 168_000, postTokens: 22_000 },
      },
      user('So far we did this', { isCompactSummary: true, timestamp: at('10:05:00.000') }),
      assistant({ id: 'msg_B', at: at('10:06:00.000') }),
    );
    talk.tree.write(
      agentFile('acompact-1'),
      `${JSON.stringify(assistant({ id: 'msg_C', at: at('10:04:00.000'), input: 0, output: 1_000_000, line: { isSidechain: true } }))}\n`,
    );
    await talk.refresh();
    const { label, summary, log } = talk.one('compaction');
    assert.deepEqual([label, summary.text], ['compacted: 168.0k → 22.0k tokens, $20.00', 'So far we did this']);
    assert.equal(log, 'subagents/agent-acompact-1.jsonl');
    assert.equal(talk.items({}, log).length, 1);
  });

  it('nothing of a record that only Claude Code needs, unless somebody wants everything', async () => {
    const records = [
      { type: 'mode', mode: 'normal' },
      { type: 'from-next-year', news: 1 },
      { type: 'file-history-snapshot', snapshot: {} },
      user('Caveat: The messages below', { isMeta: true }),
      user(''),
      { type: 'system', subtype: 'turn_duration', durationMs: 7 },
      { type: 'progress', data: { type: 'bash_progress', output: 'x' } },
    ];
    using talk = await Talk.of(...records);
    assert.deepEqual(talk.items(), []);
    const details = talk.all('note', { withDetails: true });
    assert.deepEqual(
      details.map(({ label }) => label),
      [
        'mode',
        'from-next-year',
        'file-history-snapshot',
        'Added by Claude Code',
        'user',
        'system/turn_duration',
        'progress/bash_progress',
      ],
    );
  });

  it('bytes that are no record, and what stands around them', async () => {
    using talk = new Talk();
    const whole = JSON.stringify(user('Hi'));
    talk.tree.write(mainFile, `${whole}{"cut":"off${whole}\n42\n${whole}\n`);
    await talk.refresh();
    assert.deepEqual(
      talk.items().map((item) => ('label' in item ? item.label : item.kind)),
      ['prompt', '11 B skipped: a broken line', 'prompt', '2 B skipped: not a record', 'prompt'],
    );
  });
});
