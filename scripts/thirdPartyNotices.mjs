// The licences of what is bundled: MIT, BSD and ISC ask that their text goes wherever the code goes.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One text of the licences of all packages that went into these builds, by name.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export function thirdPartyNotices(metafiles) {
  const folders = new Set(metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap(packageFolder));
  const notices = [...folders].map(noticeOf).toSorted((a, b) => (a < b ? -1 : 1));
  return `This extension contains code of others, under these licences.\n\n${[...new Set(notices)].join('\n')}`;
}

/** @param {string} file */
function packageFolder(file) {
  const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file);
  return found ? [found[0]] : [];
}

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file && !license) throw new Error(`${name} is bundled and tells no licence`);
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}
