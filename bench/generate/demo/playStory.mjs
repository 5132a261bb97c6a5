// Plays one told session into its log. A story's `talk` goes ask, steps, answer, ask, steps, answer …; `weight` says how
// much is read and written per step, and so what it costs.

import { runAgent, writeCompactionRequest } from '../agents.mjs';
import { say } from '../apiMessage.mjs';
import { zeroTokens } from '../books.mjs';
import { copySession } from '../copies.mjs';
import { damages } from '../damage.mjs';
import { eraNamed } from '../eras.mjs';
import { putExchange } from '../exchange.mjs';
import {
  putApiError,
  putCompaction,
  putFileSnapshot,
  putMetadata,
  putPrompt,
  putSystem,
  putToolResult,
} from '../records.mjs';
import { agentTool } from '../tools.mjs';
import { Transcript } from '../transcript.mjs';
import { slugOf } from '../tree.mjs';
import { blockOf, expand, parted } from './steps.mjs';

/** Returns the transcript, whose clock says when the session ended. `original`: what a fork is a copy of. */
export function playStory(tree, project, story, startMs, original) {
  const session = original === undefined ? open(tree, project, story, startMs) : fork(original, story, startMs);
  session.kept = [];
  putMetadata(session, 'mode', { mode: 'normal' });
  putMetadata(session, 'permission-mode', { permissionMode: 'acceptEdits' });
  if (story.worktree !== undefined) putWorktree(session, project, story);
  const isLeftOpen = story.ending !== undefined;
  for (let part = 0; part < story.talk.length; part += 3) {
    const [ask, steps, answer] = story.talk.slice(part, part + 3);
    if (part > 0) breakFor(session, story);
    putFileSnapshot(session, part === 0 ? [] : Object.keys(project.files).slice(0, 2));
    putPrompt(session, ask);
    if (story.apiError && part === 0) sufferApiError(session);
    work(session, project, story, steps, {
      leaveOpen: isLeftOpen && part + 3 >= story.talk.length,
      fast: story.fast && part > 0,
    });
    if (answer !== '') {
      say(session, [answer], costing(session, story, 1.6));
      putSystem(session, 'turn_duration', { durationMs: 60_000 * (1 + steps.split('; ').length) });
    }
    if (answer !== '') putTitles(session, story, ask);
    if (story.damaged && part === 0) damages.cutThenWhole(session);
    if (story.compaction && part === 0) compact(session, story);
  }
  if (story.ending === 'interrupted') interrupt(session);
  session.close();
  return session;
}

function open(tree, project, story, atMs) {
  const sessionId = tree.random.uuid();
  const cwd = story.worktree === undefined ? project.cwd : `${project.cwd}/.claude/worktrees/${story.worktree}`;
  const slug = slugOf(story.isFiledApart ? cwd : project.cwd);
  return new Transcript(tree, {
    relativePath: `${slug}/${sessionId}.jsonl`,
    owner: { slug, session: sessionId },
    era: eraNamed('2.1 late'),
    version: story.daysAgo < 12 ? '2.1.286' : '2.1.276',
    cwd,
    branch: story.branch,
    model: story.model,
    atMs,
  });
}

function fork(original, story, atMs) {
  original.tree.letTimePass();
  const copy = copySession(original, { way: 'branch', sessionId: original.random.uuid(), branch: story.branch });
  copy.atMs = atMs;
  return copy;
}

function work(session, project, story, steps, { leaveOpen, fast }) {
  const { random } = session;
  const rounds = expand(steps, project, random);
  let thought = [];
  for (const [index, round] of rounds.entries()) {
    const [verb, rest] = parted(round.steps[0]);
    if (verb === 'think') {
      thought = [blockOf('think', project, session.cwd, random)];
      continue;
    }
    const options = {
      ...costing(session, story, thought.length > 0 ? 2.5 : 1),
      ...(fast && { dress: { speed: 'fast' } }),
    };
    const spoken = round.say === '' ? [] : [{ kind: 'text', text: round.say }];
    const calls =
      verb === 'agent'
        ? [{ kind: 'tool', tool: delegate(session, project, story, rest) }]
        : round.steps.map((step) => blockOf(step, project, session.cwd, random));
    const isLast = index === rounds.length - 1;
    putExchange(session, [...thought, ...spoken, ...calls], { ...options, leaveOpen: leaveOpen && isLast });
    thought = [];
    session.wait(5_000, 110_000);
  }
}

function delegate(session, project, story, rest) {
  const { random } = session;
  const [agentType, task] = rest.split(': ');
  const paths = Object.keys(project.files);
  const answer = `${task}: I looked at ${random.whole(9, 40)} files. What matters is in ${paths.slice(0, 3).join(', ')}.`;
  const run = runAgent(session, {
    agentType,
    description: task,
    prompt: `${task}. Report paths and line numbers, change nothing.`,
    work: (agent) => {
      const rounds = expand(`explore ${random.whole(5, 12)}`, project, random);
      for (const round of rounds) {
        putExchange(
          agent,
          round.steps.map((step) => blockOf(step, project, agent.cwd, random)),
          costing(agent, story, 0.6),
        );
      }
      return { answer, toolUses: rounds.length, lastMessage: say(agent, [answer], costing(agent, story, 1)) };
    },
  });
  return agentTool(agentType, task, `${task}. Report paths and line numbers, change nothing.`, run);
}

/** Ids and tokens of the next message. What was said and read so far is read from the cache, what is new is written. */
function costing(session, story, share) {
  const { random } = session;
  const output = random.size(640 * story.weight * share, 0.7, 25, 14_000);
  const added = random.size(2_900 * story.weight, 0.7, 150, 30_000);
  if (story.gateway) {
    session.contextTokens += added;
    const tokens = { ...zeroTokens, input: session.contextTokens, output };
    const dress = { split: 'absent', iterations: 'absent', speed: null };
    return { id: `gen-${random.hex(16)}`, requestId: undefined, tokens, dress };
  }
  const isCold = session.isCacheCold ?? session.lastUuid === null;
  session.isCacheCold = false;
  const kept = isCold ? 14_000 : session.contextTokens;
  const written = session.contextTokens - kept + added;
  session.contextTokens += added;
  const isAgent = session.agentId !== undefined;
  const cache = isAgent ? { cacheWrite5m: written } : { cacheWrite1h: written };
  return { tokens: { ...zeroTokens, input: random.whole(1, 9), output, cacheRead: kept, ...cache } };
}

/** Mostly minutes; now and then a meeting, after which the cache has expired and is written again. */
function breakFor(session, story) {
  const { random } = session;
  session.isCacheCold = story.daysAgo > 0 && random.chance(0.3);
  if (session.isCacheCold) session.wait(65 * 60_000, 130 * 60_000);
  else session.wait(40_000, 11 * 60_000);
}

function putTitles(session, { title, custom }, ask) {
  if (title !== undefined) putMetadata(session, 'ai-title', { aiTitle: title });
  if (custom !== undefined) putMetadata(session, 'custom-title', { customTitle: custom });
  putMetadata(session, 'last-prompt', { lastPrompt: ask, leafUuid: session.lastUuid });
}

function putWorktree(session, project, { worktree, branch }) {
  const worktreeSession = {
    originalCwd: project.cwd,
    worktreePath: session.cwd,
    worktreeName: worktree,
    worktreeBranch: branch,
    originalBranch: 'main',
    sessionId: session.sessionId,
  };
  putMetadata(session, 'worktree-state', { worktreeSession });
}

/** Escape was pressed while a tool ran: it is refused in the user's name, and the session stops there. */
function interrupt(session) {
  const call = session.kept.findLast(({ type }) => type === 'assistant');
  const content = "The user doesn't want to take this action right now. STOP what you are doing and wait for the user.";
  const tool = { content, result: 'User rejected tool use', isError: true };
  session.wait(4_000);
  putToolResult(session, { tool, id: call.message.content[0].id }, call.uuid);
  putPrompt(session, [{ type: 'text', text: '[Request interrupted by user for tool use]' }]);
}

function sufferApiError(session) {
  putApiError(session);
  session.wait(60_000, 200_000);
  putPrompt(session, 'continue');
}

function compact(session, { talk }) {
  const summary = `Summary: 1. The user asked: “${talk[0]}” 2. State: ${talk[2]} 3. Next: what the user asks.`;
  const preTokens = session.contextTokens;
  writeCompactionRequest(session);
  putCompaction(session, preTokens, summary);
}
