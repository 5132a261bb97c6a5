/** A string's rest that was left out of a shortened line. */
export interface LeftOut {
  readonly bytes: number;
  /** That end in it; the last one counts with or without its newline. */
  readonly lines: number;
}

/** A line whose long strings end in a mark, and what stood after each. */
export interface ShortenedLine {
  readonly bytes: Buffer;
  readonly leftOut: readonly LeftOut[];
}

const quote = 0x22;
const backslash = 0x5c;
const letterN = 0x6e;

/**
 * Shortens the strings of a line of JSON to about `keepBytes`, without parsing it: an image or an output of 30 MB costs the search
 * for its closing quote instead of a string of 60 MB. Each shortened string ends in `mark` and a number, which counts into
 * `leftOut`. What is not JSON stays what it is.
 */
export function shortenStrings(line: Buffer, keepBytes: number, mark: string): ShortenedLine {
  if (line.length <= keepBytes) return { bytes: line, leftOut: [] };
  const parts: Buffer[] = [];
  const leftOut: LeftOut[] = [];
  let copied = 0;
  for (let open = line.indexOf(quote); open >= 0;) {
    const close = closingQuote(line, open + 1);
    if (close < 0) break;
    if (close - open - 1 > keepBytes) {
      const cut = cutBefore(line, open + 1, open + 1 + keepBytes);
      parts.push(line.subarray(copied, cut), Buffer.from(`${mark}${leftOut.length}`));
      leftOut.push({ bytes: close - cut, lines: linesIn(line, cut, close) });
      copied = close;
    }
    open = line.indexOf(quote, close + 1);
  }
  if (copied === 0) return { bytes: line, leftOut };
  parts.push(line.subarray(copied));
  return { bytes: Buffer.concat(parts), leftOut };
}

/** The next quote that is not escaped. */
function closingQuote(line: Buffer, from: number): number {
  for (let at = line.indexOf(quote, from); at >= 0; at = line.indexOf(quote, at + 1)) {
    if (backslashesBefore(line, from, at) % 2 === 0) return at;
  }
  return -1;
}

function backslashesBefore(line: Buffer, from: number, at: number): number {
  let count = 0;
  while (at - count > from && line[at - count - 1] === backslash) count++;
  return count;
}

/** At most `at`, and between two characters: in no escape, no half of a surrogate pair and no sequence of UTF-8. */
function cutBefore(line: Buffer, from: number, at: number): number {
  let cut = at;
  while (cut > from && (line[cut]! & 0xc0) === 0x80) cut--;
  // The longest escape is a pair of surrogates, `\ud83d\ude00`.
  for (let escape = cut - 1; escape >= from && escape >= cut - 11; escape--) {
    if (line[escape] === backslash && backslashesBefore(line, from, escape) % 2 === 0) {
      if (escape + escapeLength(line, escape) > cut) cut = escape;
    }
  }
  return cut;
}

function escapeLength(line: Buffer, at: number): number {
  if (line[at + 1] !== 0x75) return 2;
  const isLead = /^\\u[dD][89abAB]/.test(line.toString('latin1', at, at + 4));
  return isLead && line[at + 6] === backslash ? 12 : 6;
}

function linesIn(line: Buffer, from: number, to: number): number {
  let count = endsWithNewline(line, from, to) ? 0 : 1;
  for (let at = line.indexOf(backslash, from); at >= 0 && at < to; at = line.indexOf(backslash, at + 2)) {
    if (line[at + 1] === letterN) count++;
  }
  return count;
}

const endsWithNewline = (line: Buffer, from: number, to: number): boolean =>
  line[to - 1] === letterN && backslashesBefore(line, from, to - 1) % 2 === 1;
