// Every way in which ccusage 20.0.24 counts other tokens than we do, in the order in which they are switched on. Each was
// found by probing the binary (lineProbes.ts, turnProbes.ts); what a rule does beyond leaving out a line (lineRules.ts) is in
// words.ts, groups.ts and picture.ts.

import type { LineRule, Report } from './lineRules.ts';
import { lineRules } from './lineRules.ts';

export interface Rule {
  readonly name: string;
  readonly why: string;
  readonly only?: Report;
}

export const wordRules = [
  {
    name: '<synthetic> counted',
    why: 'tokens of the client’s own stand-in messages are added to the sums, without a cost',
  },
  {
    name: 'any record type',
    why: 'a usage on a record that is no assistant message, or in a data block of any type, is counted',
  },
  {
    name: 'split replaces cache writes',
    why: 'where cache_creation is an object its two counters count and the flat one does not; we take the larger',
  },
  {
    name: 'counters of any size',
    why: 'counters from 4,294,967,296 on are taken at their word; we count them as unreadable',
  },
  {
    name: 'any year',
    why: 'times before 2023 and from 2100 on are taken at their word; we list those turns as undated',
  },
  {
    name: 'relayed is not sidechain',
    why: 'what a progress record relays is a sidechain only if the relayed record says so',
  },
  {
    name: 'no compaction iterations',
    why: 'the compaction entries of usage.iterations are not counted; they are billed',
  },
  {
    name: 'advisors all or none',
    why: 'advisor iterations count only with a model, under a number among advisors, outside progress records, and only if every iteration is well formed',
  },
] as const satisfies readonly Rule[];

export const keyRules = [
  {
    name: 'no message id: every line',
    why: 'lines without a message id are counted each, also where they share a uuid',
  },
  {
    name: 'session by folder',
    why: 'a record that names no session is taken to be of the one its folder is named after',
  },
  {
    name: 'no request id: time in the key',
    why: 'its daily report counts msg_ ids without requestId once per timestamp, so once per line',
    only: 'daily',
  },
  {
    name: 'no request id: time not in the key',
    why: 'its session report counts a gateway’s constant id once per session, however many answers had it',
    only: 'session',
  },
] as const satisfies readonly Rule[];

export const mergeRules = [
  {
    name: 'largest line, not largest counters',
    why: 'of the lines of a message the one with the largest sum counts, whole; we take each counter’s maximum',
  },
  {
    name: 'main line beats sidechain',
    why: 'a line that is no sidechain counts even where a sidechain line of the message says more',
  },
  {
    name: 'aside replays',
    why: 'a sidechain line joins any message of the same id and session (in sessions: and time), also where neither is in the open, with any id',
  },
] as const satisfies readonly Rule[];

export const placeRules = [
  {
    name: 'day of the largest line',
    why: 'a message counts on the day of the line that counts; we take its first line’s',
    only: 'daily',
  },
  {
    name: 'owner is the first path',
    why: 'a copied message counts for the file whose path sorts first among equal lines; we take the original by fork marks and birth',
    only: 'session',
  },
  {
    name: 'flat agent files are sessions',
    why: 'agent-….jsonl beside the sessions is a session of its own; we add it to its parent’s',
    only: 'session',
  },
  {
    name: 'folders are sessions',
    why: 'files further down are sessions named after their folder, such as a workflow’s run',
    only: 'session',
  },
] as const satisfies readonly Rule[];

export const tokenRules: readonly (Rule | LineRule)[] = [
  ...lineRules,
  ...wordRules,
  ...keyRules,
  ...mergeRules,
  ...placeRules,
];

export type RuleName =
  | (typeof lineRules)[number]['name']
  | (typeof wordRules)[number]['name']
  | (typeof keyRules)[number]['name']
  | (typeof mergeRules)[number]['name']
  | (typeof placeRules)[number]['name'];

/** The rules that are switched to ccusage's way. */
export type Ways = ReadonlySet<string>;

/** Asks by name, so that a name that is not in the tables does not compile. */
export function isOn(ways: Ways, name: RuleName): boolean {
  return ways.has(name);
}
