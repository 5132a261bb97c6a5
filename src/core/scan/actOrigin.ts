import { type Act, type ActFlags, actFlag, type ActKind, nowhere } from '../model/act.ts';
import type { Hash64 } from '../model/hash64.ts';
import { type EpochMs, undated } from '../model/time.ts';
import { normalizeDatetime } from '../kit/datetime.ts';
import { hashText } from '../kit/hash.ts';
import { field, type JsonObject, objectField, stringField } from './jsonValue.ts';
import type { TurnPlace } from './readTurns.ts';

export const maxNameLength = 128;

/** Where and when a line was said; all that its acts have in common. */
export interface Origin {
  readonly offset: number;
  readonly at: EpochMs;
  /** Tells the line from all others but its copies. */
  readonly line: string;
  /** Part of keys made of ids that a gateway may give out twice. */
  readonly conversation: string;
  readonly flags: ActFlags;
}

export function originOf(record: JsonObject, place: TurnPlace, agentId = stringField(record, 'agentId')): Origin {
  const fork = objectField(record, 'forkedFrom');
  // Forks may give new uuids to what they copy; the line is still the one that was said where it was forked from.
  const uuid = stringField(fork, 'messageUuid') ?? stringField(record, 'uuid');
  const session = stringField(fork, 'sessionId') ?? stringField(record, 'sessionId') ?? place.session;
  const isForked = (field(record, 'forkedFrom') ?? undefined) !== undefined;
  return {
    offset: place.offset,
    at: normalizeDatetime(field(record, 'timestamp')) ?? undated,
    line: uuid ?? `l\0${place.hashOfLine()}`,
    conversation: `${session}\0${agentId ?? ''}`,
    flags: (field(record, 'isSidechain') === true ? actFlag.sidechain : 0) | (isForked ? actFlag.forked : 0),
  };
}

/** An act that is one line. */
export const lineAct = (kind: ActKind, origin: Origin): Act => actOf(kind, hashText(`${kind}\0${origin.line}`), origin);

export const actOf = (kind: ActKind, key: Hash64, { at, offset, flags }: Origin): Act => ({
  key,
  kind,
  at,
  endAt: undated,
  offset,
  resultOffset: nowhere,
  name: '',
  subject: '',
  figure: 0,
  otherFigure: 0,
  flags,
});

/** `/name` of a slash command, with or without the slash in the log; undefined where the text is none. What was typed after it is left out. */
export function commandIn(text: string): string | undefined {
  const name = /^(?:<command-message>[^<]*<\/command-message>\s*)?<command-name>\/?([^<\s]+)<\/command-name>/.exec(
    text,
  )?.[1];
  return name === undefined ? undefined : `/${name}`.slice(0, maxNameLength);
}
