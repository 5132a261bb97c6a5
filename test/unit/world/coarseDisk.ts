import type { Dirent, Stats } from 'node:fs';
import type { Disk } from '../../../src/core/discover/disk.ts';

type Kind = 'file' | 'folder' | 'link' | 'fifo';

interface Node {
  readonly kind: Kind;
  readonly entries: Map<string, Node>;
  ino: number;
  size: number;
  mtimeMs: number;
  ctimeMs: number;
  /** Of a folder: may be listed; its entries may be looked at. */
  mayRead: boolean;
  mayEnter: boolean;
}

/** What makes it hard to tell from a folder's times whether it changed. */
export interface Coarseness {
  readonly tickMs: number;
  /** How far its clock is behind. */
  readonly lagMs: number;
  /** `posix`: every change leaves one. `not-on-rename`: also allowed by POSIX. `none`: it stays as it was made, as on FAT. */
  readonly changeTime: 'posix' | 'not-on-rename' | 'none';
}

/**
 * A file system in memory, with numbers of inodes that are used again at once. Paths start with a slash; what cannot be done is
 * not done.
 */
export class CoarseDisk implements Disk {
  readonly #coarseness: Coarseness;
  readonly #free: number[] = [];
  readonly #top: Node;
  #nodes = 0;
  #nowMs = 1_700_000_000_000;
  /** Folders stay as they were, whatever is done in them. */
  areFoldersSilent = false;
  /** Called before each question that is asked of the disk. */
  onAsked: () => void = () => {};

  constructor(coarseness: Coarseness) {
    this.#coarseness = coarseness;
    this.#top = this.#make('folder');
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  pass(ms: number): void {
    this.#nowMs += ms;
  }

  lstat(path: string): Stats | undefined {
    this.onAsked();
    const node = this.#find(path);
    return node && asStats(node);
  }

  list(path: string): readonly Dirent[] {
    this.onAsked();
    const node = this.#find(path);
    if (node?.kind !== 'folder') throw failure('ENOENT', path);
    if (!node.mayRead) throw failure('EACCES', path);
    return Array.from(node.entries, ([name, entry]) => asDirent(name, path, entry.kind));
  }

  isFolder(path: string): boolean {
    return this.#quietly(path)?.kind === 'folder';
  }

  create(path: string, kind: Kind): void {
    const folder = this.#parentOf(path);
    if (!folder || folder.entries.has(nameOf(path))) return;
    folder.entries.set(nameOf(path), this.#make(kind));
    this.#touch(folder);
  }

  /** With all that is in it. */
  remove(path: string): void {
    const folder = this.#parentOf(path);
    const node = folder?.entries.get(nameOf(path));
    if (!folder || !node) return;
    folder.entries.delete(nameOf(path));
    this.#touch(folder);
    this.#release(node);
  }

  /** Over what lies there, as rename(2) does: a file over a file, a folder over nothing or an empty folder. */
  rename(from: string, to: string): void {
    const source = this.#parentOf(from);
    const target = this.#parentOf(to);
    const node = source?.entries.get(nameOf(from));
    if (!source || !target || !node || `${to}/`.startsWith(`${from}/`)) return;
    const there = target.entries.get(nameOf(to));
    if (there && ((there.kind === 'folder') !== (node.kind === 'folder') || there.entries.size > 0)) return;
    source.entries.delete(nameOf(from));
    target.entries.set(nameOf(to), node);
    if (there) this.#release(there);
    this.#touch(source);
    this.#touch(target);
    if (this.#coarseness.changeTime === 'posix') node.ctimeMs = this.#stampMs();
  }

  append(path: string): void {
    const node = this.#quietly(path);
    if (node?.kind !== 'file') return;
    node.size += 10;
    this.#touch(node);
  }

  /** As `cp -a`, `rsync -a` and `tar` do to what they have just written. */
  setBack(path: string, mtimeMs: number): void {
    const node = this.#quietly(path);
    // Without a change time nobody could tell.
    if (!node || this.#coarseness.changeTime === 'none') return;
    node.mtimeMs = mtimeMs;
    node.ctimeMs = this.#stampMs();
  }

  permit(path: string, mayRead: boolean, mayEnter: boolean): void {
    const node = this.#quietly(path);
    if (!node || this.#coarseness.changeTime === 'none') return;
    node.mayRead = mayRead;
    node.mayEnter = mayEnter;
    node.ctimeMs = this.#stampMs();
  }

  #make(kind: Kind): Node {
    const now = this.#stampMs();
    const ino = this.#free.pop() ?? ++this.#nodes;
    return { kind, entries: new Map(), ino, size: 0, mtimeMs: now, ctimeMs: now, mayRead: true, mayEnter: true };
  }

  #release(node: Node): void {
    for (const entry of node.entries.values()) this.#release(entry);
    this.#free.push(node.ino);
  }

  #touch(node: Node): void {
    if (this.areFoldersSilent && node.kind === 'folder') return;
    node.mtimeMs = this.#stampMs();
    if (this.#coarseness.changeTime !== 'none') node.ctimeMs = node.mtimeMs;
  }

  #stampMs(): number {
    const { tickMs, lagMs } = this.#coarseness;
    return Math.floor((this.#nowMs - lagMs) / tickMs) * tickMs;
  }

  #parentOf(path: string): Node | undefined {
    const parent = this.#quietly(path.slice(0, path.lastIndexOf('/')));
    return parent?.kind === 'folder' ? parent : undefined;
  }

  /** The owner of the disk may always look. */
  #quietly(path: string): Node | undefined {
    return this.#walk(path, () => {});
  }

  #find(path: string): Node | undefined {
    return this.#walk(path, (node) => {
      if (!node.mayEnter) throw failure('EACCES', path);
    });
  }

  #walk(path: string, enter: (folder: Node) => void): Node | undefined {
    let node: Node | undefined = this.#top;
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (node?.kind !== 'folder') return undefined;
      enter(node);
      node = node.entries.get(name);
    }
    return node;
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'test' });
}

/** Size and links of folders are those of FAT: they tell nothing. */
function asStats({ kind, ino, size, mtimeMs, ctimeMs }: Node): Stats {
  const times = { mtimeMs, ctimeMs, birthtimeMs: ctimeMs };
  return { dev: 1, ino, size, nlink: 1, ...times, ...kindOf(kind) } as unknown as Stats;
}

const asDirent = (name: string, parentPath: string, kind: Kind): Dirent =>
  ({ name, parentPath, ...kindOf(kind) }) as unknown as Dirent;

const kindOf = (kind: Kind) => ({
  isFile: () => kind === 'file',
  isDirectory: () => kind === 'folder',
  isSymbolicLink: () => kind === 'link',
  isFIFO: () => kind === 'fifo',
});
