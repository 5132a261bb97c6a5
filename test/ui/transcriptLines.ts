// Builds the lines of one session, in the order and with the clock of a conversation.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assistant, jsonl, user } from '../unit/records.ts';

const slug = '-home-dev-work-billing';

/** Minutes after the story began, as Claude Code writes it. */
const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 12, 14, 5) + minutes * 60_000).toISOString();

/** The lines of one session: each knows its session and comes after the one before. */
export class Lines {
  readonly records: object[] = [];
  readonly #session: string;
  #minutes = 0;

  constructor(session: string) {
    this.#session = session;
  }

  prompt(text: string, line: object = {}): this {
    return this.#add(user(text, { ...this.#line(), promptSource: 'typed', origin: { kind: 'human' }, ...line }));
  }

  answer(id: string, content: readonly object[], parts: Parameters<typeof assistant>[0] = {}): this {
    const read = 10_000 + this.records.length * 2000;
    return this.#add(
      assistant({
        id: `msg_${id}`,
        at: this.#now(),
        output: 400,
        cacheRead: read,
        content,
        ...parts,
        line: this.#line(),
      }),
    );
  }

  result(id: string, content: unknown, toolUseResult: unknown, isError = false): this {
    const block = { type: 'tool_result', tool_use_id: id, content, ...(isError ? { is_error: true } : {}) };
    return this.#add(user([block], { ...this.#line(), toolUseResult }));
  }

  other(record: object): this {
    return this.#add({ ...this.#line(), ...record });
  }

  later(minutes: number): this {
    this.#minutes += minutes;
    return this;
  }

  #now(): string {
    return at(this.#minutes);
  }

  #line(): object {
    return { sessionId: this.#session, timestamp: this.#now() };
  }

  #add(record: object): this {
    this.records.push(record);
    this.#minutes += 0.1;
    return this;
  }
}

export const call = (id: string, name: string, input: object): object => ({ type: 'tool_use', id, name, input });
export const text = (words: string): object => ({ type: 'text', text: words });
export const patch = (lines: readonly string[]): object => ({
  oldStart: 10,
  oldLines: lines.filter((line) => !line.startsWith('+')).length,
  newStart: 10,
  newLines: lines.filter((line) => !line.startsWith('-')).length,
  lines,
});

export const logFile = (home: string, session: string): string =>
  path.join(home, '.claude/projects', slug, `${session}.jsonl`);

export function writeLog(home: string, session: string, records: readonly object[]): void {
  const file = logFile(home, session);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, jsonl(...records));
}
