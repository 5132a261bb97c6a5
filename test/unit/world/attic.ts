import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { pictureOf } from '../logTree.ts';
import { demandIndexEqualsOracle } from '../oraclePicture.ts';
import { Refresher } from '../../../src/core/refresh.ts';
import { plainDigest } from '../store/sampleDigest.ts';
import { MemoryStore } from './memoryStore.ts';
import type { Disk } from './disk.ts';
import type { Memory } from './memory.ts';
import type { Window } from './windows.ts';
import { walkerModule } from '../walkerModule.ts';

/**
 * Demands that what a window shows equals a cold read of the disk and of the attic, where deleted logs lie as they were last seen;
 * by the oracle for all turns and skips, by our own reader for every other word of every digest.
 */
export async function demandColdEquals(disk: Disk, { refresher, memory }: Window): Promise<void> {
  const { index } = refresher;
  const attic = new Attic(disk, memory);
  demandIndexEqualsOracle(index, [`${disk.home}/.claude`, attic.folder], attic.bornMs);
  const cold = new Refresher(new MemoryStore(), () => ({ env: {}, home: disk.home, extraFolders: [attic.folder] }), {
    walker: walkerModule,
  });
  await cold.request({ reason: 'start' });
  for (const digest of cold.index.digests()) {
    const ours = index.digestOf(attic.homeOf(digest.file.path));
    assert.deepEqual(ours && contentOf(ours), contentOf(digest), digest.file.path);
  }
  if (attic.isEmpty) assert.deepEqual(pictureOf(index), pictureOf(cold.index));
}

/** What a digest says of what is in the file, wherever and whenever that lay. */
function contentOf(digest: FileDigest): unknown {
  const { file: _file, mtimeNs: _mtimeNs, isDeleted: _isDeleted, ...content } = plainDigest(digest);
  return content;
}

/** Copies of deleted logs, laid out like the logs themselves. */
class Attic {
  readonly folder: string;
  readonly #disk: Disk;
  readonly #births = new Map<string, number>();

  constructor(disk: Disk, memory: Memory) {
    this.#disk = disk;
    this.folder = path.join(disk.home, 'attic');
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(path.join(this.folder, 'projects'), { recursive: true });
    for (const [place, { bytes, bornMs, isDeleted }] of memory) {
      if (!isDeleted) continue;
      const full = path.join(this.folder, 'projects', place);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, bytes);
      this.#births.set(full, bornMs);
    }
  }

  get isEmpty(): boolean {
    return this.#births.size === 0;
  }

  /** A copy is younger than what it was copied from: the oracle is told when that was born. */
  readonly bornMs = (file: string): number | undefined => this.#births.get(file);

  /** Where a copy came from. */
  homeOf(file: string): string {
    return file.replace(`${this.folder}/projects`, this.#disk.projects);
  }
}
