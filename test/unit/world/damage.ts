import type { Random } from './random.ts';
import type { SoundLog } from './soundLog.ts';

type Damage = (bytes: Buffer, random: Random) => Buffer;
type Accidents = Readonly<Record<string, Damage>>;

const newline = 0x0a;

/** The bytes of a log after a few accidents, and which. */
export function damaged({ lines }: SoundLog, random: Random): { readonly bytes: Buffer; readonly how: string } {
  let bytes: Buffer = Buffer.concat(lines.flatMap((line) => [line, Buffer.from([newline])]));
  const how: string[] = [];
  for (let left = random.from(1, 4); left > 0; left--) {
    const name = random.one(names);
    bytes = accidents[name]!(bytes, random);
    how.push(name);
  }
  return { bytes, how: how.join(', ') };
}

const splice = (bytes: Buffer, from: number, to: number, middle: Uint8Array | string = ''): Buffer =>
  Buffer.concat([bytes.subarray(0, from), Buffer.from(middle as string), bytes.subarray(to)]);

const insert =
  (make: (random: Random) => Buffer | string): Damage =>
  (bytes, random) => {
    const at = place(bytes, random);
    return splice(bytes, at, at, make(random));
  };

/** Anywhere; half of the time at the start of a line, where writers stop and begin. */
function place(bytes: Buffer, random: Random): number {
  const anywhere = random.below(bytes.length + 1);
  return random.below(2) === 0 ? anywhere : bytes.lastIndexOf(newline, anywhere) + 1;
}

function range(bytes: Buffer, random: Random): readonly [from: number, to: number] {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.from(1, random.one([3, 60, 700])))];
}

const numbers = [
  '1e400',
  '-1',
  '1.5',
  '4294967296',
  '4294967295',
  '9007199254740993',
  '"12"',
  '""',
  'null',
  '[]',
  '1e3',
  '00',
];
const proto = '"__proto__":{"type":"assistant","requestId":"r","message":{"usage":{"output_tokens":1}}},';
const bits = [
  '{"type"',
  '{"parentUuid":',
  '{',
  '}',
  '"',
  '\\',
  '[',
  ']',
  ',',
  '\r',
  '\r\n',
  ' ',
  '\t',
  'null',
  '{}',
  '[1]',
  '42',
];

const accidents: Accidents = {
  'a bit flipped': (bytes, random) => {
    if (bytes.length === 0) return bytes;
    const copy = Buffer.from(bytes);
    copy[random.below(copy.length)]! ^= 1 << random.below(8);
    return copy;
  },
  'bytes lost': (bytes, random) => splice(bytes, ...range(bytes, random)),
  'bytes repeated': (bytes, random) => {
    const [from, to] = range(bytes, random);
    return splice(bytes, to, to, bytes.subarray(from, to));
  },
  'bytes moved': (bytes, random) => {
    const [from, to] = range(bytes, random);
    const rest = splice(bytes, from, to);
    const at = place(rest, random);
    return splice(rest, at, at, bytes.subarray(from, to));
  },
  NULs: insert((random) => Buffer.alloc(random.one([1, 4, 300]))),
  'the end cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  'the start cut off': (bytes, random) => bytes.subarray(random.below(bytes.length + 1)),
  'lines glued': (bytes, random) => {
    const at = bytes.indexOf(newline, random.below(bytes.length + 1));
    return at < 0 ? bytes : splice(bytes, at, at + 1, random.one(['', ' ', '\0']));
  },
  'a record cut where the next begins': (bytes, random) => {
    const from = random.below(bytes.length + 1);
    const end = bytes.indexOf(newline, from);
    return end < 0 ? bytes : splice(bytes, from, end + 1);
  },
  'a newline': insert(() => '\n'),
  'bytes that are no UTF-8': insert((random) =>
    Buffer.from(random.one([[0xff], [0xc3], [0xe2, 0x80], [0xed, 0xa0, 0x80], [0xf5]])),
  ),
  'CRLF everywhere': (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  'a byte order mark': (bytes, random) => {
    const at = random.below(2) === 0 ? 0 : place(bytes, random);
    return splice(bytes, at, at, '\uFEFF');
  },
  'a raw U+2028': insert((random) => random.one(['\u2028', '\u2029', '\u0085'])),
  'another number': (bytes, random) => {
    const found = [...bytes.toString('latin1').matchAll(/(?<=tokens":)\d+/g)];
    if (found.length === 0) return bytes;
    const number = random.one(found);
    return splice(bytes, number.index, number.index + number[0].length, random.one(numbers));
  },
  'deep nesting': insert((random) => {
    const depth = random.one([100, 3000]);
    // Where a record may begin, salvage looks again: 64 passes over a line are its limit (scan/salvage.ts).
    const [open, close, times] = random.one([
      ['[', ']', depth],
      ['{"a":', '}', depth],
      ['{"type":', '}', 8],
    ] as const);
    return `${open.repeat(times)}${random.below(2) === 0 ? `1${close.repeat(times)}\n` : ''}`;
  }),
  __proto__: (bytes, random) => {
    const at = bytes.indexOf('{', random.below(bytes.length + 1)) + 1;
    return splice(bytes, at, at, at === 0 ? `{${proto}"type":"user"}\n` : proto);
  },
  'stray bits of records': insert((random) => random.one(bits)),
  'a line of text': insert(() => '# nothing to see\n'),
};
const names = Object.keys(accidents);
