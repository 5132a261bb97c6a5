import { asObject } from './jsonValue.ts';
import { promptText } from './readFacts.ts';
import { readLineAt } from './readLineAt.ts';

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
  const { line, readBytes } = readLineAt(path, offset, maxPromptBytes);
  return { title: line === undefined ? undefined : titleIn(line), readBytes };
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
