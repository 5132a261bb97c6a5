// What does ccusage 20.0.24 see in one line? Everything it may stumble over, as facts; what it makes of them is for
// lineRules.ts to say. Learnt from the probes in lineProbes.ts and turnProbes.ts, not from its source.

import { isUtf8 } from 'node:buffer';
import type { JsonObject } from '../../test/oracle/json.ts';
import { isObject, parsed } from '../../test/oracle/json.ts';
import { strictInstantOf } from './strictTime.ts';

export interface LineFacts {
  readonly hasTightUsage: boolean;
  readonly hasByteOrderMark: boolean;
  readonly hasNul: boolean;
  /** The line is one JSON object as it stands. */
  readonly isOneObject: boolean;
  readonly isUtf8: boolean;
  readonly hasLoneSurrogate: boolean;
  readonly hasWordNull: boolean;
  readonly hasNullField: boolean;
  readonly hasOddVersion: boolean;
  readonly hasOddField: boolean;
  readonly hasOddCounter: boolean;
  readonly hasOddTime: boolean;
  /** The usage is that of a message inside `data`, as in a progress record. */
  readonly isRelayed: boolean;
  /** What ccusage makes of it if nothing above keeps it from that. */
  readonly reading: Reading | undefined;
}

export interface Reading {
  readonly usage: JsonObject;
  readonly messageId: string | undefined;
  readonly requestId: string | undefined;
  /** As written; undefined when the path has to tell. */
  readonly sessionId: string | undefined;
  readonly at: number | undefined;
  readonly model: string;
  readonly sidechain: boolean;
  readonly speed: string;
  readonly loggedUsd: number | undefined;
}

const tightUsage = Buffer.from('"usage":{');

export function factsOf(bytes: Buffer): LineFacts {
  const text = bytes.toString('utf8');
  const value = parsed(text);
  const record = isObject(value) ? value : undefined;
  const found = record === undefined ? undefined : sourceOf(record);
  return {
    hasTightUsage: bytes.includes(tightUsage),
    hasByteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
    hasNul: bytes.includes(0),
    isOneObject: record !== undefined,
    isUtf8: isUtf8(bytes),
    hasLoneSurrogate: loneSurrogate.test(text.replaceAll('\\\\', '')),
    hasWordNull: bytes.includes('null'),
    hasNullField: record !== undefined && hasNullField(record),
    isRelayed: found?.isRelayed === true,
    ...(found === undefined ? nothing : judge(found)),
  };
}

const nothing = {
  hasOddVersion: false,
  hasOddField: false,
  hasOddCounter: false,
  hasOddTime: false,
  reading: undefined,
};

/** An escape of one half of a character without the other. */
const loneSurrogate =
  /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]/;

interface Source {
  readonly record: JsonObject;
  readonly envelope: JsonObject;
  readonly message: JsonObject;
  readonly usage: JsonObject;
  readonly isRelayed: boolean;
}

/** The message at the top of a record of any type, else the one in `data`, of any type too. */
function sourceOf(record: JsonObject): Source | undefined {
  const outer = record['message'];
  if (isObject(outer) && isObject(outer['usage'])) {
    return { record, envelope: record, message: outer, usage: outer['usage'], isRelayed: false };
  }
  const envelope = isObject(record['data']) ? record['data']['message'] : undefined;
  const inner = isObject(envelope) ? envelope['message'] : undefined;
  if (!isObject(envelope) || !isObject(inner) || !isObject(inner['usage'])) return undefined;
  return { record, envelope, message: inner, usage: inner['usage'], isRelayed: true };
}

type Judgement = Pick<LineFacts, 'hasOddVersion' | 'hasOddField' | 'hasOddCounter' | 'hasOddTime' | 'reading'>;

function judge({ record, envelope, message, usage, isRelayed }: Source): Judgement {
  const { version } = record;
  const names = [record['sessionId'], envelope['requestId'], message['id'], message['model']];
  const { costUSD, isSidechain, timestamp } = envelope;
  const hasOddVersion =
    !isRelayed && version !== undefined && !(typeof version === 'string' && /^\d+\.\d+\.\d/.test(version));
  const hasOddField =
    names.some((each) => each !== undefined && name(each) === undefined) ||
    (costUSD !== undefined && typeof costUSD !== 'number') ||
    (isSidechain !== undefined && isSidechain !== null && typeof isSidechain !== 'boolean') ||
    !isSpeed(usage['speed']);
  const at = strictInstantOf(timestamp);
  const reading: Reading = {
    usage,
    messageId: name(message['id']),
    requestId: name(envelope['requestId']),
    sessionId: name(record['sessionId']),
    at,
    model: name(message['model']) ?? '',
    sidechain: isSidechain === true,
    speed: name(usage['speed']) ?? '',
    loggedUsd: typeof costUSD === 'number' ? costUSD : undefined,
  };
  return {
    hasOddVersion,
    hasOddField,
    hasOddCounter: !hasStrictCounters(usage),
    hasOddTime: at === undefined,
    reading,
  };
}

/** Both counts that any message has must be there, and all that are there must be whole numbers. */
export function hasStrictCounters(usage: JsonObject): boolean {
  const split = usage['cache_creation'];
  const splitIsFine =
    split === undefined ||
    split === null ||
    Array.isArray(split) ||
    (isObject(split) &&
      ['ephemeral_5m_input_tokens', 'ephemeral_1h_input_tokens'].every((each) => isCount(split[each])));
  return (
    isCount(usage['input_tokens'], 'required') &&
    isCount(usage['output_tokens'], 'required') &&
    isCount(usage['cache_creation_input_tokens']) &&
    isCount(usage['cache_read_input_tokens']) &&
    splitIsFine
  );
}

function isCount(value: unknown, need: 'required' | 'optional' = 'optional'): boolean {
  if (value === undefined) return need === 'optional';
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 64;
}

export function isSpeed(value: unknown): boolean {
  return value === undefined || value === 'standard' || value === 'fast';
}

const nullFields = new Set([
  ...['id', 'cwd', 'model', 'speed', 'costUSD', 'version', 'sessionId', 'requestId', 'isApiErrorMessage'],
  ...['cache_creation_input_tokens', 'cache_read_input_tokens'],
]);

/** Anywhere in the line, whatever it belongs to; only the model of an iteration may be null. */
function hasNullField(value: unknown, path = ''): boolean {
  if (Array.isArray(value)) return value.some((item) => hasNullField(item, `${path}[]`));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([field, inner]) => {
    if (inner !== null) return hasNullField(inner, `${path}.${field}`);
    return nullFields.has(field) && !(field === 'model' && path.endsWith('.message.usage.iterations[]'));
  });
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
