import { constants, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { asObject } from './jsonValue.ts';
import { promptText } from './readFacts.ts';

/** A first prompt longer than this is looked at in part; a cut line gives no title. */
const maxPromptBytes = 256 * 1024;
const maxTitleLength = 200;

/**
 * The first words of the prompt whose line starts at `offset`: read when a person looks, since prompts are never stored.
 * Undefined when the file is gone or has changed there. `readBytes` counts what it cost.
 */
export function readPromptTitle(
  path: string,
  offset: number,
): { readonly title: string | undefined; readonly readBytes: number } {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    // The sweep will find out what became of the file; a title is no reason to complain.
    return { title: undefined, readBytes: 0 };
  }
  try {
    if (!fstatSync(fd).isFile()) return { title: undefined, readBytes: 0 };
    return readTitleAt(fd, offset);
  } finally {
    closeSync(fd);
  }
}

function readTitleAt(fd: number, offset: number): { readonly title: string | undefined; readonly readBytes: number } {
  let readBytes = 0;
  for (let length = 8 * 1024; length <= maxPromptBytes; length *= 8) {
    const buffer = Buffer.allocUnsafe(length);
    const read = readSync(fd, buffer, 0, length, offset);
    readBytes += read;
    const newline = buffer.subarray(0, read).indexOf(0x0a);
    if (newline >= 0 || read < length)
      return { title: titleIn(buffer.toString('utf8', 0, newline < 0 ? read : newline)), readBytes };
  }
  return { title: undefined, readBytes };
}

function titleIn(line: string): string | undefined {
  try {
    const record = asObject(JSON.parse(line));
    const text = record && promptText(record)?.trim();
    return text ? text.slice(0, maxTitleLength) : undefined;
  } catch {
    // A line that no longer parses was rewritten; the next sweep reads the file again.
    return undefined;
  }
}
