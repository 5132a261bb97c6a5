import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { ripgrepVersion } from './peerContenders.ts';
import { ripgrep } from './peers.ts';
import type { NodeVersion } from './nodes.ts';

/** Where all this was measured, as a list. */
export function machineLines(nodes: readonly NodeVersion[], loadBefore: readonly number[]): string {
  const load = (values: readonly number[]): string => values[0]!.toFixed(1);
  return [
    `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${release()}`,
    nodes.map(({ name }) => name).join(', '),
    `${ripgrepVersion()} (${ripgrep()})`,
    `load average ${load(loadBefore)} before, ${load(loadavg())} after`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}
