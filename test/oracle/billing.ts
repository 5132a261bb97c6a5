// Which records of a file cost something, under which key, and how much does each say it was? No merging here.

import { createHash } from 'node:crypto';
import type { Counters } from './counters.ts';
import { countersOf, hasCounters } from './counters.ts';
import type { LogFile } from './files.ts';
import { sessionOf } from './files.ts';
import { instantOf } from './instant.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import type { FoundRecord, SkipReason } from './records.ts';

export type TurnKind = 'message' | 'advisor' | 'compaction';

/** One line's word about one turn. */
export interface Billed extends Counters {
  readonly key: string;
  /** The message's own key, where this is one of its iterations. */
  readonly messageKey: string;
  readonly kind: TurnKind;
  readonly messageId: string | undefined;
  readonly requestId: string | undefined;
  /** What the record says, else its file's session: for keys and replays. */
  readonly lineSessionId: string;
  /** Whose the turn is if this line owns it. */
  readonly fileSessionId: string;
  readonly at: number | undefined;
  readonly model: string;
  readonly complete: boolean;
  readonly sidechain: boolean;
  readonly forked: boolean;
  readonly speed: string;
  readonly geo: string;
  readonly tier: string;
  readonly file: LogFile;
  readonly offset: number;
}

export function billedIn(
  file: LogFile,
  records: readonly FoundRecord[],
  skip: (reason: SkipReason) => void,
): readonly Billed[] {
  const firstSessionId = records.map(({ record }) => text(record['sessionId'])).find((id) => id !== undefined);
  const fileSessionId = sessionOf(file, firstSessionId);
  return records.flatMap((found) => billedBy(found, file, fileSessionId, skip));
}

function billedBy(
  { record, text: recordText, offset }: FoundRecord,
  file: LogFile,
  fileSessionId: string,
  skip: (reason: SkipReason) => void,
): Billed[] {
  const source = sourceOf(record);
  if (source === undefined) return [];
  const { message } = source;
  const model = text(message['model']) ?? '';
  if (model === '<synthetic>') return [];
  const usage = message['usage'];
  if (!isObject(usage)) {
    if (usage !== undefined && usage !== null && !source.relayed) skip('no-usage');
    return [];
  }
  const messageId = text(message['id']);
  const requestId = text(source.requestId);
  const origin = isObject(record['forkedFrom']) ? text(record['forkedFrom']['sessionId']) : undefined;
  const lineSessionId = origin ?? text(record['sessionId']) ?? fileSessionId;
  const key = keyOf(messageId, requestId, lineSessionId, source.timestamp, source.uuid, recordText);
  let sawBadCounter = false;
  const onBad = (): void => {
    sawBadCounter = true;
  };
  const line: Billed = {
    key,
    messageKey: key,
    kind: 'message',
    messageId,
    requestId,
    lineSessionId,
    fileSessionId,
    at: instantOf(source.timestamp),
    model,
    complete: message['stop_reason'] !== undefined && message['stop_reason'] !== null,
    sidechain: source.relayed || record['isSidechain'] === true,
    forked: record['forkedFrom'] !== undefined && record['forkedFrom'] !== null,
    speed: text(usage['speed']) ?? '',
    geo: text(usage['inference_geo']) ?? '',
    tier: text(usage['service_tier']) ?? '',
    file,
    offset,
    ...countersOf(usage, onBad),
  };
  const billed = [line, ...iterationsOf(line, usage, onBad)];
  if (sawBadCounter) skip('bad-counter');
  return billed;
}

interface Source {
  readonly message: JsonObject;
  readonly requestId: unknown;
  readonly timestamp: unknown;
  readonly uuid: unknown;
  readonly relayed: boolean;
}

function sourceOf(record: JsonObject): Source | undefined {
  if (record['type'] === 'assistant' && isObject(record['message'])) {
    return {
      message: record['message'],
      requestId: record['requestId'],
      timestamp: record['timestamp'],
      uuid: record['uuid'],
      relayed: false,
    };
  }
  const data = record['data'];
  if (record['type'] !== 'progress' || !isObject(data) || data['type'] !== 'agent_progress') return undefined;
  const inner = data['message'];
  if (!isObject(inner) || !isObject(inner['message'])) return undefined;
  return {
    message: inner['message'],
    requestId: inner['requestId'],
    timestamp: inner['timestamp'] ?? record['timestamp'],
    uuid: text(inner['uuid']) ?? record['uuid'],
    relayed: true,
  };
}

function keyOf(
  messageId: string | undefined,
  requestId: string | undefined,
  sessionId: string,
  timestamp: unknown,
  uuid: unknown,
  recordText: string,
): string {
  if (messageId !== undefined && requestId !== undefined) return `m\0${messageId}\0${requestId}`;
  if (messageId?.startsWith('msg_')) return `s\0${messageId}\0${sessionId}`;
  if (messageId !== undefined) return `t\0${messageId}\0${sessionId}\0${text(timestamp) ?? ''}`;
  if (text(uuid) !== undefined) return `u\0${text(uuid)}`;
  return `l\0${createHash('sha256').update(recordText).digest('hex')}`;
}

function iterationsOf(line: Billed, usage: JsonObject, onBad: () => void): Billed[] {
  const iterations: unknown = usage['iterations'];
  if (!Array.isArray(iterations)) return [];
  const turns: Billed[] = [];
  for (const [index, entry] of iterations.entries()) {
    if (!isObject(entry) || !hasCounters(entry)) continue;
    if (entry['type'] === 'advisor_message') {
      const model = text(entry['model']) ?? line.model;
      turns.push({
        ...line,
        ...countersOf(entry, onBad),
        key: `${line.key}\0advisor\0${index}`,
        kind: 'advisor',
        model,
      });
    } else if (entry['type'] === 'compaction') {
      turns.push({
        ...line,
        ...countersOf(entry, onBad),
        key: `${line.key}\0compaction\0${index}`,
        kind: 'compaction',
      });
    }
  }
  return turns;
}

/** A non-empty string, or undefined. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
