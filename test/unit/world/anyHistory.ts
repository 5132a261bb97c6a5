import fc from 'fast-check';
import { anyChunk, anyLines, anyShare } from './anyRecord.ts';
import { type Disk, slots } from './disk.ts';
import type { Windows } from './windows.ts';

/** Something that happens; tells itself when a history fails. */
export interface Step {
  readonly what: string;
  readonly happen: (disk: Disk, windows: Windows) => void | Promise<void>;
}

/** Mostly the first: faults show where much happens to one log, seen by one window. */
const mostly = (last: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(last) });
const slot = mostly(slots.length - 1);
const window = mostly(1);

const look = window.map((number): Step => ({
  what: `window ${number} looks`,
  happen: (_, windows) => windows.sweep(number),
}));

const onDisk: readonly fc.WeightedArbitrary<Step>[] = [
  {
    weight: 10,
    arbitrary: fc.tuple(slot, anyChunk).map(([log, bytes]) => ({
      what: `${log} grows by ${JSON.stringify(bytes.toString('utf8'))}`,
      happen: (disk) => disk.grow(log, bytes),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(slot, anyShare).map(([log, share]) => ({
      what: `${log} is cut to ${share}`,
      happen: (disk) => disk.cut(log, share),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(slot, anyShare, anyChunk).map(([log, share, bytes]) => ({
      what: `${log} is cut to ${share} and grows by ${JSON.stringify(bytes.toString('utf8'))}`,
      happen: (disk) => {
        disk.cut(log, share);
        disk.grow(log, bytes);
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(slot, anyShare, anyLines).map(([log, share, lines]) => ({
      what: `the end of ${log}, from ${share} on, is written anew: ${JSON.stringify(lines.toString('utf8'))}`,
      happen: (disk) => disk.rewriteEnd(log, share, lines),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(slot, anyLines).map(([log, lines]) => ({
      what: `the start of ${log} changes, and it grows by ${JSON.stringify(lines.toString('utf8'))}`,
      happen: (disk) => disk.rewriteStart(log, lines),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(slot, anyChunk, fc.boolean()).map(([log, bytes, isInPlace]) => ({
      what: `${log} is ${isInPlace ? 'written over' : 'replaced'} by ${JSON.stringify(bytes.toString('utf8'))}`,
      happen: (disk) => disk.replace(log, bytes, isInPlace),
    })),
  },
  { weight: 2, arbitrary: slot.map((log) => ({ what: `${log} goes`, happen: (disk) => disk.takeAway(log) })) },
  { weight: 2, arbitrary: slot.map((log) => ({ what: `${log} returns`, happen: (disk) => disk.bringBack(log) })) },
  { weight: 1, arbitrary: slot.map((log) => ({ what: `${log} moves`, happen: (disk) => disk.move(log) })) },
  {
    weight: 1,
    arbitrary: fc.nat(1).map((project) => ({
      what: `project ${project} is renamed`,
      happen: (disk) => disk.renameProject(project),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(slot, slot, fc.boolean(), fc.boolean()).map(([from, to, isRestamped, isMarked]) => ({
      what: `${to} begins as a copy of ${from}${isRestamped ? ', restamped' : ''}${isMarked ? ', marked' : ''}`,
      happen: (disk) => disk.copy(from, to, isRestamped, isMarked),
    })),
  },
];

const inWindows: readonly fc.WeightedArbitrary<Step>[] = [
  { weight: 7, arbitrary: look },
  {
    weight: 3,
    arbitrary: fc.tuple(window, fc.uniqueArray(slot, { maxLength: 3 }), fc.boolean()).map(([number, logs, isPast]) => ({
      what: `window ${number} is told of ${logs.join()}${isPast ? ' wherever they were' : ''}`,
      happen: (disk, windows) =>
        windows.hint(
          number,
          logs.flatMap((log) => (isPast ? disk.placesOf(log) : [disk.placeOf(log)])),
        ),
    })),
  },
  {
    weight: 2,
    arbitrary: window.map((number) => ({
      what: `window ${number} reads all again`,
      happen: (_, windows) => windows.sweep(number, 'rebuild'),
    })),
  },
  {
    weight: 2,
    arbitrary: window.map((number) => ({
      what: `window ${number} dies`,
      happen: (_, windows) => windows.kill(number),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map((lost) => ({
      what: `power fails, ${lost} half looks are lost`,
      happen: (_, windows) => windows.powerCut(lost),
    })),
  },
];

const anyStep = fc.oneof(...onDisk, ...inWindows);

export interface History {
  readonly isSqlite: boolean;
  readonly steps: readonly Step[];
}

export const anyHistory: fc.Arbitrary<History> = fc.record({
  // A real database costs as much as ten histories without one.
  isSqlite: fc.nat(11).map((n) => n === 11),
  steps: fc.array(anyStep, { minLength: 1, maxLength: 16 }),
});

export const told = ({ isSqlite, steps }: History): string =>
  [isSqlite ? 'sqlite' : 'memory', ...steps.map(({ what }) => what)].join('\n    ');
