import assert from 'node:assert/strict';
import { assistant, jsonl, resultOf, session, toolUse, user } from '../records.ts';
import { agentFile, at, mainFile, Talk } from './talk.ts';

const task = (id = 'toolu_1', tool = 'Task', input: object = {}): object =>
  assistant({
    id: `msg_${id}`,
    at: at('10:00:00.000'),
    content: [
      toolUse(id, tool, { description: 'Find all callers', subagent_type: 'Explore', prompt: 'Look', ...input }),
    ],
  });

/** A sub-agent's own log: two tool calls in forty seconds for a dollar. */
const run = (agent: string): string =>
  jsonl(
    user('Look', { isSidechain: true, agentId: agent, timestamp: at('10:00:01.000') }),
    assistant({
      id: `msg_${agent}`,
      at: at('10:00:20.000'),
      input: 0,
      output: 50_000,
      content: [
        toolUse(`toolu_${agent}`, 'Grep', { pattern: 'x' }),
        toolUse(`toolu_${agent}2`, 'Grep', { pattern: 'y' }),
      ],
      line: { isSidechain: true, agentId: agent },
    }),
    resultOf(`toolu_${agent}`, undefined, {}, { isSidechain: true, agentId: agent, timestamp: at('10:00:41.000') }),
  );

describe('sub-agents in a transcript', () => {
  it('are opened in place by the id that their result names', async () => {
    using talk = await Talk.of(
      task(),
      resultOf(
        'toolu_1',
        { status: 'completed', agentId: 'a1', agentType: 'Explore' },
        { content: [{ type: 'text', text: 'Two' }] },
      ),
    );
    talk.tree.write(agentFile('a1'), run('a1'));
    await talk.refresh();
    const item = talk.one('subAgent');
    assert.deepEqual(
      [item.title, item.agentType, item.state, item.outcome, item.prompt.text, item.result.text],
      ['Find all callers', 'Explore', 'done', '2 steps · $1.00 · 40 s', 'Look', 'Two'],
    );
    assert.deepEqual(item.logs, [{ log: 'subagents/agent-a1.jsonl', label: 'a1' }]);
    assert.deepEqual(
      talk.items({}, item.logs[0]!.log).map(({ kind, isSidechain }) => [kind, isSidechain]),
      [
        ['prompt', true],
        ['toolCall', true],
        ['toolCall', true],
      ],
    );
  });

  it('stand beside the session in older logs', async () => {
    using talk = await Talk.of(
      task(),
      resultOf('toolu_1', { agentId: 'a1', totalToolUseCount: 7, totalDurationMs: 65_000 }),
    );
    talk.tree.write('-home-dev-work-billing/agent-a1.jsonl', run('a1'));
    await talk.refresh();
    const { logs, outcome } = talk.one('subAgent');
    assert.deepEqual([logs.map(({ log }) => log), outcome], [['agent-a1.jsonl'], '7 steps · $1.00 · 1 min']);
  });

  it('that still work are known by the note beside their log', async () => {
    using talk = await Talk.of(task());
    talk.tree.write(agentFile('a1'), run('a1'));
    talk.tree.write(
      agentFile('a1').replace('.jsonl', '.meta.json'),
      JSON.stringify({ agentType: 'Explore', description: 'Callers', toolUseId: 'toolu_1' }),
    );
    await talk.refresh();
    const { state, logs, outcome } = talk.one('subAgent');
    assert.deepEqual(
      [state, outcome, logs],
      ['running', '2 steps · $1.00 · 40 s', [{ log: 'subagents/agent-a1.jsonl', label: 'Callers' }]],
    );
    assert.deepEqual(
      talk.head().logs.map(({ log, kind, title, agentType, cost }) => [log, kind, title, agentType, cost]),
      [
        ['main', 'main', 'Main conversation', '', '< $0.001'],
        ['subagents/agent-a1.jsonl', 'agent', 'Callers', 'Explore', '$1.00'],
      ],
    );
  });

  it('of a workflow are all of its run', async () => {
    using talk = await Talk.of(task('toolu_1', 'Workflow', { script: 'go' }), resultOf('toolu_1', { runId: 'wf1' }));
    for (const agent of ['a1', 'a2'])
      talk.tree.write(`-home-dev-work-billing/${session}/subagents/workflows/wf1/agent-${agent}.jsonl`, run(agent));
    await talk.refresh();
    const { logs, outcome } = talk.one('subAgent');
    assert.deepEqual(
      [logs.map(({ log }) => log), outcome],
      [['subagents/workflows/wf1/agent-a1.jsonl', 'subagents/workflows/wf1/agent-a2.jsonl'], '4 steps · $2.00 · 40 s'],
    );
  });

  it('are where they spoke in logs of 2025, told apart', async () => {
    using talk = await Talk.of(
      task(),
      user('Look', { isSidechain: true }),
      assistant({ id: 'msg_side', line: { isSidechain: true } }),
      resultOf('toolu_1', { totalToolUseCount: 0, totalDurationMs: 1000 }),
    );
    assert.deepEqual(
      talk.items().map(({ kind, isSidechain }) => [kind, isSidechain]),
      [
        ['subAgent', false],
        ['prompt', true],
        ['answer', true],
      ],
    );
  });

  it('whose log is lost are read from what the session’s own log relays, and from there alone', async () => {
    const relay = {
      type: 'progress',
      timestamp: at('10:00:20.000'),
      sessionId: session,
      data: {
        type: 'agent_progress',
        agentId: 'a1',
        message: JSON.parse(run('a1').split('\n')[1]!) as object,
      },
    };
    using talk = await Talk.of(task(), relay);
    const [call, ...relayed] = talk.items();
    assert.deepEqual(
      [call!.kind, relayed.map(({ kind, isSidechain }) => [kind, isSidechain])],
      [
        'subAgent',
        [
          ['toolCall', true],
          ['toolCall', true],
        ],
      ],
    );
    assert.equal(talk.pages()[0]!.figures[1]!.cost, '$1.00');
    talk.tree.write(agentFile('a1'), run('a1'));
    await talk.refresh();
    assert.equal(talk.items().length, 1);
    assert.equal(talk.all('note', { withDetails: true }).length, 1);
  });

  it('are none of another session’s, whatever a result claims', async () => {
    using talk = await Talk.of(task(), resultOf('toolu_1', { agentId: '../../other/agent-x' }));
    talk.tree.write('-home-dev-work-other/agent-x.jsonl', run('x').replaceAll(session, 'other'));
    await talk.refresh();
    assert.deepEqual(talk.one('subAgent').logs, []);
  });

  it('without the session’s own log are its transcript', async () => {
    using talk = new Talk();
    talk.tree.write(agentFile('a1'), run('a1'));
    await talk.refresh();
    const { state, logs, counts } = talk.head();
    assert.deepEqual(
      [state, logs.map(({ log }) => log), counts.toolCalls],
      ['missing', ['subagents/agent-a1.jsonl'], 2],
    );
    assert.equal(talk.tree.pathOf(mainFile).endsWith('.jsonl'), true);
  });
});
