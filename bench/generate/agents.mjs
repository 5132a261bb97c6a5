// Sub-agents: where does each era put what they write, and what of it does the main transcript repeat?

import { enterInBooks, say } from './apiMessage.mjs';
import { drawTokens, plainDress, usageOf } from './usage.mjs';
import { putProgress, putPrompt } from './records.mjs';
import { Transcript } from './transcript.mjs';

/**
 * Runs a sub-agent: `work(transcript)` writes its conversation and returns {answer, toolUses, lastMessage}.
 * `workflow`: the id of a run, whose agents have a directory of their own. `isLost`: its file does not exist.
 * Returns what agentTool needs.
 */
export function runAgent(parent, { agentType, description, prompt, work, toolUseId, workflow, isLost = false }) {
  const startedMs = parent.atMs;
  const { era, random } = parent;
  const agent = era.agents === 'inside' ? insideOf(parent) : openAgent(parent, { workflow, isLost });
  if (era.relays) agent.kept = [];
  putPrompt(agent, prompt, era.newUsage ? { promptSource: 'system', origin: undefined } : {});
  const { answer, toolUses, lastMessage } = work(agent);
  const durationMs = agent.atMs - startedMs;
  if (era.agents === 'inside') agent.leave();
  else agent.close();
  if (era.agents === 'subagents' && !isLost) {
    const meta = { agentType, description, ...(toolUseId !== undefined && { toolUseId }), spawnDepth: 1 };
    agent.tree.writeBeside(agent.relativePath.replace(/\.jsonl$/, '.meta.json'), meta);
  }
  if (era.relays) relay(parent, agent, lastMessage, toolUseId ?? random.toolUseId());
  parent.atMs = startedMs + durationMs;
  const { tokens } = lastMessage;
  return {
    agentId: agent.agentId ?? random.hex(8),
    answer,
    durationMs,
    toolUses,
    lastUsage: usageOf(era, tokens, tokens.output, lastMessage.dress),
    lastUsageTokens: tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h,
  };
}

/** The request that wrote a compaction's summary. Without its file the summary would seem free. */
export function writeCompactionRequest(parent) {
  if (parent.era.agents !== 'subagents') return;
  const { random } = parent;
  const agent = openAgent(parent, { id: `acompact-${random.hex(6)}`, model: parent.model });
  const tokens = drawTokens(agent, plainDress(agent.era));
  putPrompt(agent, 'Your task is to create a detailed summary of the conversation so far.');
  say(agent, ['Summary of the conversation: what was asked, what was done, and what is left.'], {
    tokens: { ...tokens, cacheRead: random.whole(100_000, 160_000), output: random.whole(2_000, 6_000) },
  });
  agent.close();
  parent.atMs = agent.atMs;
}

export function openAgent(parent, { workflow, isLost, id = parent.random.hex(8), model = agentModelOf(parent) } = {}) {
  const { slug, session } = parent.owner;
  const place = {
    flat: `${slug}/agent-${id}.jsonl`,
    subagents: `${slug}/${session}/subagents/${workflow === undefined ? '' : `workflows/${workflow}/`}agent-${id}.jsonl`,
  };
  const agent = new Transcript(parent.tree, {
    relativePath: place[parent.era.agents],
    owner: parent.owner,
    sessionId: parent.sessionId,
    era: parent.era,
    version: parent.version,
    cwd: parent.cwd,
    branch: parent.branch,
    model,
    atMs: parent.atMs,
    agentId: id,
    ghost: isLost,
  });
  agent.contextTokens = parent.random.whole(6_000, 20_000);
  return agent;
}

function agentModelOf(parent) {
  return parent.random.chance(0.4) ? parent.era.agentModel : parent.model;
}

/** Up to 1.0.x a sub-agent spoke inside the main file: the same transcript, another voice. */
function insideOf(parent) {
  const { lastUuid, contextTokens } = parent;
  parent.isSidechain = true;
  parent.lastUuid = null;
  parent.contextTokens = 8_000;
  parent.leave = () => Object.assign(parent, { isSidechain: false, lastUuid, contextTokens });
  return parent;
}

/** The main transcript repeats each message of the agent but the last, ids and all, wrapped in a progress record. */
function relay(parent, agent, lastMessage, toolUseId) {
  for (const record of agent.kept) {
    if (record.type !== 'assistant' && record.type !== 'user') continue;
    if (record.message.id === lastMessage.id) continue;
    const { type, timestamp, message, requestId, uuid } = record;
    parent.atMs = Date.parse(timestamp) + 3;
    const inner = { type, timestamp, message, requestId, uuid };
    const data = { message: inner, normalizedMessages: [], type: 'agent_progress', prompt: '', agentId: agent.agentId };
    putProgress(parent, data, toolUseId);
  }
  // What arrives through a progress record counts as a sidechain's, whatever the main transcript is.
  const repeated = agent.unentered.filter((message) => message !== lastMessage);
  for (const message of repeated) enterInBooks(parent, message, { isSidechain: true, isRelayed: true });
}
