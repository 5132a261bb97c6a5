import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DigestBuilder } from '../../../src/core/digest/digestBuilder.ts';
import { type Act, actFlag, type ActKind, actKinds, nowhere } from '../../../src/core/model/act.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { noMark } from '../../../src/core/model/logFile.ts';
import { undated } from '../../../src/core/model/time.ts';
import { digestOf } from '../index/digestOf.ts';
import { session } from '../records.ts';

const { file } = digestOf(`-a/${session}.jsonl`, []);

/** One line of an act whose key is `low`. */
const act = (low: number, parts: Partial<Act> = {}): Act => ({
  key: { low, high: 0 },
  kind: 'tool',
  at: undated,
  endAt: undated,
  offset: nowhere,
  resultOffset: nowhere,
  name: '',
  subject: '',
  figure: 0,
  otherFigure: 0,
  flags: 0,
  ...parts,
});

function built(acts: readonly (Act | 'pending')[], earlier?: FileDigest): FileDigest {
  const builder = new DigestBuilder(earlier);
  for (const each of acts) {
    if (each === 'pending') builder.beginPending();
    else builder.act(each);
  }
  return builder.finish(file, noMark, '0');
}

/** Rows as acts again. */
const rowsOf = ({ acts: { table, names, subjects } }: FileDigest): readonly Act[] =>
  Array.from({ length: table.length }, (_, row) => ({
    key: { low: table.keyLow[row]!, high: table.keyHigh[row]! },
    kind: actKinds[table.kind[row]!]!,
    at: table.at[row]!,
    endAt: table.endAt[row]!,
    offset: table.offset[row]!,
    resultOffset: table.resultOffset[row]!,
    name: names[table.name[row]!]!,
    subject: subjects[table.subject[row]!]!,
    figure: table.figure[row]!,
    otherFigure: table.otherFigure[row]!,
    flags: table.flags[row]!,
  }));

describe('acts of a file', () => {
  it('are one row for a call and its result, with other lines between them', () => {
    const digest = built([
      act(1, { at: 1000, offset: 10, name: 'Edit', subject: '/a' }),
      act(2, { kind: 'prompt', at: 1500, offset: 20 }),
      act(1, { endAt: 4000, resultOffset: 30, figure: 3, otherFigure: 9, flags: actFlag.failed }),
    ]);
    const whole = { at: 1000, endAt: 4000, offset: 10, resultOffset: 30, name: 'Edit', subject: '/a' };
    assert.deepEqual(rowsOf(digest), [
      act(1, { ...whole, figure: 3, otherFigure: 9, flags: actFlag.failed }),
      act(2, { kind: 'prompt', at: 1500, offset: 20 }),
    ]);
  });

  it('take of two pairs of figures the larger one, and never half of each', () => {
    const pairs = (...figures: readonly (readonly [number, number])[]): readonly number[] => {
      const [row] = rowsOf(built(figures.map(([figure, otherFigure]) => act(1, { figure, otherFigure }))));
      return [row!.figure, row!.otherFigure];
    };
    assert.deepEqual(pairs([1, 9], [2, 0]), [2, 0]);
    assert.deepEqual(pairs([2, 0], [1, 9]), [2, 0]);
    assert.deepEqual(pairs([2, 5], [2, 7], [2, 6]), [2, 7]);
  });

  it('are copies or side conversations only if all their lines are, and failed if one says so', () => {
    const { sidechain, forked, failed, measured } = actFlag;
    const flags = (...lines: readonly number[]): number =>
      rowsOf(built(lines.map((each) => act(1, { flags: each }))))[0]!.flags;
    assert.equal(flags(sidechain | failed, sidechain | forked | measured), sidechain | failed | measured);
    assert.equal(flags(forked, forked), forked);
    assert.equal(flags(sidechain, 0, forked), 0);
  });

  it('say the same in whatever order their lines stand, but for the order of rows and names', () => {
    const line = fc
      .record({
        low: fc.nat(2),
        kind: fc.constantFrom<ActKind>('tool', 'prompt'),
        at: fc.constantFrom(undated, 1, 2),
        endAt: fc.constantFrom(undated, 3, 4),
        offset: fc.constantFrom(nowhere, 10, 20),
        resultOffset: fc.constantFrom(nowhere, 30),
        name: fc.constantFrom('', 'Edit', 'Bash'),
        subject: fc.constantFrom('', '/a', '/b'),
        figure: fc.nat(2),
        otherFigure: fc.nat(2),
        flags: fc.nat(actFlag.sidechain | actFlag.forked | actFlag.relayed | actFlag.failed | actFlag.created),
      })
      // A key is salted with its kind.
      .map(({ low, ...parts }) => act(low * 2 + (parts.kind === 'tool' ? 0 : 1), parts));
    const sorted = (rows: readonly Act[]): readonly Act[] => rows.toSorted((a, b) => a.key.low - b.key.low);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.infiniteStream(fc.nat()), fc.nat(6), (lines, order, cut) => {
        const shuffled = lines.map((each) => ({ each, rank: order.next().value })).toSorted((a, b) => a.rank - b.rank);
        const other = built([...shuffled, ...shuffled].map(({ each }) => each));
        assert.deepEqual(sorted(rowsOf(other)), sorted(rowsOf(built(lines))));
        const inTwo = built(lines.slice(cut), built(lines.slice(0, cut)));
        assert.deepEqual(inTwo.acts, built(lines).acts);
      }),
    );
  });

  it('of a pending line are rows of their own, taken back with their names when the file goes on', () => {
    const call = act(1, { at: 1, offset: 0, name: 'Edit', subject: '/a' });
    const result = act(1, { endAt: 2, resultOffset: 50, subject: '/b' });
    const other = act(2, { at: 3, offset: 60, name: 'Bash' });
    const waiting = built([call, 'pending', result, other]);
    assert.equal(waiting.acts.table.length, 3);
    assert.deepEqual([waiting.pending?.acts, waiting.pending?.names.actNames], [2, 1]);
    assert.deepEqual(built([other], waiting).acts, built([call, other]).acts);
    assert.deepEqual(rowsOf(built([result], waiting)), [act(1, { ...call, endAt: 2, resultOffset: 50 })]);
  });

  it('that can no longer be named are skipped, on the record', () => {
    const many = Array.from({ length: 65_536 }, (_, i) => act(i, { subject: `/${i}` }));
    const digest = built([...many, act(1, { subject: '/one too many', resultOffset: 7 })]);
    assert.equal(digest.acts.table.length, 65_536);
    assert.deepEqual(digest.skips, [{ reason: 'too-many-names', count: 1, bytes: 0, offsets: [7] }]);
  });
});
