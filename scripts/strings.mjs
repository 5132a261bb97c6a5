// `npm run strings`: writes the texts that the source hands to `l10n.t` into l10n/bundle.l10n.json, and every text that has no
// translation yet into the translations as `null`, where a test fails on it. Texts that are gone are taken out.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../test/host/paths.mjs';
import { ENGLISH, MANIFEST_ENGLISH, readTexts, textFile, textsOfSource, translationsOf } from './texts.mjs';

const texts = await textsOfSource();
write(ENGLISH, textFile(texts));
for (const file of translationsOf(ENGLISH)) update(file, texts);
const manifest = readTexts(MANIFEST_ENGLISH);
for (const file of translationsOf(MANIFEST_ENGLISH)) update(file, manifest, Object.keys(manifest));

/**
 * @param {string} file
 * @param {import('./texts.mjs').Texts} english
 * @param {readonly string[]} [order]
 */
function update(file, english, order) {
  const known = existsSync(path.join(ROOT, file)) ? readTexts(file) : {};
  const keys = Object.keys(english);
  const missing = keys.filter((key) => typeof known[key] !== 'string');
  write(file, textFile(Object.fromEntries(keys.map((key) => [key, known[key]])), order));
  console.log(`${file}: ${missing.length === 0 ? 'complete' : `${missing.length} texts to translate, now null`}`);
  for (const key of missing) console.log(`  ${JSON.stringify(key)}`);
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  writeFileSync(path.join(ROOT, file), text);
}
