import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DigestBuilder } from '../../../src/core/digest/digestBuilder.ts';
import { type FileDigest, parserVersion } from '../../../src/core/model/fileDigest.ts';
import { type LogFile, noMark } from '../../../src/core/model/logFile.ts';
import type { RecordFacts } from '../../../src/core/model/scanSink.ts';
import { keptSkipOffsets } from '../../../src/core/model/skips.ts';
import { type Turn, turnFlag } from '../../../src/core/model/turn.ts';
import { turnColumnNames } from '../../../src/core/model/turnTable.ts';
import { digestOf } from '../index/digestOf.ts';
import { assistant, session, toolResult, user } from '../records.ts';

const file: LogFile = digestOf(`-a/${session}.jsonl`, []).file;

/** One turn; its key is `low`. */
const turn = (low: number, parts: Partial<Turn> = {}): Turn => ({
  key: { low, high: 0 },
  replayKey: { low: 0, high: 0 },
  at: 1000,
  offset: 0,
  model: 'm',
  branch: 'main',
  skill: '',
  input: 1,
  output: 1,
  cacheRead: 0,
  cacheWrite: 0,
  cacheWrite1h: 0,
  thinking: 0,
  webSearches: 0,
  loggedUsd: -1,
  flags: 0,
  ...parts,
});

type Step = (builder: DigestBuilder) => void;

function built(steps: readonly Step[], earlier?: FileDigest): FileDigest {
  const builder = new DigestBuilder(earlier);
  for (const step of steps) step(builder);
  return builder.finish(file, noMark, '0');
}

const add =
  (...args: Parameters<typeof turn>): Step =>
  (builder) =>
    builder.turn(turn(...args));
const say =
  (facts: Partial<RecordFacts>, offset = 0): Step =>
  (builder) =>
    builder.record({ kind: 'user', ...facts }, offset);
const skip =
  (...args: Parameters<DigestBuilder['skip']>): Step =>
  (builder) =>
    builder.skip(...args);
const pend: Step = (builder) => builder.beginPending();

describe('a digest', () => {
  it('begins empty and says who read it', () => {
    const digest = built([]);
    assert.deepEqual(
      [digest.parser, digest.turns.length, digest.skips, digest.pending, digest.isDeleted],
      [parserVersion, 0, [], undefined, false],
    );
  });

  it('joins the lines of a turn: largest counters, earliest time, first place, attributes of the largest output', () => {
    const { turns, models, branches } = built([
      add(1, { at: 5, offset: 10, output: 3, input: 9, flags: turnFlag.sidechain | turnFlag.fast, thinking: 2 }),
      add(1, {
        at: 4,
        offset: 20,
        output: 8,
        input: 2,
        model: 'n',
        branch: 'b',
        flags: turnFlag.complete,
        loggedUsd: 0.5,
      }),
    ]);
    const row = Object.fromEntries(turnColumnNames.map((name) => [name, turns[name][0]]));
    assert.equal(turns.length, 1);
    assert.deepEqual(
      [row['at'], row['offset'], row['output'], row['input'], row['thinking'], row['loggedUsd'], row['flags']],
      [4, 10, 8, 9, 2, 0.5, turnFlag.complete],
    );
    assert.deepEqual([models[row['model']!], branches[row['branch']!]], ['n', 'main']);
  });

  it('has rows of their own for one turn under two session ids', () => {
    assert.equal(built([add(1), add(1, { replayKey: { low: 5, high: 5 } })]).turns.length, 2);
  });

  it('grows beyond its first table without losing a row', () => {
    const { turns } = built(Array.from({ length: 1000 }, (_, i) => add(i + 1, { output: i })));
    assert.equal(turns.length, 1000);
    assert.deepEqual(
      [...turns.output],
      Array.from({ length: 1000 }, (_, i) => i),
    );
  });

  it('leaves out turns whose names cannot be numbered any more, and counts them', () => {
    const steps = Array.from({ length: 65_540 }, (_, i) => add(i + 1, { model: `m${i}`, offset: i }));
    const digest = built([...steps, add(1, { model: 'm0', output: 9 })]);
    assert.deepEqual([digest.turns.length, digest.models.length], [65_536, 65_536]);
    assert.deepEqual(digest.skips, [
      { reason: 'too-many-names', count: 4, bytes: 0, offsets: [65_536, 65_537, 65_538, 65_539] },
    ]);
    assert.equal(digest.turns.output[0], 9);
  });

  it('sorts skips by reason, counts all of them and keeps the first places', () => {
    const many = Array.from({ length: 20 }, (_, i) => skip('too-long', i * 10, 3));
    assert.deepEqual(built([...many, skip('broken-line', 7, 5), skip('bad-counter', 1, 0)]).skips, [
      { reason: 'bad-counter', count: 1, bytes: 0, offsets: [1] },
      { reason: 'broken-line', count: 1, bytes: 5, offsets: [7] },
      { reason: 'too-long', count: 20, bytes: 60, offsets: Array.from({ length: keptSkipOffsets }, (_, i) => i * 10) },
    ]);
  });

  it('takes a pending line back when it goes on: its turns, names, facts and skips', () => {
    const before = [add(1), say({ cwd: '/a', isTypedPrompt: true }, 5), skip('broken-line', 1, 1)];
    const pending = [
      pend,
      add(1, { output: 99 }),
      add(2, { model: 'other', branch: 'b' }),
      say({ sessionId: 's', isTypedPrompt: true }, 50),
      skip('bad-counter', 50, 0),
    ];
    const after = [add(3, { model: 'third' }), say({ version: '2' }, 60)];
    const first = built([...before, ...pending]);
    assert.deepEqual([first.turns.length, first.pending!.turns, first.facts.prompts, first.skips.length], [3, 2, 2, 2]);
    assert.deepEqual(built(after, first), built([...before, ...after]));
    assert.deepEqual(built([], first), built(before));
  });

  it('remembers a pending line that said nothing of usage', () => {
    const first = built([add(1), pend, say({ kind: 'mode' })]);
    assert.equal(first.pending!.turns, 0);
    assert.deepEqual(built([], first), built([add(1)]));
  });

  it('comes to the same cut into any pieces, with or without a pending line between them', () => {
    const small = fc.nat(3);
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc
        .tuple(
          small,
          fc.record({
            output: small,
            at: small,
            model: fc.constantFrom('a', 'b'),
            flags: small,
            branch: fc.constantFrom('', 'x'),
          }),
        )
        .map(([key, parts]) => add(key, parts)),
      fc
        .tuple(
          fc.record({
            kind: fc.constantFrom('user', 'x'),
            at: small,
            ending: fc.constantFrom('open', 'interrupted', undefined),
            isTypedPrompt: fc.boolean(),
            uuid: fc.constantFrom('u', 'v'),
          }),
          small,
        )
        .map(([facts, offset]) => say(facts as Partial<RecordFacts>, offset)),
      fc
        .tuple(fc.constantFrom('too-long', 'broken-line'), small)
        .map(([reason, offset]) => skip(reason as 'too-long', offset, 1)),
      fc.constant(say({ kind: 'summary', title: { source: 'summary', text: 'S', leafUuid: 'v' } })),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 4 }),
        fc.array(step, { maxLength: 3 }),
        (pieces, lastLine) => {
          let digest: FileDigest | undefined;
          for (const piece of pieces) {
            digest = built([...piece, pend, ...lastLine], digest);
          }
          assert.deepEqual(built([], digest), built(pieces.flat()));
        },
      ),
    );
  });
});

describe('the facts of a file', () => {
  const factsOf = (...records: readonly object[]) => digestOf(`-a/${session}.jsonl`, records).facts;
  const summary = (text: string, leafUuid?: string): object => ({ type: 'summary', summary: text, leafUuid });

  it('take the first folder, session and origin, and the last version', () => {
    const facts = factsOf(
      user('a', { cwd: '/1', version: '1', sessionId: 's1' }),
      user('b', { cwd: '/2', version: '2', sessionId: 's2', forkedFrom: { sessionId: 'o' } }),
    );
    assert.deepEqual([facts.cwd, facts.sessionId, facts.version, facts.forkedFrom], ['/1', 's1', '2', 'o']);
  });

  it('take the earliest and latest time, since clocks jump', () => {
    const facts = factsOf(
      ...['12', '10', '11'].map((hour) => user('x', { timestamp: `2026-11-20T${hour}:00:00Z` })),
      user('x', { timestamp: 'now' }),
    );
    assert.deepEqual([facts.firstAt, facts.lastAt], [Date.UTC(2026, 10, 20, 10), Date.UTC(2026, 10, 20, 12)]);
    assert.deepEqual([factsOf({ type: 'mode' }).firstAt, factsOf().lastAt], [undefined, undefined]);
  });

  it('point at the first typed prompt and count all', () => {
    const command = user('<command-name>/clear');
    const facts = factsOf(command, user('One'), user('Two'), assistant(), toolResult());
    assert.deepEqual(
      [facts.prompts, facts.promptOffset, facts.messageLines],
      [2, JSON.stringify(command).length + 1, 5],
    );
  });

  it('count kinds in order of name, a kind called __proto__ too, and rare ones beyond 256 together', () => {
    assert.deepEqual(factsOf({ type: 'z' }, { type: '__proto__' }, { type: 'z' }).kinds, [
      ['__proto__', 1],
      ['z', 2],
    ]);
    const kinds = factsOf(...Array.from({ length: 300 }, (_, i) => ({ type: `k${i}` })), { type: 'k0' }).kinds;
    assert.deepEqual([kinds.length, Object.fromEntries(kinds)['other'], Object.fromEntries(kinds)['k0']], [257, 44, 2]);
  });

  it('keep the last title of each source', () => {
    assert.equal(factsOf({ type: 'ai-title', aiTitle: 'Old' }, { type: 'ai-title', aiTitle: 'New' }).titles.ai, 'New');
  });

  describe('take a summary', () => {
    const leaf = user('Hi', { uuid: 'leaf' });
    const rows: readonly (readonly [what: string, records: readonly object[], title: string | undefined])[] = [
      ['at the top for this file’s when its leaf turns up', [summary('Sum', 'leaf'), leaf], 'Sum'],
      ['at the top for another’s while its leaf does not', [summary('Sum', 'elsewhere'), leaf], undefined],
      ['without a leaf for this file’s', [summary('Sum'), leaf], 'Sum'],
      ['within the conversation for this file’s', [leaf, summary('Sum', 'elsewhere')], 'Sum'],
      [
        'whose leaf was met last',
        [summary('One', 'leaf'), summary('Two', 'second'), leaf, user('x', { uuid: 'second' })],
        'Two',
      ],
      [
        'of the first 32 that wait only',
        [...Array.from({ length: 32 }, (_, i) => summary('No', `n${i}`)), summary('Sum', 'leaf'), leaf],
        undefined,
      ],
    ];
    for (const [what, records, title] of rows) it(what, () => assert.equal(factsOf(...records).titles.summary, title));
  });
});
