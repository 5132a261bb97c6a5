// Small logs for the oracle's own tests: a directory that goes away, and records of answers with any field one likes.

import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OracleResult } from './oracle.ts';
import { oracle } from './oracle.ts';

/** A file as it is, or its lines. */
export type Content = string | Buffer | readonly (string | object)[];

export class ScratchLogs implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'cct-oracle-'));

  /** Writes the files below `projects/` and says what they all come to. */
  read(files: Readonly<Record<string, Content>>): OracleResult {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    return oracle([this.root]);
  }

  write(path: string, content: Content): void {
    const full = join(this.root, 'projects', path);
    mkdirSync(dirname(full), { recursive: true });
    const isText = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(full, isText ? content : content.map((line) => `${text(line)}\n`).join(''));
  }

  remove(path = ''): void {
    rmSync(join(this.root, 'projects', path), { recursive: true });
  }

  /** Returns when a new file has a later birth time than this one: file systems count in steps of milliseconds. */
  waitUntilOlder(path: string): void {
    const bornMs = Math.floor(statSync(join(this.root, 'projects', path)).birthtimeMs);
    const probe = join(this.root, 'probe');
    do {
      rmSync(probe, { force: true });
      writeFileSync(probe, '');
    } while (Math.floor(statSync(probe).birthtimeMs) <= bornMs);
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The record of an answer, with the fields of record, message and usage that `given` names. */
export function answer(given: Readonly<Record<string, unknown>> = {}): object {
  const { id, model = 'claude-sonnet-5-5', stop_reason = null, said = 'ok', at = '10:00:00', ...record } = given;
  const message = { id: 'id' in given ? id : 'msg_1', model, content: [{ type: 'text', text: said }], stop_reason };
  return {
    parentUuid: null,
    type: 'assistant',
    requestId: 'req_1',
    uuid: 'uuid',
    sessionId: 'one',
    timestamp: `2026-10-01T${String(at)}.000Z`,
    ...record,
    message: { ...message, usage: 'usage' in given ? given['usage'] : usage() },
  };
}

export function usage(given: object = {}): object {
  return { input_tokens: 1, output_tokens: 10, ...given };
}

export function text(line: string | object): string {
  return typeof line === 'string' ? line : JSON.stringify(line);
}
