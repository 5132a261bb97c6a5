// Tiny logs in which ccusage 20.0.24 leaves out, or reads otherwise, what a line says. runProbes.ts asks the binary again, and
// demands that the rules, all of them switched on, come to the same tokens and dollars.

import { answerLine as answer, output, progressLine as progress, spaced } from './probeLines.ts';

export interface Probe {
  readonly rule: string;
  readonly what: string;
  /** Of one file, or of several by path below `projects/`. */
  readonly lines: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Output tokens in its daily report; 10 for a line that says nothing else. */
  readonly tokens: number;
  /** In its session report, where that is different. */
  readonly inSessions?: number;
}

const advisor = { type: 'advisor_message', model: 'claude-opus-4-5', input_tokens: 3, output_tokens: 4 };
const iterations = (...entries: unknown[]): object => ({ usage: { iterations: entries } });
const half = String.raw`\ud800`;

export const lineProbes: readonly Probe[] = [
  { rule: 'blank in "usage": {', what: 'a blank after the colon', lines: [spaced(answer())], tokens: 0 },
  {
    rule: 'byte order mark',
    what: 'before the first line of two',
    lines: [`\uFEFF${answer()}`, answer({ id: 'b' })],
    tokens: 10,
  },
  {
    rule: 'NULs in the line',
    what: 'one before, one after a record',
    lines: [`\0${answer()}`, `${answer({ id: 'b' })}\0`],
    tokens: 0,
  },
  { rule: 'damaged line', what: 'two records on one line', lines: [answer() + answer({ id: 'b' })], tokens: 0 },
  {
    rule: 'damaged line',
    what: 'a cut record before a whole one',
    lines: [answer().slice(0, -9) + answer({ id: 'b' })],
    tokens: 0,
  },
  {
    rule: 'half of a surrogate pair',
    what: 'in any string',
    lines: [answer({ x: '@' }).replace('@', half)],
    tokens: 0,
    inSessions: 10,
  },
  {
    rule: 'half of a surrogate pair',
    what: 'and a null',
    lines: [answer({ x: '@', y: null }).replace('@', half)],
    tokens: 0,
  },
  { rule: 'invalid UTF-8', what: 'in any string', lines: [answer({ x: '\u{10FFFF}' })], tokens: 0, inSessions: 10 },
  { rule: 'null in a known field', what: 'cwd', lines: [answer({ cwd: null })], tokens: 0 },
  {
    rule: 'null in a known field',
    what: 'id, deep in something else',
    lines: [answer({ x: [{ id: null }] })],
    tokens: 0,
  },
  {
    rule: 'null in a known field',
    what: 'other fields may be null',
    lines: [answer({ uuid: null, gitBranch: null })],
    tokens: 10,
  },
  {
    rule: 'null in a known field',
    what: 'so may an iteration’s model',
    lines: [answer(iterations({ model: null }))],
    tokens: 10,
  },
  { rule: 'version not like 1.2.3', what: 'two numbers', lines: [answer({ version: '2.1' })], tokens: 0 },
  { rule: 'version not like 1.2.3', what: 'none', lines: [answer({ version: undefined })], tokens: 10 },
  { rule: 'empty or mistyped field', what: 'requestId', lines: [answer({ requestId: '' })], tokens: 0 },
  { rule: 'empty or mistyped field', what: 'an unknown speed', lines: [answer({ usage: { speed: 'x' } })], tokens: 0 },
  {
    rule: 'counter absent or no number',
    what: 'a string',
    lines: [answer({ usage: { input_tokens: '5' } })],
    tokens: 0,
  },
  {
    rule: 'counter absent or no number',
    what: 'no input',
    lines: [answer({ usage: { input_tokens: undefined } })],
    tokens: 0,
  },
  {
    rule: 'counter absent or no number',
    what: 'no cache',
    lines: [answer({ usage: { cache_read_input_tokens: undefined } })],
    tokens: 10,
  },
  { rule: 'timestamp absent or loose', what: 'none', lines: [answer({ timestamp: undefined })], tokens: 0 },
  {
    rule: 'timestamp absent or loose',
    what: 'one digit',
    lines: [answer({ timestamp: '2026-10-01T10:00:00.1Z' })],
    tokens: 0,
  },
  {
    rule: 'timestamp absent or loose',
    what: 'whole seconds',
    lines: [answer({ timestamp: '2026-10-01T10:00:00Z' })],
    tokens: 10,
  },
  { rule: 'progress not in sessions', what: 'a relayed message', lines: [progress()], tokens: 10, inSessions: 0 },
];

export const wordProbes: readonly Probe[] = [
  { rule: '<synthetic> counted', what: 'alone', lines: [answer({ model: '<synthetic>' })], tokens: 10 },
  { rule: 'any record type', what: 'user', lines: [answer({ type: 'user' })], tokens: 10 },
  { rule: 'any record type', what: 'any data block', lines: [progress({}, { type: 'x' })], tokens: 10, inSessions: 0 },
  { rule: 'counters of any size', what: '2^32', lines: [answer(output(2 ** 32))], tokens: 2 ** 32 },
  {
    rule: 'split replaces cache writes',
    what: 'an empty one',
    lines: [answer({ usage: { cache_creation: {} } })],
    tokens: 10,
  },
  {
    rule: 'split replaces cache writes',
    what: 'a smaller one',
    lines: [answer({ usage: { cache_creation: { ephemeral_1h_input_tokens: 7 } } })],
    tokens: 10,
  },
  { rule: 'any year', what: '1999', lines: [answer({ timestamp: '1999-10-01T10:00:00Z' })], tokens: 10 },
  {
    rule: 'relayed is not sidechain',
    what: 'so that it is no replay',
    lines: [answer({ id: 'msg_p' }), progress()],
    tokens: 20,
    inSessions: 10,
  },
  {
    rule: 'main line beats sidechain',
    what: 'and relayed it is none',
    lines: [progress(), answer({ id: 'msg_p', requestId: 'p', isSidechain: true, ...output(60) })],
    tokens: 10,
    inSessions: 60,
  },
  {
    rule: 'no compaction iterations',
    what: 'alone',
    lines: [answer(iterations({ ...advisor, type: 'compaction' }))],
    tokens: 10,
  },
  { rule: 'advisors all or none', what: 'one', lines: [answer(iterations(advisor))], tokens: 14 },
  {
    rule: 'advisors all or none',
    what: 'without a model',
    lines: [answer(iterations({ ...advisor, model: '' }))],
    tokens: 10,
  },
  {
    rule: 'advisors all or none',
    what: 'beside one without counters',
    lines: [answer(iterations(advisor, { type: 'message' }))],
    tokens: 10,
  },
];
