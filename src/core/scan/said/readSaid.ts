import type { Hash64 } from '../../model/hash64.ts';
import type { SessionId } from '../../model/ids.ts';
import type { Said, SaidRecord } from '../../model/said.ts';
import { type EpochMs, undated } from '../../model/time.ts';
import { normalizeDatetime } from '../../kit/datetime.ts';
import { field, type JsonObject, objectField, stringField } from '../jsonValue.ts';
import { readActs } from '../readActs.ts';
import { readFacts } from '../readFacts.ts';
import { readTurns } from '../readTurns.ts';
import { assistantSaid } from './assistantSaid.ts';
import { attachmentSaid, otherSaid, systemSaid } from './clientSaid.ts';
import type { TextReader } from './textReader.ts';
import { userSaid } from './userSaid.ts';

/** Where a record stands, and what its bytes hash to. */
export interface SaidPlace {
  readonly offset: number;
  readonly end: number;
  readonly session: SessionId;
  readonly hashOfLine: () => string;
}

/** What a record says to a reader. Whatever it holds, it says something or is a note. */
export function readSaid(record: JsonObject, place: SaidPlace, texts: TextReader): SaidRecord {
  const relay = relayOf(record);
  const outer = relay ? { ...relay.message, isSidechain: true } : record;
  const at = normalizeDatetime(field(outer, 'timestamp') ?? field(record, 'timestamp')) ?? undated;
  const turn = readTurns(record, place).turns[0];
  return {
    offset: place.offset,
    end: place.end,
    kind: readFacts(record).kind,
    uuid: stringField(outer, 'uuid') ?? stringField(record, 'uuid'),
    parentUuid: stringField(record, 'parentUuid'),
    at,
    isSidechain: field(outer, 'isSidechain') === true,
    relayedAgent: relay?.agentId,
    message: turn && {
      key: turn.key,
      id: stringField(objectField(outer, 'message'), 'id'),
      requestId: stringField(outer, 'requestId'),
    },
    said: saidOf(outer, at, texts, toolKeys(record, place)),
  };
}

/** Keys of the tool calls or results in a record, in their order. */
const toolKeys = (record: JsonObject, place: SaidPlace): Hash64[] =>
  readActs(record, place)
    .filter(({ kind }) => kind === 'tool')
    .map(({ key }) => key);

function saidOf(record: JsonObject, at: EpochMs, texts: TextReader, acts: readonly Hash64[]): Said[] {
  switch (field(record, 'type')) {
    case 'user':
      return userSaid(record, at, texts, acts);
    case 'assistant':
      return assistantSaid(record, at, texts, acts);
    case 'system':
      return systemSaid(record, texts);
    case 'attachment':
      return attachmentSaid(record, texts);
    default:
      return otherSaid(record, texts);
  }
}

/** A sub-agent's message that the parent's log repeats, up to Claude Code 2.1.63. */
function relayOf(record: JsonObject): { readonly message: JsonObject; readonly agentId: string } | undefined {
  const progress = field(record, 'type') === 'progress' ? objectField(record, 'data') : undefined;
  if (field(progress, 'type') !== 'agent_progress') return undefined;
  const message = objectField(progress, 'message');
  return message && { message, agentId: stringField(progress, 'agentId') ?? '' };
}
