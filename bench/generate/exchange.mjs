// One round of the loop that an agent is: an answer of the API, line by line, and what its tools came back with.

import { drawMessage, enterInBooks, putAssistantLine } from './apiMessage.mjs';
import { putToolResult } from './records.mjs';

/**
 * `blocks` as in drawMessage, tools without an id. Results may come between the lines of the message, as they do when
 * tools run in parallel; `beforeResult(transcript, tool, id)` may write what comes while a tool runs.
 */
export function putExchange(transcript, blocks, { beforeResult, leaveOpen = false, ...options } = {}) {
  const { random } = transcript;
  for (const block of blocks) if (block.kind === 'tool') block.id = random.toolUseId();
  const message = drawMessage(transcript, blocks, options);
  const waiting = [];
  const putResult = ({ block, uuid }) => {
    beforeResult?.(transcript, block.tool, block.id);
    transcript.wait(50, 9_000);
    putToolResult(transcript, block, uuid);
  };
  for (const [index, block] of blocks.entries()) {
    transcript.wait(300, 4_000);
    const { uuid } = putAssistantLine(transcript, message, index);
    if (block.kind !== 'tool') continue;
    waiting.push({ block, uuid });
    if (index < blocks.length - 1 && random.chance(0.3)) putResult(waiting.shift());
  }
  enterInBooks(transcript, message);
  if (!leaveOpen) waiting.forEach(putResult);
  return message;
}
