// The texts that people read, as the source has them, and the files that hold their translations.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { ROOT } from '../test/host/paths.mjs';

export const ENGLISH = 'l10n/bundle.l10n.json';
export const MANIFEST_ENGLISH = 'package.nls.json';

/** @typedef {Readonly<Record<string, unknown>>} Texts */

/**
 * Every text handed to `l10n.t` in the source, by the key that its translation is looked up with.
 *
 * @returns {Promise<Texts>}
 */
export async function textsOfSource() {
  /** @type {Map<string, string[]>} */
  const byKind = new Map();
  for (const file of sourceFiles()) {
    const text = readText(file);
    // Parsing takes its time, and most files say nothing.
    if (text.includes('l10n')) byKind.set(path.extname(file), [...(byKind.get(path.extname(file)) ?? []), text]);
  }
  // As one text each: the parser takes a tenth of a second to start.
  const files = [...byKind].map(([extension, texts]) => ({ extension, contents: asOneFile(texts) }));
  return getL10nJson(files);
}

/** @param {readonly string[]} texts */
const asOneFile = (texts) => [...imports, ...texts.map(named)].join('\n');

/**
 * Our imports are at the top already; and the parser does not know a `t` taken out of `vscode.l10n`.
 *
 * @param {string} text
 */
function named(text) {
  const body = text.replace(/^import \* as (?:l10n|vscode) from .*$/gm, '');
  return body.includes('{ t } = vscode.l10n') ? body.replace(/(?<![\w.])t\(/g, 'vscode.l10n.t(') : body;
}

const imports = ["import * as l10n from '@vscode/l10n';", "import * as vscode from 'vscode';"];

/** @returns {string[]} */
export const sourceFiles = () =>
  readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => path.posix.join('src', file.replaceAll('\\', '/')));

/**
 * The translations of a file of English texts: `l10n/bundle.l10n.de.json` of `l10n/bundle.l10n.json`.
 *
 * @param {string} english
 * @returns {string[]}
 */
export function translationsOf(english) {
  const { dir, name } = path.parse(english);
  return readdirSync(path.join(ROOT, dir))
    .filter((file) => file.startsWith(`${name}.`) && file !== `${name}.json` && file.endsWith('.json'))
    .map((file) => path.posix.join(dir, file));
}

/**
 * One text a line, in the order of the keys.
 *
 * @param {Texts} texts
 * @param {readonly string[]} [keys]
 */
export function textFile(texts, keys = Object.keys(texts).sort(byCodeUnit)) {
  return `{\n${keys.map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(texts[key] ?? null)}`).join(',\n')}\n}\n`;
}

/**
 * Read line by line, so that a file which a merge has left with markers or without a comma still gives all its texts.
 *
 * @param {string} file
 * @returns {Texts}
 */
export function readTexts(file) {
  const lines = readText(file)
    .split('\n')
    .filter((line) => /^\s*"/.test(line));
  return Object.assign({}, ...lines.map((line) => JSON.parse(`{${line.trim().replace(/,$/, '')}}`)));
}

/** @param {string} file */
export const readText = (file) => readFileSync(path.join(ROOT, file), 'utf8');

/**
 * @param {string} a
 * @param {string} b
 */
function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
