import type { Ending, TitleSource } from '../model/facts.ts';
import type { RecordFacts } from '../model/scanSink.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { arrayField, asObject, field, type JsonObject, objectField, stringField } from './jsonValue.ts';

/** Longest text kept of a title, and of a record type. */
export const maxTitleLength = 300;
export const maxKindLength = 64;

/** What a record says beside usage. */
export function readFacts(record: JsonObject): RecordFacts {
  const type = stringField(record, 'type') ?? 'untyped';
  const isConversation = type === 'user' || type === 'assistant';
  const isMain = isConversation && field(record, 'isSidechain') !== true;
  const content = contentOf(record);
  const leafUuid = type === 'summary' ? stringField(record, 'leafUuid') : undefined;
  return {
    kind: kindOf(record, type),
    at: normalizeDatetime(field(record, 'timestamp')),
    sessionId: stringField(record, 'sessionId'),
    cwd: stringField(record, 'cwd'),
    originalCwd: stringField(objectField(record, 'worktreeSession'), 'originalCwd'),
    version: stringField(record, 'version'),
    agentType: stringField(record, 'attributionAgent')?.slice(0, maxTitleLength),
    forkedFrom: stringField(objectField(record, 'forkedFrom'), 'sessionId'),
    uuid: stringField(record, 'uuid'),
    title: titleOf(record, type, leafUuid),
    isTypedPrompt: isMain && type === 'user' && isTypedPrompt(record, content),
    isMessage: isConversation,
    isMain,
    toolCalls: type === 'assistant' ? countBlocks(content, (block) => field(block, 'type') === 'tool_use') : 0,
    toolErrors:
      type === 'user'
        ? countBlocks(content, (block) => field(block, 'type') === 'tool_result' && field(block, 'is_error') === true)
        : 0,
    ending: isMain ? endingOf(record, type, content) : undefined,
  };
}

/** The text of a typed prompt, for a title made when somebody looks; undefined where the record is none. */
export function promptText(record: JsonObject): string | undefined {
  if (field(record, 'type') !== 'user') return undefined;
  const content = contentOf(record);
  return isTypedPrompt(record, content) ? textOf(content) : undefined;
}

export type Content = string | readonly unknown[];

export function contentOf(record: JsonObject): Content {
  const message = objectField(record, 'message');
  const content = field(message, 'content');
  return typeof content === 'string' ? content : arrayField(message, 'content');
}

function kindOf(record: JsonObject, type: string): string {
  const detail =
    type === 'system'
      ? field(record, 'subtype')
      : type === 'attachment'
        ? field(objectField(record, 'attachment'), 'type')
        : type === 'progress'
          ? field(objectField(record, 'data'), 'type')
          : undefined;
  return (typeof detail === 'string' ? `${type}/${detail}` : type).slice(0, maxKindLength);
}

function titleOf(record: JsonObject, type: string, leafUuid: string | undefined): RecordFacts['title'] {
  const fields: Readonly<Record<string, readonly [TitleSource, string]>> = {
    'custom-title': ['custom', 'customTitle'],
    'agent-name': ['agent', 'agentName'],
    'ai-title': ['ai', 'aiTitle'],
    summary: ['summary', 'summary'],
  };
  const known = Object.hasOwn(fields, type) ? fields[type] : undefined;
  const text = known && stringField(record, known[1])?.slice(0, maxTitleLength);
  return known && text ? { source: known[0], text, leafUuid } : undefined;
}

/** What the client, not a person, writes into the place of a prompt (FORMAT.md §4). */
const injected =
  /^(<command-name>|<command-message>|<local-command|<task-notification>|<bash-|<user-prompt-submit-hook>|Caveat:|\[Request interrupted)/;

function isTypedPrompt(record: JsonObject, content: Content): boolean {
  if (field(record, 'isMeta') === true || field(record, 'isCompactSummary') === true) return false;
  const origin = field(objectField(record, 'origin'), 'kind');
  if (origin !== undefined && origin !== 'human') return false;
  if (typeof content !== 'string' && content.some((block) => field(asObject(block), 'type') === 'tool_result'))
    return false;
  const text = textOf(content).trimStart();
  return text !== '' && !injected.test(text);
}

export const interruptions: readonly string[] = [
  '[Request interrupted by user]',
  '[Request interrupted by user for tool use]',
];

/** The marker *is* the text: a message that only mentions an interruption is none. */
function endingOf(record: JsonObject, type: string, content: Content): Ending {
  if (type === 'user') return interruptions.includes(textOf(content).trim()) ? 'interrupted' : 'open';
  const stopReason = field(objectField(record, 'message'), 'stop_reason');
  if (stopReason === 'end_turn' || stopReason === 'stop_sequence') return 'turn-ended';
  // Up to 2.1.58 the reason stays null; there, text that nothing follows is how a turn ends.
  const isText = typeof content === 'string' || field(asObject(content.at(-1)), 'type') === 'text';
  return (stopReason === null || stopReason === undefined) && isText ? 'turn-ended' : 'open';
}

export function textOf(content: Content): string {
  if (typeof content === 'string') return content;
  const texts = content.map((block) =>
    field(asObject(block), 'type') === 'text' ? stringField(asObject(block), 'text') : undefined,
  );
  return texts.filter((text) => text !== undefined).join('\n');
}

function countBlocks(content: Content, test: (block: JsonObject | undefined) => boolean): number {
  if (typeof content === 'string') return 0;
  return content.filter((block) => test(asObject(block))).length;
}
