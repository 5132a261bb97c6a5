import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../host/paths.mjs';

/** Fills a home with made-up logs of the last weeks. */
export function makeDemo(home: string): void {
  execFileSync(process.execPath, [path.join(ROOT, 'bench/generate.mjs'), '--preset', 'demo', '--out', home]);
}
