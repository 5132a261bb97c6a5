import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as layout from '../../../src/core/scan/walkerLayout.ts';

const read = (file: string): string => readFileSync(`src/core/scan/walker/${file}`, 'utf8');

/** `ROW_CACHE_READ` → `cacheRead`, `IS_MAIN` → `isMain`. */
const camelCase = (name: string): string =>
  name
    .replace(/^ROW_(?!BYTES)/, '')
    .toLowerCase()
    .replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

describe('the walker and its host', () => {
  it('agree where everything stands', () => {
    const places = new Map(
      [...read('layout.ts').matchAll(/export const (\w+): u\d+ = (\w+);/g)].map(
        ([, name = '', number]) => [name === 'ROW_INPUT' ? 'inputTokens' : camelCase(name), Number(number)] as const,
      ),
    );
    for (const [name, number] of Object.entries(layout)) assert.equal(places.get(name), number, name);
  });

  it('know each word by its number', () => {
    const cases = [...read('keys.ts').matchAll(/case (\d+):|if \((.+)\) return \w+; \/\/ (.+)/g)];
    let length = 0;
    let words = 0;
    for (const [, newLength, condition, word] of cases) {
      if (newLength !== undefined) length = Number(newLength);
      if (condition === undefined || word === undefined) continue;
      words++;
      assert.equal(word.length, length, word);
      assert.ok(isTrueOf(condition, Buffer.from(word)), word);
    }
    assert.ok(words > 40);
  });
});

/** All of the word's bytes are compared, and with the right numbers. */
function isTrueOf(condition: string, word: Buffer): boolean {
  const compared = new Set<number>();
  for (const [, kind, place, width, number = ''] of condition.matchAll(
    /(short|load<u64>)\(from(?: \+ (\d+))?(?:, (\d+))?\) == (0x[0-9a-f]+)/g,
  )) {
    const from = Number(place ?? 0);
    const bytes = Buffer.alloc(8);
    const length = kind === 'short' ? Number(width) : 8;
    word.copy(bytes, 0, from, from + length);
    if (bytes.readBigUInt64LE() !== BigInt(number)) return false;
    for (let i = from; i < from + length; i++) compared.add(i);
  }
  return compared.size === word.length;
}
