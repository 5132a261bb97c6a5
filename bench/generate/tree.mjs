// The directory a run writes to: its random stream, its books, and when its files are born.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Books } from './books.mjs';
import { LogWriter } from './logWriter.mjs';
import { Random } from './random.mjs';

/** More than the steps in which Linux stamps files (4 to 10 ms). */
const birthStepMs = 25;

export class Tree {
  constructor(outDirectory, { seed, nowMs }) {
    this.random = new Random(seed);
    this.books = new Books();
    this.nowMs = nowMs;
    this.outDirectory = outDirectory;
    this.projects = join(outDirectory, '.claude', 'projects');
    rmSync(join(outDirectory, '.claude'), { recursive: true, force: true });
    mkdirSync(this.projects, { recursive: true });
  }

  writerOf(relativePath) {
    return new LogWriter(join(this.projects, relativePath));
  }

  /** Files beside the logs, which no reader should take for one. */
  writeBeside(relativePath, content) {
    const path = join(this.projects, relativePath);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }

  /** After this, new files have a later birth time than all there are: who is the older decides whose a copied turn is. */
  letTimePass() {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, birthStepMs);
  }

  writeTruth(about) {
    writeFileSync(join(this.outDirectory, 'truth.json'), `${JSON.stringify(this.books.report(about), undefined, 1)}\n`);
  }
}

/** The directory name that Claude Code makes of a working directory (FORMAT.md §1). */
export function slugOf(cwd) {
  return cwd.replace(/[^a-zA-Z0-9]/g, '-');
}
