// Runs ccusage from npm. It is no dependency of ours: it is fetched once, into out/peers.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './lineRules.ts';

export const ccusageVersion = '20.0.24';

const root = join(import.meta.dirname, '../..');
/** Where npm puts what we are compared with. */
export const peersFolder = join(root, 'out/peers');

/** The native binary, installed where it is not there yet. */
export function ccusageBinary(): string {
  const platform = process.platform === 'win32' ? 'win32' : process.platform;
  const name = process.platform === 'win32' ? 'ccusage.exe' : 'ccusage';
  const path = join(peersFolder, 'node_modules/@ccusage', `ccusage-${platform}-${process.arch}`, 'bin', name);
  if (!existsSync(path) || installedVersion() !== ccusageVersion) {
    const npm = ['install', '--prefix', peersFolder, '--no-audit', '--no-fund', `ccusage@${ccusageVersion}`];
    execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  }
  chmodSync(path, 0o755);
  return path;
}

function installedVersion(): string | undefined {
  const manifest = join(peersFolder, 'node_modules/ccusage/package.json');
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

export interface RowFigures {
  readonly date?: string;
  readonly projectPath?: string;
  readonly sessionId?: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheCreationTokens: number;
  readonly cacheReadTokens: number;
  readonly totalCost: number;
}

export interface Row extends RowFigures {
  readonly modelBreakdowns: readonly (Omit<RowFigures, 'totalCost'> & {
    readonly modelName: string;
    readonly cost: number;
  })[];
}

export type CostMode = 'calculate' | 'auto';

/** What it says about the logs below `home`, a directory with `.claude/projects` in it. */
export function askCcusage(home: string, report: Report, mode: CostMode): Row[] {
  const flags = ['--json', '--offline', '-z', 'UTC', '-m', mode];
  return rowsOf(run(ccusageBinary(), ['claude', report, ...flags], home), report);
}

/** What our command line says. */
export function askUs(home: string, report: Report): Row[] {
  const cli = join(root, 'dist/cli.js');
  if (!existsSync(cli)) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  return rowsOf(run(process.execPath, [cli, report, '--json', '-z', 'UTC'], home), report);
}

function run(program: string, words: readonly string[], home: string): string {
  const env = { ...process.env, HOME: home, CLAUDE_CONFIG_DIR: join(home, '.claude') };
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  return execFileSync(program, words, { env, encoding: 'utf8', maxBuffer: 2 ** 30, stdio });
}

function rowsOf(json: string, report: Report): Row[] {
  const answer = JSON.parse(json) as Readonly<Record<string, Row[] | undefined>>;
  return answer[report === 'daily' ? 'daily' : 'sessions'] ?? [];
}
