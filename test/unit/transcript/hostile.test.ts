import assert from 'node:assert/strict';
import { assistant, resultOf, toolUse, user } from '../records.ts';
import { Talk } from './talk.ts';

/** Text that would rather be something else. */
const nasty =
  'a\u202eb\u2066c\u0000d\u001be\u200b\ud800<img src=x onerror=alert(1)>[x](command:evil)$(trash)\r\n\ufeffend';

describe('hostile text in a transcript', () => {
  it('is text in every field: well-formed, without marks that turn or hide what stands around it', async () => {
    const line = { uuid: nasty, cwd: nasty, gitBranch: nasty };
    using talk = await Talk.of(
      user(nasty, line),
      user(`<command-name>/${nasty}</command-name><command-args>${nasty}</command-args>`, line),
      assistant({
        id: nasty,
        requestId: nasty,
        model: nasty,
        content: [
          { type: 'text', text: nasty },
          { type: 'thinking', thinking: nasty },
        ],
        line,
      }),
      assistant({
        id: 'msg_B',
        content: [
          toolUse(nasty, nasty, { [nasty]: nasty, description: nasty }),
          toolUse('toolu_2', 'Task', { description: nasty, subagent_type: nasty, prompt: nasty }),
        ],
        line,
      }),
      resultOf(nasty, { agentId: nasty, agentType: nasty }, { content: nasty }),
      assistant({
        id: 'msg_C',
        content: [
          toolUse('toolu_3', 'Edit', { file_path: nasty, old_string: nasty, new_string: `${nasty}!` }),
          toolUse('toolu_4', 'Read', { file_path: nasty }),
        ],
        line,
      }),
      resultOf('toolu_3', { structuredPatch: [{ lines: [`+${nasty}`, nasty, 7] }] }),
      { type: 'attachment', attachment: { type: 'hook_success', hookName: nasty, content: nasty } },
      { type: 'system', subtype: 'api_error', error: { status: nasty, message: nasty }, cause: { code: nasty } },
      { type: 'system', subtype: nasty, content: nasty },
      { type: nasty, x: nasty },
      { type: 'custom-title', customTitle: nasty },
    );
    const hidden = /[^\P{Cc}\n\t]|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
    const demandPlain = (value: unknown, place: string): void => {
      if (typeof value === 'string') assert.ok(!hidden.test(value), `${place}: ${JSON.stringify(value)}`);
      else if (typeof value === 'object' && value !== null)
        for (const [name, each] of Object.entries(value)) demandPlain(each, `${place}.${name}`);
    };
    const items = talk.items({ withDetails: true });
    assert.equal(items.length, 13);
    demandPlain(talk.pages({ withDetails: true }), 'pages');
    demandPlain(talk.head(), 'head');
    const place = { session: talk.head().session, log: 'main' };
    for (const { id } of items) demandPlain(talk.desk.item(talk.view, place, id), id);
  });

  it('in shapes that nobody writes is a note, and no fault', async () => {
    const shapes = [
      null,
      7,
      'x',
      [],
      {},
      [[]],
      [null],
      [7],
      ['x'],
      [{}],
      [{ type: 7 }],
      [{ type: 'text' }],
      [{ type: 'tool_use' }],
      [{ type: 'tool_result', content: [{ type: 'image' }] }],
      { content: 7 },
    ];
    const records = shapes.flatMap((shape) => [
      user(shape),
      assistant({ content: shape as never }),
      { type: 'user', message: shape },
      { type: 'assistant', message: shape },
      { type: 'system', subtype: 'compact_boundary', compactMetadata: shape, content: shape },
      { type: 'system', subtype: 'stop_hook_summary', hookErrors: shape },
      { type: 'attachment', attachment: shape },
      { type: 'attachment', attachment: { type: 'queued_command', prompt: shape } },
      { type: 'progress', data: { type: 'agent_progress', message: shape } },
      resultOf('toolu_1', shape),
      assistant({ id: 'msg_E', content: [toolUse('toolu_1', 'Edit', { file_path: 'x', edits: shape })] }),
      assistant({ id: 'msg_F', content: [{ type: 'tool_use', name: shape, id: shape, input: shape }] }),
      shape as object,
    ]);
    using talk = await Talk.of(...records);
    const items = talk.items({ withDetails: true });
    assert.ok(items.length >= records.length / 2);
    const place = { session: talk.head().session, log: 'main' };
    for (const { id } of items) {
      talk.desk.item(talk.view, place, id);
      talk.desk.file(talk.view, place, id);
      talk.desk.image(talk.view, place, id, 0);
    }
  });
});
