// One answer of the API: several lines in the log, one entry in the books.

import { billedTokens } from './transcript.mjs';
import { drawTokens, plainDress, usageOf } from './usage.mjs';

/** `blocks`: [{kind: 'thinking' | 'text', text} | {kind: 'tool', tool, id}], each of which becomes a line. */
export function drawMessage(transcript, blocks, { dress = {}, tokens, model = transcript.model, ...given } = {}) {
  const { random, era } = transcript;
  const fullDress = { ...plainDress(era), ...dress };
  return {
    id: random.messageId(),
    requestId: random.requestId(),
    model,
    blocks,
    dress: fullDress,
    tokens: tokens ?? drawTokens(transcript, fullDress),
    stopReason: blocks.some((block) => block.kind === 'tool') ? 'tool_use' : 'end_turn',
    // At message start the model has said next to nothing yet.
    startOutput: random.whole(1, 8),
    // Some old versions wrote the last line when the answer was over.
    isLastLineFinal: era.output !== 'floor' || random.chance(0.08),
    shown: { output: 0, atMs: undefined, isComplete: false },
    ...given,
  };
}

/** The record of block `index`, not yet written. */
export function assistantRecord(transcript, message, index) {
  const { era } = transcript;
  const isLast = index === message.blocks.length - 1;
  const isFinal = era.output === 'all' || (isLast && message.isLastLineFinal);
  const output = isFinal ? message.tokens.output : Math.min(message.startOutput, message.tokens.output);
  const apiMessage = {
    ...(era.order === 'new' && { model: message.model }),
    ...(message.id !== undefined && { id: message.id }),
    type: 'message',
    role: 'assistant',
    ...(era.order === 'old' && { model: message.model }),
    content: [contentOf(message.blocks[index], era)],
    ...(era.newUsage && { container: null }),
    stop_reason: isFinal ? message.stopReason : null,
    stop_sequence: null,
    ...(era.newUsage && { stop_details: null }),
    usage: usageOf(era, message.tokens, output, message.dress),
    ...(era.newUsage && { diagnostics: null, context_management: null }),
  };
  const record = transcript.compose(
    {
      message: apiMessage,
      ...(era.newUsage && transcript.version >= '2.1.270' && { apiBlockIndex: index }),
      ...(message.requestId !== undefined && { requestId: message.requestId }),
      type: 'assistant',
    },
    era.newUsage ? { effort: 'high' } : {},
  );
  note(message, { output, atMs: transcript.atMs, isComplete: isFinal });
  record[billedTokens] = { ...message.tokens, output };
  return record;
}

/** What readers can know of a message is what its lines showed. */
export function note({ shown }, { output, atMs, isComplete }) {
  shown.output = Math.max(shown.output, output);
  if (atMs !== undefined) shown.atMs = Math.min(shown.atMs ?? Infinity, atMs);
  shown.isComplete ||= isComplete;
}

export function putAssistantLine(transcript, message, index) {
  const record = assistantRecord(transcript, message, index);
  transcript.put(record);
  return record;
}

/** To be called once, when all lines of the message are written. What nobody wrote is entered by who copies it. */
export function enterInBooks(
  transcript,
  message,
  { owner = transcript.owner, isSidechain = transcript.isSidechain, isRelayed = false } = {},
) {
  if (transcript.isGhost) {
    transcript.unentered.push(message);
    return;
  }
  const { dress, shown } = message;
  const marks = [
    ...(dress.speed === 'fast' ? ['fast'] : []),
    ...(dress.geo === 'us' ? ['us'] : []),
    ...(dress.tier === 'batch' ? ['batch'] : []),
    ...(isSidechain ? ['sidechain'] : []),
    ...(shown.isComplete ? [] : ['incomplete']),
  ];
  const entry = { ...owner, atMs: shown.atMs, marks };
  const { books } = transcript;
  books.turn({ ...entry, model: message.model, tokens: { ...message.tokens, output: shown.output } });
  for (const { kind, tool } of message.blocks) {
    // What is kept beside a result, lines of patches among it, a relayed record does not have.
    if (kind === 'tool') books.tool({ ...owner, isError: tool.isError, lines: isRelayed ? undefined : tool.lines });
  }
  for (const { type, model, tokens } of dress.extra) {
    if (type === 'advisor_message') books.turn({ ...entry, kind: 'advisor', model: model ?? message.model, tokens });
    if (type === 'compaction') books.turn({ ...entry, kind: 'compaction', model: message.model, tokens });
  }
}

/** A message of text, all its lines in a row. */
export function say(transcript, texts, options) {
  const message = drawMessage(
    transcript,
    texts.map((text) => ({ kind: 'text', text })),
    options,
  );
  for (const index of texts.keys()) {
    transcript.wait(200, 3_000);
    putAssistantLine(transcript, message, index);
  }
  enterInBooks(transcript, message);
  return message;
}

function contentOf(block, era) {
  if (block.kind === 'text') return { type: 'text', text: block.text };
  if (block.kind === 'thinking') return { type: 'thinking', thinking: block.text, signature: block.signature };
  return {
    type: 'tool_use',
    id: block.id,
    name: block.tool.name,
    input: block.tool.input,
    ...(era.newUsage && { caller: { type: 'direct' } }),
  };
}
