import type { Hash64 } from '../../model/hash64.ts';
import type { Said, SaidText } from '../../model/said.ts';
import type { EpochMs } from '../../model/time.ts';
import { syntheticModel } from '../../model/turn.ts';
import { field, type JsonObject, objectField, stringField } from '../jsonValue.ts';
import { readToolInput } from './readToolInput.ts';
import { readToolResult } from './readToolResult.ts';
import { blocksOf, type TextReader } from './textReader.ts';

/** What the model said in one line; the client's own words in its place are an error or a note. */
export function assistantSaid(record: JsonObject, at: EpochMs, texts: TextReader, acts: readonly Hash64[]): Said[] {
  const message = objectField(record, 'message');
  const content = field(message, 'content');
  if (field(record, 'isApiErrorMessage') === true) {
    const status = field(record, 'apiErrorStatus');
    const error = stringField(record, 'error') ?? (typeof status === 'number' ? String(status) : '');
    return [{ kind: 'apiError', error, attempt: 0, maxAttempts: 0, text: texts.content(content) }];
  }
  if (field(message, 'model') === syntheticModel)
    return [{ kind: 'note', topic: 'injected', text: texts.content(content), isDetail: false }];
  if (typeof content === 'string') return [{ kind: 'answer', text: texts.text(content) }];
  const calls = acts.values();
  const said = blocksOf(content).map((block) => {
    const act = field(block, 'type') === 'tool_use' ? calls.next().value : undefined;
    return blockSaid(block, at, texts, act);
  });
  // What was billed is shown, whatever it said.
  return said.length > 0 ? said : [{ kind: 'answer', text: texts.text('') }];
}

function blockSaid(block: JsonObject, at: EpochMs, texts: TextReader, act: Hash64 | undefined): Said {
  const type = stringField(block, 'type') ?? '';
  switch (type) {
    case 'text':
      return { kind: 'answer', text: texts.field(block, 'text') };
    case 'thinking':
      return { kind: 'thinking', text: texts.field(block, 'thinking'), isHidden: false };
    case 'redacted_thinking':
      return { kind: 'thinking', text: texts.text(''), isHidden: true };
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use': {
      const tool = stringField(block, 'name') ?? '';
      return { kind: 'toolCall', id: stringField(block, 'id'), act, tool, input: readToolInput(tool, block, texts) };
    }
    case 'fallback':
      return { kind: 'note', topic: 'modelFallback', text: texts.text(block), isDetail: false };
    default: {
      const id = type.endsWith('_tool_result') ? stringField(block, 'tool_use_id') : undefined;
      if (id === undefined) return { kind: 'note', topic: 'record', text: texts.text(block), isDetail: false };
      const result = readToolResult(block, undefined, at, texts);
      return { kind: 'toolResult', id, act, result: { ...result, text: serverResult(block, texts) } };
    }
  }
}

/** A server's tool answers in blocks of its own kinds. */
function serverResult(block: JsonObject, texts: TextReader): SaidText {
  const content = field(block, 'content');
  const pages = blocksOf(content).flatMap((page) => stringField(page, 'url') ?? []);
  return pages.length > 0 ? texts.text(pages.join('\n')) : texts.text(content);
}
