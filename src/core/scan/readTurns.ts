import type { SessionId } from '../model/ids.ts';
import { noHash } from '../model/hash64.ts';
import { type Turn, type TurnFlags, syntheticModel, turnFlag } from '../model/turn.ts';
import { undated } from '../model/time.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { hashText } from '../kit/hash.ts';
import { arrayField, asObject, countField, field, type JsonObject, objectField, stringField } from './jsonValue.ts';
import { hasCounters, readCounters, type Counters } from './readCounters.ts';

/** What a record's place tells that the record itself may not. */
export interface TurnPlace {
  readonly offset: number;
  /** The file's session, for records without `sessionId`. */
  readonly session: SessionId;
  /** Identity of a usage line that has neither message id nor uuid: a hash of its bytes. */
  readonly hashOfLine: () => string;
}

/** `bad-counter`: a counter was no number and counts as zero. `no-usage`: `usage` is there and is no object. */
export interface TurnsOfRecord {
  readonly turns: readonly Turn[];
  readonly complaint: 'bad-counter' | 'no-usage' | undefined;
}

const nothing: TurnsOfRecord = { turns: [], complaint: undefined };

/**
 * The billed requests that a record tells of (FORMAT.md §5–§7): an assistant message, or one embedded in `agent_progress`,
 * and its `advisor_message` and `compaction` iterations, which are not in the message's own numbers.
 */
export function readTurns(record: JsonObject, place: TurnPlace): TurnsOfRecord {
  const billed = billedPart(record);
  if (!billed) return nothing;
  const usage = asObject(field(billed.message, 'usage'));
  if (!usage) {
    const isOdd = field(billed.message, 'usage') !== undefined && field(billed.message, 'usage') !== null;
    return isOdd ? { turns: [], complaint: 'no-usage' } : nothing;
  }
  const model = stringField(billed.message, 'model') ?? '';
  if (model === syntheticModel) return nothing;

  const identity = identify(billed, place);
  const own = readCounters(usage);
  const base: Omit<Turn, keyof Counters | 'key' | 'model' | 'thinking'> = {
    replayKey: identity.replay === undefined ? noHash : hashText(identity.replay),
    at: normalizeDatetime(billed.timestamp) ?? undated,
    offset: place.offset,
    branch: stringField(record, 'gitBranch') ?? '',
    skill: stringField(record, 'attributionSkill') ?? '',
    loggedUsd: usdOf(field(record, 'costUSD')),
    flags: flagsOf(record, billed, usage),
  };
  const turns: Turn[] = [
    {
      ...base,
      ...own.counters,
      key: hashText(identity.key),
      model,
      thinking: countField(objectField(usage, 'output_tokens_details'), 'thinking_tokens'),
    },
  ];
  let isBad = own.isBad;
  for (const [index, entry] of arrayField(usage, 'iterations').entries()) {
    const iteration = asObject(entry);
    const type = field(iteration, 'type');
    if (!iteration || !hasCounters(iteration) || (type !== 'advisor_message' && type !== 'compaction')) continue;
    const isAdvisor = type === 'advisor_message';
    const { counters, isBad: isBadHere } = readCounters(iteration);
    isBad ||= isBadHere;
    turns.push({
      ...base,
      ...counters,
      key: hashText(`${identity.key}\0${isAdvisor ? 'advisor' : 'compaction'}\0${index}`),
      replayKey: hashText(identity.key),
      model: (isAdvisor ? stringField(iteration, 'model') : undefined) ?? model,
      thinking: 0,
      loggedUsd: -1,
      flags: base.flags | (isAdvisor ? turnFlag.advisor : turnFlag.compaction),
    });
  }
  return { turns, complaint: isBad ? 'bad-counter' : undefined };
}

/** The parts of a record that its billing hangs on. */
interface BilledPart {
  readonly message: JsonObject;
  readonly requestId: string | undefined;
  readonly timestamp: unknown;
  readonly sessionId: string | undefined;
  readonly uuid: string | undefined;
  readonly isRelayed: boolean;
}

function billedPart(record: JsonObject): BilledPart | undefined {
  // A fork stamps its own id on what it copies; the message is still the one that was said where it was forked from.
  const sessionId = stringField(objectField(record, 'forkedFrom'), 'sessionId') ?? stringField(record, 'sessionId');
  if (field(record, 'type') === 'assistant') {
    const message = objectField(record, 'message');
    if (!message) return undefined;
    const requestId = stringField(record, 'requestId');
    const uuid = stringField(record, 'uuid');
    return { message, requestId, timestamp: field(record, 'timestamp'), sessionId, uuid, isRelayed: false };
  }
  const progress = field(record, 'type') === 'progress' ? objectField(record, 'data') : undefined;
  const relay = field(progress, 'type') === 'agent_progress' ? objectField(progress, 'message') : undefined;
  const message = objectField(relay, 'message');
  if (!relay || !message || !objectField(message, 'usage')) return undefined;
  const timestamp = field(relay, 'timestamp') ?? field(record, 'timestamp');
  return {
    message,
    requestId: stringField(relay, 'requestId'),
    timestamp,
    sessionId,
    uuid: stringField(relay, 'uuid') ?? stringField(record, 'uuid'),
    isRelayed: true,
  };
}

/** FORMAT.md §5.2. The parts are joined by NUL, which no id holds. */
function identify(billed: BilledPart, place: TurnPlace): { readonly key: string; readonly replay: string | undefined } {
  const id = stringField(billed.message, 'id');
  const session = billed.sessionId ?? place.session;
  if (id === undefined) {
    return { key: billed.uuid === undefined ? `l\0${place.hashOfLine()}` : `u\0${billed.uuid}`, replay: undefined };
  }
  // A gateway's constant id says nothing about which message it is; real ids never repeat.
  const isReal = id.startsWith('msg_');
  const replay = isReal ? `${id}\0${session}` : undefined;
  if (billed.requestId !== undefined) return { key: `m\0${id}\0${billed.requestId}`, replay };
  if (isReal) return { key: `s\0${id}\0${session}`, replay };
  return { key: `t\0${id}\0${session}\0${typeof billed.timestamp === 'string' ? billed.timestamp : ''}`, replay };
}

function flagsOf(record: JsonObject, billed: BilledPart, usage: JsonObject): TurnFlags {
  const tier = field(usage, 'service_tier');
  const stopReason = field(billed.message, 'stop_reason');
  return (
    (billed.isRelayed ? turnFlag.relayed | turnFlag.sidechain : 0) |
    (field(record, 'isSidechain') === true ? turnFlag.sidechain : 0) |
    ((field(record, 'forkedFrom') ?? undefined) === undefined ? 0 : turnFlag.forked) |
    (stopReason !== null && stopReason !== undefined ? turnFlag.complete : 0) |
    (field(usage, 'speed') === 'fast' ? turnFlag.fast : 0) |
    (field(usage, 'inference_geo') === 'us' ? turnFlag.geoUs : 0) |
    (tier === 'batch' ? turnFlag.batch : tier === 'priority' ? turnFlag.priority : 0)
  );
}

const usdOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : -1;
