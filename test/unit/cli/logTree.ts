import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LoggedMessage {
  readonly id: number;
  readonly at: string;
  readonly model: string;
  readonly cwd: string;
  readonly usage: Readonly<Record<string, number>>;
  /** The last line of the message never came: its output is only an early count. */
  readonly isCut?: boolean;
}

/** One line of a log, as Claude Code writes it. */
export function logLine({ id, at, model, cwd, usage, isCut = false }: LoggedMessage): string {
  return JSON.stringify({
    type: 'assistant',
    timestamp: at,
    cwd,
    requestId: `req_${id}`,
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    message: { id: `msg_${id}`, role: 'assistant', model, stop_reason: isCut ? null : 'end_turn', usage },
  });
}

/** Writes a log as one of a config folder; answers its path. */
export function writeLog(configFolder: string, slug: string, session: string, lines: readonly string[]): string {
  const folder = join(configFolder, 'projects', slug);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${session}.jsonl`);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}
