import { templates } from './lineTemplates.ts';
import type { Random } from './random.ts';

const oddValues = [
  ...[
    null,
    '',
    'x',
    'fast',
    'us',
    'batch',
    'user',
    'assistant',
    '<synthetic>',
    'msg_',
    'agent_progress',
    'end_turn',
    'create',
    'Read',
    'toolu_05',
    '+',
    "The user doesn't want to",
  ],
  ...[
    0,
    -0,
    1,
    -1,
    1.5,
    4_294_967_295,
    4_294_967_296,
    1e21,
    '12',
    '012',
    true,
    false,
    [],
    {},
    [null],
    [[]],
    { type: 'text' },
  ],
  ...[
    '2026-02-29T10:00:00.000Z',
    '2026-11-20T10:00:00+01:00',
    '2200-01-01T00:00:00.000Z',
    'é',
    '\\',
    '"',
    '\u0000',
    '\ud800',
  ],
];

/** A line made from one of the templates: fields dropped, moved, doubled, changed; then, mostly, bytes damaged. */
export function anyLine(random: Random): Buffer {
  let record: object = structuredClone(random.one(templates));
  for (let i = random.below(3); i > 0; i--) record = changed(record, random);
  let text = JSON.stringify(record);
  if (random.below(3) === 0) text = respelt(text, random);
  let bytes: Buffer = Buffer.from(text);
  for (let i = random.below(3); i > 0; i--) bytes = damagedLine(bytes, random);
  // A line is what stands between two newlines.
  return Buffer.from(bytes.filter((byte) => byte !== 0x0a));
}

/** One field, anywhere in it, is gone, the last, or of another value. */
function changed(record: object, random: Random): object {
  const keys = Object.keys(record);
  const key = keys[random.below(keys.length)];
  if (key === undefined) return record;
  const value: unknown = (record as Record<string, unknown>)[key];
  const inner =
    typeof value === 'object' && value !== null && random.below(3) > 0
      ? changed(value, random)
      : random.one([value, random.one(oddValues), random.one(oddValues)]);
  if (Array.isArray(record)) return record.with(Number(key), inner);
  const { [key]: _gone, ...others } = record as Record<string, unknown>;
  return random.below(4) === 0
    ? others
    : random.below(2) === 0
      ? { [key]: inner, ...others }
      : { ...others, [key]: inner };
}

/** The same, or nearly the same, in other letters. */
function respelt(text: string, random: Random): string {
  const keys = [...text.matchAll(/"(\w+)":/g)];
  if (keys.length === 0) return text;
  const { 0: whole, 1: name = '', index } = random.one(keys);
  const before = text.slice(0, index);
  const after = text.slice(index + whole.length);
  const escaped = `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}":`;
  return (
    before +
    random.one([
      `${escaped}${after}`,
      `"${name}": ${after}`,
      `"${name}" :${after}`,
      ` "${name}":${after}`,
      `${whole}${JSON.stringify(random.one(oddValues))},${whole}${after}`,
      `${escaped}${JSON.stringify(random.one(oddValues))},${whole}${after}`,
      `"__proto__":{"type":"user"},${whole}${after}`,
      `"${name}x":1,${whole}${after}`,
    ])
  );
}

const bits = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ' ',
  '\t',
  '\r',
  '\0',
  '\\u12',
  '\\x',
  '\\\\',
  '\\"',
  '0',
  '1e5',
  '-',
  'null',
  'é',
  '\u2028',
];

function damagedLine(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + random.from(1, random.one([2, 40, 300])));
  switch (random.below(6)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at]! ^= 1 << random.below(8);
      return copy;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.one(bits)), bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(JSON.stringify(random.one(templates)))]);
    default:
      return bytes.subarray(0, at);
  }
}
