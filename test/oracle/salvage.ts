// What can be saved from a line that is not JSON? Claude Code, killed or writing from two processes, leaves several
// records on one line, records cut short by the next one, and runs of NULs between them (claude-code #81843, #76059).
//
// NUL runs cut the line into pieces. A piece that parses is itself. In any other piece a record may begin at its first
// character, directly after another record, or at one of the heads below; wherever a whole object begins so, it is
// taken, from left to right; all other bytes (white space apart) are lost.

import { isWhiteSpace, parsed, trimmed } from './json.ts';

const heads = [
  '{"parentUuid"',
  '{"type"',
  '{"sessionId"',
  '{"uuid"',
  '{"message"',
  '{"timestamp"',
  '{"isSidechain"',
  '{"leafUuid"',
  '{"summary"',
];

/** Texts that parse, and whether anything lay between them. */
export function salvage(line: string): { readonly pieces: readonly string[]; readonly lostBytes: boolean } {
  const pieces: string[] = [];
  let lostBytes = false;
  for (const part of line.split(/\0+/)) {
    const piece = trimmed(part);
    if (piece === '') continue;
    if (parsed(piece) !== undefined) {
      pieces.push(piece);
      continue;
    }
    let at = 0;
    while (at < piece.length) {
      const end = endOfObject(piece, at);
      if (end !== undefined && parsed(piece.slice(at, end)) !== undefined) {
        pieces.push(piece.slice(at, end));
        at = end;
        while (isWhiteSpace(piece[at])) at++;
      } else {
        lostBytes = true;
        at = nextHead(piece, at + 1);
      }
    }
  }
  return { pieces, lostBytes };
}

/** Where the object that begins at `from` would end: right for whole objects, meaningless for others. */
function endOfObject(text: string, from: number): number | undefined {
  if (text[from] !== '{') return undefined;
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function nextHead(text: string, from: number): number {
  let nearest = text.length;
  for (const head of heads) {
    const at = text.indexOf(head, from);
    if (at !== -1 && at < nearest) nearest = at;
  }
  return nearest;
}
