import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hostNode } from '../../test/host/node.mjs';

/** A Node that people may have: the one on the PATH, and the newer one of the test host where that is installed. */
export interface NodeVersion {
  readonly path: string;
  /** `Node 24.21.0` */
  readonly name: string;
  /** Has node:sqlite, so that something can be kept between runs. */
  readonly canKeep: boolean;
}

/** Newest first. */
export function nodeVersions(pathNode: string): readonly NodeVersion[] {
  const found = [hostNode(), pathNode, process.execPath].filter((path) => existsSync(path)).map(nodeAt);
  const distinct = new Map(found.map((node) => [node.name, node]));
  return [...distinct.values()].toSorted((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }));
}

function nodeAt(path: string): NodeVersion {
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { path, name: `Node ${version}`, canKeep: major > 22 || (major === 22 && minor >= 13) };
}
