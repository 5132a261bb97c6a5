/*
 * A text as the bytes of a log have it: in UTF-8, inside a JSON string, its letters in either case. Bytes are looked at as Latin-1,
 * one character each, which V8 searches without decoding anything.
 */

/** A pattern for bytes read as Latin-1 that finds every line in which the text stands, and some in which it does not. */
export function bytesPattern(text: string): RegExp {
  return new RegExp(Array.from(text.toWellFormed(), (character) => anyForm(character)).join(''), 'g');
}

/** Does a text stand in a line, in any case? A line in which it does not may seem to have it. */
export function standsIn(text: string): (line: Buffer) => boolean {
  const pattern = bytesPattern(text);
  return (line) => {
    for (let from = 0; from < line.length; from += sliceBytes) {
      // Slices overlap by more than a text can be long, so that none is missed at a border.
      const slice = line.toString('latin1', Math.max(0, from - overlapBytes), from + sliceBytes);
      if (slice.search(pattern) >= 0) return true;
    }
    return false;
  };
}

/** Strings of up to 64 KB are made in V8's young space; larger ones cost three times as much. */
const sliceBytes = 56 * 1024;
/** A searched text has at most 1,000 characters, each of which may be written in six bytes. */
const overlapBytes = 8 * 1024;

/** All ways to write a character: both cases, raw or escaped. */
function anyForm(character: string): string {
  if (/\s/.test(character)) return `(?:${spaces})`;
  const forms = new Set<string>();
  for (const written of [character, character.toLowerCase(), character.toUpperCase()]) {
    // Some letters change into two.
    if (Array.from(written).length === 1) for (const form of formsOf(written)) forms.add(form);
  }
  const all = [...forms];
  const isClass = all.every((form) => form.length === 1);
  if (isClass) return all.length === 1 ? all[0]! : `[${all.join('')}]`;
  return `(?:${all.join('|')})`;
}

/** White space of any kind: people search for words, and JSON has a line's end as two characters. */
const spaces = [
  String.raw`[ \t]|\\[nrtf]|\\u[0-9a-fA-F]{4}|\xc2\xa0|\xe1\x9a\x80`,
  String.raw`\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80|\xef\xbb\xbf`,
].join('|');

function formsOf(character: string): string[] {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return /[A-Za-z0-9]/.test(character) ? [character] : asciiForms(character);
  const raw = Array.from(Buffer.from(character, 'utf8'), (byte) => `\\x${hex(byte, 2)}`).join('');
  const escaped = Array.from({ length: character.length }, (_, i) => escapedUnit(character.charCodeAt(i))).join('');
  return [raw, escaped];
}

function asciiForms(character: string): string[] {
  const literal = /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
  // A quote and a backslash always stand escaped; a slash may.
  if (character === '"' || character === '\\') return [`\\\\${literal}`];
  return character === '/' ? [literal, `\\\\${literal}`] : [literal];
}

const escapedUnit = (unit: number): string =>
  String.raw`\\u` +
  Array.from(hex(unit, 4), (digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit)).join('');

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
