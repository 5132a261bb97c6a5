// An ordinary session of a given weight: prompts, rounds of tools, sub-agents, compactions, and now and then an accident.

import { runAgent, writeCompactionRequest } from './agents.mjs';
import { say } from './apiMessage.mjs';
import { drawTool } from './bulkTools.mjs';
import { damages } from './damage.mjs';
import { putExchange } from './exchange.mjs';
import {
  putApiError,
  putAttachment,
  putCompaction,
  putFileSnapshot,
  putMetadata,
  putProgress,
  putPrompt,
  putSynthetic,
  putSystem,
} from './records.mjs';
import { agentTool } from './tools.mjs';

/** `agentBytes`: how heavy each sub-agent is. With `isClean` there is no accident, so that the session can be copied. */
export function writeSession(transcript, { bytes, agentBytes = [], isClean = false }) {
  const { random } = transcript;
  const agents = [...agentBytes];
  transcript.writesCacheForAnHour = random.chance(0.5);
  open(transcript);
  while (transcript.bytes < bytes || agents.length > 0) {
    prompt(transcript);
    for (let round = random.whole(1, 24); round > 0 && (transcript.bytes < bytes || agents.length > 0); round--) {
      if (agents.length > 0 && random.chance(0.3)) delegate(transcript, agents.pop());
      else putExchange(transcript, drawBlocks(transcript), { beforeResult: whileToolRuns });
    }
    say(transcript, [transcript.tree.prose.answer()]);
    rest(transcript);
    if (!isClean && random.chance(0.03)) accidents[random.pick(frequentAccidents)](transcript);
    // The late models have windows of a million tokens; people compact long before that.
    if (transcript.contextTokens > (transcript.era.newUsage ? 400_000 : 160_000)) compact(transcript);
  }
}

/** A sub-agent's work of a given weight, for runAgent. */
export function bulkWork(bytes) {
  return (agent) => {
    const until = agent.bytes + bytes;
    let toolUses = 0;
    do {
      const blocks = drawBlocks(agent);
      toolUses += blocks.filter((block) => block.kind === 'tool').length;
      putExchange(agent, blocks);
    } while (agent.bytes < until && !(agent.isGhost && toolUses > 6));
    const answer = agent.tree.prose.answer();
    return { answer, toolUses, lastMessage: say(agent, [answer]) };
  };
}

function open(transcript) {
  const { random, era } = transcript;
  if (!era.newUsage && random.chance(0.3)) {
    transcript.put({ type: 'summary', summary: transcript.tree.prose.ask().slice(0, 60), leafUuid: random.uuid() });
  }
  if (era.newUsage) {
    putMetadata(transcript, 'mode', { mode: 'normal' });
    putMetadata(transcript, 'permission-mode', { permissionMode: random.pick(['default', 'acceptEdits', 'plan']) });
  }
}

function prompt(transcript) {
  const { random, tree } = transcript;
  transcript.wait(2_000, 240_000);
  if (random.chance(0.5)) putFileSnapshot(transcript, [tree.prose.path(''), tree.prose.path('')]);
  if (random.chance(0.02)) {
    const source = {
      type: 'base64',
      media_type: 'image/png',
      data: tree.prose.base64(random.size(120_000, 0.8, 8_000, 1_000_000)),
    };
    putPrompt(transcript, [
      { type: 'image', source },
      { type: 'text', text: tree.prose.ask() },
    ]);
  } else {
    putPrompt(transcript, tree.prose.ask());
  }
  if (random.chance(0.15))
    putAttachment(transcript, { type: 'file', filename: 'notes.md', content: tree.prose.talk(1_500) });
}

function drawBlocks(transcript) {
  const { random, tree } = transcript;
  const blocks = [];
  if (random.chance(0.3)) {
    const signature = tree.prose.base64(random.size(620, 0.6, 200, 4_000));
    blocks.push({ kind: 'thinking', text: tree.prose.talk(random.size(500, 0.8, 60, 6_000)), signature });
  }
  if (random.chance(0.35)) blocks.push({ kind: 'text', text: tree.prose.answer() });
  const tools = random.chance(0.8) ? 1 : random.whole(2, 4);
  for (let i = 0; i < tools; i++) blocks.push({ kind: 'tool', tool: drawTool(transcript) });
  return blocks;
}

/** The call is written when the agent is done, as the transcript can not know the result before. */
function delegate(transcript, bytes) {
  const { random, tree } = transcript;
  const description = tree.prose.ask().slice(0, 40);
  const task = tree.prose.talk(random.size(1_200, 0.6, 100, 6_000));
  const agentType = random.pick(['Explore', 'Plan', 'general-purpose', 'code-reviewer']);
  const run = runAgent(transcript, { agentType, description, prompt: task, work: bulkWork(bytes) });
  putExchange(transcript, [{ kind: 'tool', tool: agentTool(agentType, description, task, run) }]);
}

function whileToolRuns(transcript, tool, toolUseId) {
  const { random, era, tree } = transcript;
  if (!era.relays || tool.name !== 'Bash' || random.chance(0.7)) return;
  for (let elapsedTimeSeconds = 2; random.chance(0.7); elapsedTimeSeconds += 2) {
    const output = tree.prose.logs(random.size(500, 0.7, 40, 6_000));
    putProgress(transcript, { type: 'bash_progress', output, elapsedTimeSeconds, totalLines: 40 }, toolUseId);
  }
}

function rest(transcript) {
  const { random, era, tree } = transcript;
  if (random.chance(0.7)) putSystem(transcript, 'turn_duration', { durationMs: random.whole(900, 400_000) });
  if (era.newUsage && random.chance(0.3)) {
    putMetadata(transcript, 'ai-title', { aiTitle: tree.prose.ask().slice(0, 50) });
    putMetadata(transcript, 'last-prompt', {
      lastPrompt: tree.prose.ask().slice(0, 80),
      leafUuid: transcript.lastUuid,
    });
  }
}

function compact(transcript) {
  const preTokens = transcript.contextTokens;
  writeCompactionRequest(transcript);
  putCompaction(transcript, preTokens, transcript.tree.prose.talk(9_000));
}

/** By name, as in damages, or here. */
const accidents = {
  unknownRecord: (transcript) =>
    transcript.put({ type: 'constellation', phase: 'waxing', sessionId: transcript.sessionId }),
  interrupted: (transcript) => putSynthetic(transcript, '[Request interrupted by user]'),
  apiError: putApiError,
  ...damages,
};

const frequentAccidents = [
  'unicodeLineEnds',
  'gluedRecords',
  'cutThenWhole',
  'repeatedLine',
  'notJson',
  'nulLine',
  'blankLine',
  'unknownRecord',
  'interrupted',
  'apiError',
];
