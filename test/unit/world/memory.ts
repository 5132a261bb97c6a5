import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a reader has of one log: a plain copy of all that it has seen. */
export interface Seen {
  readonly bytes: Buffer;
  readonly bornMs: number;
  readonly changedMs: number;
  readonly identity: string;
  readonly stamp: string;
  readonly isDeleted: boolean;
}

/** By path below `projects/`. */
export type Memory = Map<string, Seen>;

/** Everything on the disk below `projects`. */
export function survey(projects: string): Memory {
  const all: Memory = new Map();
  for (const entry of readdirSync(projects, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.jsonl')) continue;
    const full = path.join(entry.parentPath, entry.name);
    const { size, mtimeMs, ctimeMs, birthtimeMs, dev, ino } = lstatSync(full);
    const identity = `${dev}:${ino}`;
    all.set(path.relative(projects, full), {
      bytes: readFileSync(full),
      bornMs: Math.floor(birthtimeMs),
      changedMs: ctimeMs,
      identity,
      stamp: [size, mtimeMs, ctimeMs, identity].join(),
      isDeleted: false,
    });
  }
  return all;
}

/** What a look changes in the store. */
export interface Learned {
  readonly saved: Memory;
  readonly forgotten: readonly string[];
}

/**
 * What a reader must know after a look at `places` (undefined: at everything): of what is there, what it says; of what is there
 * no more, what it last said, unless the file lives on under another path.
 */
export function look(memory: Memory, disk: Memory, places?: readonly string[], mustReadAll = false): Learned {
  const saved: Memory = new Map();
  const forgotten: string[] = [];
  const isLookedAt = (place: string): boolean => places === undefined || places.includes(place);
  for (const [place, there] of disk) {
    const known = memory.get(place);
    if (!isLookedAt(place) || (!mustReadAll && known?.stamp === there.stamp && !known.isDeleted)) continue;
    memory.set(place, there);
    saved.set(place, there);
  }
  for (const [place, known] of [...memory]) {
    if (!isLookedAt(place) || known.isDeleted || disk.has(place)) continue;
    if (livesOn(place, known, memory, disk)) {
      memory.delete(place);
      forgotten.push(place);
    } else {
      memory.set(place, { ...known, isDeleted: true });
      saved.set(place, { ...known, isDeleted: true });
    }
  }
  return { saved, forgotten };
}

/** Just after the last newline. */
export const markOf = ({ bytes }: Seen): number => bytes.lastIndexOf(0x0a) + 1;

/** All whole lines of it stand at the head of a known file of the same name and session; or, without any, it is that very file. */
function livesOn(place: string, gone: Seen, memory: Memory, disk: Memory): boolean {
  const mark = markOf(gone);
  return [...disk].some(
    ([other, there]) =>
      memory.get(other)?.isDeleted === false &&
      nameOf(other) === nameOf(place) &&
      (mark === 0
        ? there.identity === gone.identity
        : there.bytes.subarray(0, mark).equals(gone.bytes.subarray(0, mark))),
  );
}

/** File name and session; a flat sub-agent's file has no session in its path. */
function nameOf(place: string): string {
  const parts = place.split('/');
  return `${parts.at(-1)!} of ${parts.length > 2 ? parts[1]! : 'itself'}`;
}
