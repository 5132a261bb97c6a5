// Where are the programs that we are measured beside? None is a dependency of ours: npm brings them once, into out/peers.

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { HOST } from '../../test/host/paths.mjs';
import { peersFolder } from '../compare/ccusage.ts';

export const tokscaleVersion = '1.4.3';
const ripgrepVersion = '1.18.0';

/** The folder of tokscale's native core. Its command line asks for bun and the network. */
export function tokscaleCore(): string {
  return installed('@tokscale/core', tokscaleVersion);
}

/** The first ripgrep there is: on the PATH, in the test host's VS Code, from npm. */
export function ripgrep(): string {
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = folders.map((folder) => path.join(folder, binary)).find((file) => existsSync(file));
  if (onPath !== undefined) return onPath;
  const inPackage = path.join('bin', `${process.platform}-${process.arch}`, binary);
  const inHost = path.join(
    HOST,
    'node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep-universal',
    inPackage,
  );
  if (existsSync(inHost)) return inHost;
  const fromNpm = path.join(installed('@vscode/ripgrep-universal', ripgrepVersion), inPackage);
  chmodSync(fromNpm, 0o755);
  return fromNpm;
}

export function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n')[0]!.trim();
}

function installed(name: string, version: string): string {
  const folder = path.join(peersFolder, 'node_modules', name);
  if (!existsSync(folder)) {
    const npm = [
      'install',
      '--prefix',
      peersFolder,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `${name}@${version}`,
    ];
    execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  }
  return folder;
}
