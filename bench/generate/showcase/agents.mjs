// Sub-agents in every place that they have been written to, with and without the files that belong to them.

import { openAgent, runAgent, writeCompactionRequest } from '../agents.mjs';
import { say } from '../apiMessage.mjs';
import { bulkWork, writeSession } from '../bulkSession.mjs';
import { putExchange } from '../exchange.mjs';
import { putCompaction, putPrompt } from '../records.mjs';
import { agentTool } from '../tools.mjs';

export const agentShowcases = [
  function insideTheMainFile(stage) {
    const session = stage.session('1.0');
    writeSession(session, { bytes: 60_000, agentBytes: [20_000, 10_000] });
    session.close();
  },

  function flatBesideTheSession(stage) {
    const session = stage.session('2.0');
    writeSession(session, { bytes: 50_000, agentBytes: [20_000, 15_000] });
    session.close();
  },

  /** The trunk repeats the agents' messages with the same ids; the second agent's file is gone, so it is all there is. */
  function relayedByTheTrunk(stage) {
    for (const era of ['2.1 early', '2.1 middle']) {
      const session = stage.session(era);
      putPrompt(session, stage.tree.prose.ask());
      for (const isLost of [false, true]) {
        const [agentType, description, prompt] = ['Explore', 'Find the callers', 'Find all callers of flush.'];
        const run = runAgent(session, { agentType, description, prompt, work: bulkWork(15_000), isLost });
        putExchange(session, [{ kind: 'tool', tool: agentTool(agentType, description, prompt, run) }]);
      }
      say(session, ['Three callers, none of them waits for it.']);
      session.close();
    }
  },

  /** Workflow agents lie two directories deeper; journals have the look of transcripts and are none. */
  function inWorkflows(stage) {
    const session = stage.session('2.1 late');
    const workflow = `wf_${stage.random.hex(12)}`;
    putPrompt(session, 'Run the review workflow.');
    const agents = ['reviewer', 'tester'].map((agentType) =>
      runAgent(session, {
        agentType,
        description: agentType,
        prompt: 'Look at the diff.',
        work: bulkWork(12_000),
        workflow,
      }),
    );
    say(session, ['Both agents are done: two findings, both fixed.']);
    session.close();
    for (const directory of ['subagents', `subagents/workflows/${workflow}`]) {
      const journal = stage.session('2.1 late', {
        relativePath: `${session.owner.slug}/${session.sessionId}/${directory}/journal.jsonl`,
        atMs: session.atMs,
      });
      for (const { agentId, answer } of agents) {
        journal.put({ type: 'started', key: `v2:${stage.random.hex(8)}`, agentId });
        journal.put({ type: 'result', key: `v2:${stage.random.hex(8)}`, agentId, result: { summary: answer } });
      }
      journal.close();
    }
  },

  /** The session's own file was deleted, its agents' directory was not. */
  function withoutTheirSession(stage) {
    const session = stage.session('2.1 late', { ghost: true });
    // The directory decides whose they are, whatever the records say.
    session.sessionId = stage.random.uuid();
    runAgent(session, { agentType: 'Plan', description: 'Plan it', prompt: 'Make a plan.', work: bulkWork(15_000) });
  },

  /** A flat agent file whose records do not say whose they are. */
  function withoutSessionId(stage) {
    const stem = `agent-${stage.random.hex(8)}`;
    const { owner } = stage.session('2.0', { ghost: true });
    const agent = stage.session('2.0', {
      relativePath: `${owner.slug}/${stem}.jsonl`,
      owner: { slug: owner.slug, session: stem },
      sessionId: undefined,
      agentId: stem.slice(6),
    });
    agent.sessionId = undefined;
    putPrompt(agent, 'Find the slow query.');
    say(agent, ['It is the one without an index.', 'Adding the index now.']);
    agent.close();
  },

  /** A file directly in the project, named like a session, of which every line is a sidechain's. */
  function sidechainFileNamedLikeASession(stage) {
    const session = stage.session('2.0', { isSidechain: true });
    putPrompt(session, 'Warm up.');
    say(session, ['Ready.']);
    session.close();
  },

  function compacted(stage) {
    const session = stage.session('2.1 late');
    writeSession(session, { bytes: 40_000, isClean: true });
    writeCompactionRequest(session);
    putCompaction(session, 168_000, stage.tree.prose.talk(6_000));
    putExchange(session, [{ kind: 'text', text: 'Going on where we were.' }]);
    session.close();
  },

  /** An aside (/btw) sends the parent's last messages again: same ids, other requests. Only its own answer is new. */
  function aside(stage) {
    const session = stage.session('2.1 late', { keep: true });
    writeSession(session, { bytes: 40_000, isClean: true });
    session.close();
    const agentId = `aside_${stage.random.hex(8)}`;
    const agent = openAgent(session, { id: agentId, model: session.model });
    const requestIds = new Map();
    const isMessage = ({ type, message }) => type === 'assistant' && message.model !== '<synthetic>';
    for (const record of session.kept.filter(isMessage).slice(-5)) {
      const { id } = record.message;
      if (!requestIds.has(id)) requestIds.set(id, stage.random.requestId());
      const own = { uuid: stage.random.uuid(), isSidechain: true, agentId, requestId: requestIds.get(id) };
      agent.put({ ...record, ...own });
    }
    stage.tree.books.count('replays', requestIds.size);
    putPrompt(agent, 'By the way, what was the name of that flag?');
    say(agent, ['auth.keyset']);
    agent.close();
  },
];
