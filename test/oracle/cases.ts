// Tables of what the oracle has to make of single values and single lines, worked out by hand.

import { answer, text, usage } from './scratchLogs.ts';

type Skips = Readonly<Record<string, number>>;

/** A counter as written, what it comes to, and whether that is worth a `bad-counter`. */
export const counterCases: readonly (readonly [written: unknown, count: number, isBad: boolean])[] = [
  [null, 0, false],
  [undefined, 0, false],
  [0, 0, false],
  [4_294_967_295, 4_294_967_295, false],
  ['0034', 34, false],
  [-1, 0, true],
  [1.5, 0, true],
  [4_294_967_296, 0, true],
  ['', 0, true],
  ['12 ', 0, true],
  [true, 0, true],
  [{}, 0, true],
];

const split = { ephemeral_5m_input_tokens: 30, ephemeral_1h_input_tokens: 70 };

/** cache_creation_input_tokens and cache_creation as written, and the writes for 5 minutes and for 1 hour. */
export const cacheWriteCases: readonly (readonly [flat: unknown, split: unknown, writes: readonly [number, number]])[] =
  [
    [100, undefined, [100, 0]],
    [100, null, [100, 0]],
    [100, {}, [100, 0]],
    [100, split, [30, 70]],
    [null, split, [30, 70]],
    [150, split, [80, 70]],
  ];

const one = text(answer({ id: 'msg_1' }));
const two = text(answer({ id: 'msg_2' }));
const cut = text(answer({ id: 'msg_cut', usage: usage({ output_tokens: 5_000 }) })).slice(0, -40);
const nul = '\0'.repeat(300);
const [beforeBytes = '', afterBytes = ''] = text(answer({ said: 'here:@@:there' })).split('@@');
const notUtf8 = [Buffer.from(beforeBytes), Buffer.from([0xff, 0xc3]), Buffer.from(`${afterBytes}\n`)];

/** The bytes of a file, how many turns are in it, and what had to be skipped. */
export const damageCases: readonly (readonly [what: string, content: string | Buffer, turns: number, skips: Skips])[] =
  [
    ['records glued together', `${one}${two}\n`, 2, {}],
    ['glued records with a blank between', `${one} ${two}\n`, 2, {}],
    ['a cut record before a whole one', `${cut}${one}\n`, 1, { 'broken-line': 1 }],
    ['rubbish before and after', `<<<${one}>>>${two}}\n`, 2, { 'broken-line': 1 }],
    ['NULs around a record', `${nul}${one}${nul}\n`, 1, {}],
    ['NULs between records', `${one}${nul}${two}\n`, 2, {}],
    ['NULs, blank lines, CRLF and a byte order mark', `\uFEFF${one}\r\n\r\n${nul}\n${two}\r\n`, 2, {}],
    ['values that are no objects', `42\n"x"\n[${one}]\nnull\n${one}\n`, 1, { 'not-an-object': 4 }],
    ['raw U+2028 in a string', `${text(answer({ said: 'a\u2028b' }))}\n`, 1, {}],
    ['a last line without a newline', `${one}\n${two}`, 2, {}],
    ['a last line that is cut', `${one}\n${two}${cut}`, 1, {}],
    ['bytes that are not UTF-8', Buffer.concat(notUtf8), 1, {}],
    ['a record quoted in a string', `${text({ type: 'user', message: { content: one } })}\n`, 0, {}],
    ['a record inside a tool result', `${text({ type: 'user', toolUseResult: answer() })}\n`, 0, {}],
  ];

const morning = '2026-10-01T10:00:00';

/** A timestamp as written, and when that is, if ever. */
export const timeCases: readonly (readonly [written: unknown, at: number | undefined])[] = [
  [`${morning}Z`, Date.UTC(2026, 9, 1, 10)],
  [`${morning}.1239Z`, Date.UTC(2026, 9, 1, 10, 0, 0, 123)],
  [`${morning}+02:00`, Date.UTC(2026, 9, 1, 8)],
  [`${morning}-05:30`, Date.UTC(2026, 9, 1, 15, 30)],
  ['2023-01-01T00:00:00Z', Date.UTC(2023, 0, 1)],
  ['2022-12-31T23:59:59Z', undefined],
  ['2100-01-01T00:00:00Z', undefined],
  ['2026-02-29T10:00:00Z', undefined],
  ['2026-10-01T24:00:00Z', undefined],
  ['2026-10-01', undefined],
  [morning, undefined],
  [`${morning} Z`, undefined],
  [1_790_000_000_000, undefined],
  [null, undefined],
];
