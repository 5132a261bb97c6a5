import { type Act, actFlag, nowhere } from '../model/act.ts';
import type { Hash64 } from '../model/hash64.ts';
import { undated } from '../model/time.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { hashText } from '../kit/hash.ts';
import { actOf, commandIn, lineAct, maxNameLength, type Origin, originOf } from './actOrigin.ts';
import { arrayField, asObject, countField, field, type JsonObject, objectField, stringField } from './jsonValue.ts';
import { contentOf, interruptions, promptText, textOf } from './readFacts.ts';
import { readResult } from './readResult.ts';
import { systemActs } from './readSystemActs.ts';
import type { TurnPlace } from './readTurns.ts';

/*
 * What is read, and nothing else:
 *
 * of any record     type, uuid, timestamp, sessionId, isSidechain, forkedFrom.{sessionId, messageUuid}, agentId
 * assistant         message.content[]: tool_use {id, name, input.<subject>}; isApiErrorMessage, error, apiErrorStatus
 * user              message.content: text, as a typed prompt, slash command or interruption; tool_result (readResult.ts)
 * progress          data.type agent_progress: data.agentId, data.message as an assistant's or user's tools
 * system            rare, so parse it whole: readSystemActs.ts
 *
 * A text is what `stringField` takes for one: a string that is not empty. Names are cut to their limit in UTF-16 units.
 */

const maxSubjectLength = 1024;

/** What of a tool's input is its subject. */
const subjects: ReadonlyMap<string, readonly string[]> = new Map([
  ['Read', ['file_path']],
  ['Edit', ['file_path']],
  ['Write', ['file_path']],
  ['MultiEdit', ['file_path']],
  ['NotebookEdit', ['notebook_path']],
  ['Skill', ['skill', 'command']],
  ['Task', ['subagent_type']],
  ['Agent', ['subagent_type']],
]);

/** What happened as a record tells it, beside what was billed. */
export function readActs(record: JsonObject, place: TurnPlace): readonly Act[] {
  const type = stringField(record, 'type');
  if (type === 'progress') return relayedTools(record, place);
  const origin = originOf(record, place);
  if (type === 'assistant') return [...toolCalls(record, origin), ...apiErrorMessage(record, origin)];
  if (type === 'user') return [...toolResults(record, origin), ...promptOrInterruption(record, origin)];
  return type === 'system' ? systemActs(record, origin) : [];
}

/** Tools of a sub-agent as its parent's log repeats them, up to Claude Code 2.1.63. */
function relayedTools(record: JsonObject, place: TurnPlace): readonly Act[] {
  const progress = objectField(record, 'data');
  const said = field(progress, 'type') === 'agent_progress' ? objectField(progress, 'message') : undefined;
  if (!said) return [];
  const outer = originOf(record, place, stringField(progress, 'agentId'));
  const origin: Origin = {
    ...outer,
    at: normalizeDatetime(field(said, 'timestamp') ?? field(record, 'timestamp')) ?? undated,
    line: stringField(said, 'uuid') ?? outer.line,
    flags: outer.flags | actFlag.relayed | actFlag.sidechain,
  };
  const type = field(said, 'type');
  if (type === 'assistant') return toolCalls(said, origin);
  return type === 'user' ? toolResults(said, origin) : [];
}

function toolCalls(record: JsonObject, origin: Origin): readonly Act[] {
  const acts: Act[] = [];
  for (const [index, block] of arrayField(objectField(record, 'message'), 'content').entries()) {
    const call = asObject(block);
    if (field(call, 'type') !== 'tool_use') continue;
    const name = (stringField(call, 'name') ?? '').slice(0, maxNameLength);
    const input = objectField(call, 'input');
    const subject = (subjects.get(name) ?? [])
      .map((each) => stringField(input, each))
      .find((text) => text !== undefined);
    acts.push({
      ...actOf('tool', toolKey(call, 'id', index, origin), origin),
      name,
      subject: (subject ?? '').slice(0, maxSubjectLength),
    });
  }
  return acts;
}

function toolResults(record: JsonObject, origin: Origin): readonly Act[] {
  const blocks = [...arrayField(objectField(record, 'message'), 'content').entries()]
    .map(([index, block]) => ({ index, block: asObject(block) }))
    .filter(({ block }) => field(block, 'type') === 'tool_result');
  return blocks.map(({ index, block }): Act => {
    // What the record says beside its blocks is about its only one.
    const result = readResult(block, blocks.length === 1 ? record : undefined);
    return {
      ...actOf('tool', toolKey(block, 'tool_use_id', index, origin), origin),
      at: undated,
      endAt: origin.at,
      offset: nowhere,
      resultOffset: origin.offset,
      ...result,
      subject: result.subject.slice(0, maxSubjectLength),
      flags: origin.flags | result.flags,
    };
  });
}

/** Anthropic's ids never repeat; others are told apart by their conversation, and blocks without one by their place. */
function toolKey(block: JsonObject | undefined, name: 'id' | 'tool_use_id', index: number, origin: Origin): Hash64 {
  const id = stringField(block, name);
  if (id === undefined) return hashText(`tool\0${origin.line}\0${name}\0${index}`);
  return hashText(id.startsWith('toolu_') ? `tool\0${id}` : `tool\0${id}\0${origin.conversation}`);
}

function promptOrInterruption(record: JsonObject, origin: Origin): readonly Act[] {
  const text = textOf(contentOf(record)).trim();
  if (interruptions.includes(text)) return [lineAct('interruption', origin)];
  if ((origin.flags & actFlag.sidechain) !== 0) return [];
  const command = commandIn(text);
  if (command !== undefined) return [{ ...lineAct('prompt', origin), name: command }];
  return promptText(record) === undefined ? [] : [lineAct('prompt', origin)];
}

/** The client gave up and says so in the place of an answer. */
function apiErrorMessage(record: JsonObject, origin: Origin): readonly Act[] {
  if (field(record, 'isApiErrorMessage') !== true) return [];
  const status = countField(record, 'apiErrorStatus');
  const name = stringField(record, 'error') ?? (status > 0 ? String(status) : '');
  return [{ ...lineAct('api-error', origin), name: name.slice(0, maxNameLength) }];
}
