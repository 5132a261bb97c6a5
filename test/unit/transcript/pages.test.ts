import assert from 'node:assert/strict';
import { labelForm } from '../../../src/core/answers/labelForm.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import { figuresOf, itemsOf, pagesOf } from './walk.ts';
import { assistant, jsonl, otherSession, resultOf, toolUse, user } from '../records.ts';
import { agentFile, at, key, mainFile, Talk } from './talk.ts';

const calling = (id: string, tool = 'Bash', input: object = { command: id }): object =>
  assistant({ id: `msg_${id}`, content: [toolUse(id, tool, input)] });

/** Many pages of talk. */
const chatter = (count: number, word = 'Chatter'): object[] =>
  Array.from({ length: count }, (_, i) => user(`${word} ${i}`));

describe('pages of a transcript', () => {
  it('follow one another without a gap, in both directions and around any place', async () => {
    using talk = await Talk.of(...chatter(400));
    const all = talk.items();
    assert.equal(all.length, 400);
    assert.deepEqual(itemsOf(pagesOf(talk.view, key, 'main', {}, 'backward')), all);
    for (const place of [0, 7, 200, 399]) {
      const { offset } = all[place]!;
      const page = talk.desk.page(
        talk.view,
        { session: key, log: 'main' },
        { kind: 'around', offset: offset + 3 },
        {},
      )!;
      const from = all.findIndex(({ id }) => id === page.items[0]!.id);
      assert.deepEqual(page.items, all.slice(from, from + page.items.length));
      assert.ok(page.items.some(({ id }) => id === all[place]!.id));
      assert.equal(page.isAtStart, from === 0);
      assert.equal(page.isAtEnd, from + page.items.length === all.length);
    }
  });

  it('join a result with its call, however far away and in whichever page it stands', async () => {
    using talk = await Talk.of(
      calling('toolu_far'),
      calling('toolu_near'),
      resultOf('toolu_near', { stdout: 'near', stderr: '' }),
      ...chatter(300),
      resultOf('toolu_far', { stdout: 'far', stderr: '' }, {}, { timestamp: at('10:30:00.000') }),
      ...chatter(3),
    );
    const calls = talk.all('toolCall');
    assert.deepEqual(
      calls.map(({ subject, duration, body }) => [subject, duration, body.kind === 'terminal' && body.output.text]),
      [
        ['toolu_far', '30 min', 'far'],
        ['toolu_near', '', 'near'],
      ],
    );
    assert.equal(talk.items().length, 305);
  });

  it('join the results of parallel calls, which share a line', async () => {
    using talk = await Talk.of(
      assistant({
        content: [toolUse('toolu_1', 'Bash', { command: 'a' }), toolUse('toolu_2', 'Bash', { command: 'b' })],
      }),
      user([
        { type: 'tool_result', tool_use_id: 'toolu_2', content: 'B' },
        { type: 'tool_result', tool_use_id: 'toolu_1', content: 'A', is_error: true },
      ]),
    );
    assert.deepEqual(
      talk
        .all('toolCall')
        .map(({ id, subject, state, body }) => [
          id.split('.')[1],
          subject,
          state,
          body.kind === 'terminal' && body.output.text,
        ]),
      [
        [undefined, 'a', 'failed', 'A'],
        ['1', 'b', 'done', 'B'],
      ],
    );
  });

  it('join what a server’s tool answers, within its message', async () => {
    const block = (content: object): object => assistant({ content: [content] });
    using talk = await Talk.of(
      block({ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'VAT' } }),
      block({
        type: 'web_search_tool_result',
        tool_use_id: 'srvtoolu_1',
        content: [{ type: 'web_search_result', url: 'https://x.y', title: 'X' }],
      }),
    );
    const call = talk.one('toolCall');
    assert.deepEqual([call.name, call.subject, call.state], ['web_search', 'VAT', 'done']);
    assert.equal(call.body.kind === 'other' && call.body.output.text, 'https://x.y');
  });

  it('show a result whose call is in no line of the log', async () => {
    using talk = await Talk.of(resultOf('toolu_lost', undefined, { content: 'found' }));
    const { name, body } = talk.one('toolCall');
    assert.equal(name, 'Result of a call that is not in this log');
    assert.equal(body.kind === 'other' && body.output.text, 'found');
  });

  it('show lines that came since, after the last one that was shown', async () => {
    using talk = await Talk.of(calling('toolu_1'));
    const [first] = talk.pages();
    assert.deepEqual([first!.isAtEnd, talk.one('toolCall').state], [true, 'running']);
    talk.tree.append(mainFile, `${JSON.stringify(resultOf('toolu_1'))}\n${JSON.stringify(user('Next'))}`);
    await talk.refresh();
    const more = talk.desk.page(talk.view, { session: key, log: 'main' }, { kind: 'after', offset: first!.after }, {})!;
    assert.deepEqual(
      more.items.map(({ kind }) => kind),
      ['prompt'],
    );
    assert.equal(talk.one('toolCall').state, 'done');
    // The line is whole but for its newline: what follows is no second prompt.
    talk.tree.append(mainFile, `\n${JSON.stringify(user('And next'))}\n`);
    await talk.refresh();
    const last = talk.desk.page(talk.view, { session: key, log: 'main' }, { kind: 'after', offset: more.after }, {})!;
    assert.deepEqual(
      last.items.map((item) => item.kind === 'prompt' && item.text.text),
      ['And next'],
    );
  });

  it('wait for the other half of a line that is cut', async () => {
    using talk = await Talk.of(user('One'));
    const line = JSON.stringify(user('Two'));
    talk.tree.append(mainFile, line.slice(0, 30));
    await talk.refresh();
    const [page] = talk.pages();
    assert.deepEqual([page!.items.length, page!.isAtEnd], [1, true]);
    talk.tree.append(mainFile, `${line.slice(30)}\n`);
    await talk.refresh();
    const next = talk.desk.page(talk.view, { session: key, log: 'main' }, { kind: 'after', offset: page!.after }, {})!;
    assert.deepEqual(
      next.items.map((item) => item.kind === 'prompt' && item.text.text),
      ['Two'],
    );
  });

  it('are none of a log that is gone, of a session or log that never was, or of an item that is not there', async () => {
    using talk = await Talk.of(user('One'));
    const { view, desk } = talk;
    const place = { session: key, log: 'main' };
    assert.equal(desk.page(view, { ...place, log: '../../secret' }, { kind: 'start' }, {}), undefined);
    assert.equal(desk.page(view, { ...place, session: 'x/y' }, { kind: 'start' }, {}), undefined);
    for (const item of ['', '1', '999999', '0.1', '-1', 'x', '0.99999'])
      assert.equal(desk.item(view, place, item), undefined);
    talk.tree.remove(mainFile);
    assert.equal(desk.page(view, place, { kind: 'start' }, {}), undefined);
    await talk.refresh();
    assert.equal(talk.desk.page(talk.view, place, { kind: 'start' }, {}), undefined);
    assert.equal(talk.head().state, 'deleted');
  });

  it('read a line of many megabytes for its first words, and give all of it to who asks', async () => {
    using talk = await Talk.of(user('Before'), user(`Look\n${'line\n'.repeat(600_000)}`), user('After'));
    const [, long] = talk.all('prompt');
    assert.equal(long!.text.text.split('\n').length, 40);
    assert.equal(long!.text.showAll, 'Show all 600,001 lines');
    const all = talk.desk.item(talk.view, { session: key, log: 'main' }, long!.id);
    assert.ok(all?.kind === 'prompt' && all.text.text.length > 900_000);
  });
});

describe('figures of a transcript', () => {
  it('are one for each message, however many lines it has, and run on', async () => {
    const blocks = [{ type: 'thinking', thinking: 'Hm' }, { type: 'text', text: 'So' }, toolUse('toolu_1', 'Bash', {})];
    using talk = await Talk.of(
      user('Hi'),
      // $0.20 each: 10,000 tokens of output at $20 a million.
      ...blocks.map((block) =>
        assistant({ id: 'msg_A', content: [block], input: 0, output: 10_000, at: at('10:00:00.000') }),
      ),
      assistant({ id: 'msg_B', input: 0, output: 10_000, cacheRead: 40_000, at: at('10:01:00.000') }),
    );
    const [page] = talk.pages();
    assert.deepEqual(
      page!.figures.map(({ cost, runningCost, context, model }) => [cost, runningCost, context, model]),
      [
        ['$0.20', '$0.20', '', 'Opus 5.5'],
        ['$0.21', '$0.41', 'ctx 20 %', 'Opus 5.5'],
      ],
    );
    const [first, second] = page!.figures;
    assert.deepEqual(
      page!.items.map(({ figure }) => figure),
      [undefined, first!.id, first!.id, first!.id, second!.id],
    );
    assert.deepEqual(second!.tokens, [
      { label: 'Cache read', text: '40,000' },
      { label: 'Output', text: '10,000' },
    ]);
    assert.equal(talk.head().subtitle.at(-1), '$0.41');
  });

  it('count a sub-agent’s work from the next message on that came after it, and all of it at the end', async () => {
    const said = (id: string, time: string, line: object = {}): object =>
      assistant({ id, input: 0, output: 50_000, at: at(time), line });
    using talk = await Talk.of(
      said('msg_A', '10:00:00.000'),
      // The clock goes back: what is counted stays counted.
      said('msg_B', '10:10:00.000'),
      said('msg_C', '10:05:00.000'),
      said('msg_D', '10:20:00.000'),
    );
    const aside = { isSidechain: true, agentId: 'a1' };
    talk.tree.write(
      agentFile('a1'),
      jsonl(
        said('msg_1', '10:09:00.000', aside),
        said('msg_2', '10:15:00.000', aside),
        said('msg_3', '10:30:00.000', aside),
      ),
    );
    await talk.refresh();
    const running = (log: string): string[] =>
      talk.pages({}, log).flatMap(({ figures }) => figures.map((each) => each.runningCost));
    assert.deepEqual(running('main'), ['$1.00', '$3.00', '$4.00', '$7.00']);
    assert.deepEqual(running('subagents/agent-a1.jsonl'), ['$1.00', '$2.00', '$3.00']);
    assert.equal(
      figuresOf(talk.view, key).reduce((sum, { usd }) => sum + usd, 0),
      7,
    );
  });

  it('of copies are told and cost nothing here', async () => {
    using talk = new Talk();
    const said = assistant({ id: 'msg_A', input: 0, output: 50_000, line: { sessionId: otherSession } });
    talk.tree.write(`-home-dev-work-billing/${otherSession}.jsonl`, jsonl(said));
    talk.tree.write(
      mainFile,
      jsonl({ ...said, forkedFrom: { sessionId: otherSession } }, assistant({ id: 'msg_B', input: 0, output: 50_000 })),
    );
    await talk.refresh();
    const [page] = talk.pages();
    assert.deepEqual(
      page!.figures.map(({ cost, isCopy, usd, runningCost }) => [cost, isCopy, usd, runningCost]),
      [
        ['–', true, 0, '$0.00'],
        ['$1.00', false, 1, '$1.00'],
      ],
    );
  });

  it('of requests inside a message are part of it', async () => {
    const advisor = { type: 'advisor_message', model: 'claude-opus-5-5', input_tokens: 0, output_tokens: 50_000 };
    using talk = await Talk.of(assistant({ input: 0, output: 50_000, usage: { iterations: [advisor] } }));
    const [figure] = talk.pages()[0]!.figures;
    assert.equal(figure!.cost, '$2.00');
  });

  it('are in the currency that is asked for, also right after it was changed', async () => {
    using talk = await Talk.of(assistant({ input: 0, output: 50_000 }));
    const cost = (view = talk.view): string | undefined =>
      talk.desk.page(view, { session: key, log: 'main' }, { kind: 'start' }, {})?.figures[0]?.cost;
    assert.equal(cost(), '$1.00');
    assert.equal(cost({ ...talk.view, labels: new Labels(labelForm('en', 'EUR', 0.5)) }), '€0.50');
  });

  it('fill a window that is as large as the log shows', async () => {
    using talk = await Talk.of(
      assistant({ id: 'msg_A', cacheRead: 100_000 }),
      assistant({ id: 'msg_B', cacheRead: 250_000 }),
    );
    assert.deepEqual(
      talk.pages()[0]!.figures.map(({ context }) => context),
      ['ctx 10 %', 'ctx 25 %'],
    );
  });
});
