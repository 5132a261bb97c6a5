// What does the stated rule of the outside generator (../shared/bench/gen.mjs, "Truth rule") make of the lines of a tree?
// One line per message.id and requestId counts, the one with the largest output; everything about the message is its.

import type { Billed } from '../../test/oracle/billing.ts';
import type { OracleTurn } from '../../test/oracle/ledger.ts';
import type { Line } from './lines.ts';

export interface Verdict {
  readonly messageId: string | undefined;
  readonly requestId: string | undefined;
  /** The line that counts. */
  readonly line: Billed;
  /** All that were about this message. */
  readonly lines: readonly Billed[];
  readonly session: string;
  readonly day: string;
}

export function verdictsOf(lines: readonly Line[]): Verdict[] {
  const groups = new Map<string, Billed[]>();
  for (const { ours, facts } of lines) {
    if (facts.isRelayed || !facts.isOneObject) continue;
    for (const billed of ours) {
      const key = `${billed.messageId ?? ''}:${billed.requestId ?? ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [billed]);
      else group.push(billed);
    }
  }
  return [...groups.values()].map((group) => {
    const line = group.reduce((best, each) => (isBefore(each, best) ? each : best));
    return {
      messageId: line.messageId,
      requestId: line.requestId,
      line,
      lines: group,
      session: `${line.file.slug}/${line.fileSessionId}`,
      day: dayOf(line.at),
    };
  });
}

function isBefore(a: Billed, b: Billed): boolean {
  if (a.output !== b.output) return a.output > b.output;
  if (a.at !== b.at) return (a.at ?? 0) < (b.at ?? 0);
  if (a.file.relativePath !== b.file.relativePath) return a.file.relativePath < b.file.relativePath;
  return a.offset < b.offset;
}

/** In the generator's words. */
interface Sums {
  messages: number;
  input: number;
  output: number;
  cacheCreation: number;
  cacheCreation5m: number;
  cacheCreation1h: number;
  cacheRead: number;
}

export function sumsOf(verdicts: readonly Verdict[], nameOf: (verdict: Verdict) => string): Record<string, Sums> {
  const sums: Record<string, Sums> = {};
  for (const verdict of verdicts) {
    const { input, output, cacheWrite, cacheWrite1h, cacheRead } = verdict.line;
    const sum = (sums[nameOf(verdict)] ??= {
      ...{ messages: 0, input: 0, output: 0, cacheRead: 0 },
      ...{ cacheCreation: 0, cacheCreation5m: 0, cacheCreation1h: 0 },
    });
    sum.messages++;
    sum.input += input;
    sum.output += output;
    sum.cacheCreation += cacheWrite;
    sum.cacheCreation5m += cacheWrite - cacheWrite1h;
    sum.cacheCreation1h += cacheWrite1h;
    sum.cacheRead += cacheRead;
  }
  return sums;
}

/** Why FORMAT.md says otherwise about a message; whatever begins with `unexplained` is a fault of one of the two. */
export function causesOf(verdict: Verdict, turns: readonly OracleTurn[]): string[] {
  const { line, lines } = verdict;
  const own = turns.find((turn) => sessionOf(turn) === verdict.session) ?? turns[0];
  if (own === undefined) return [`unexplained: ${line.key} is missing`];
  const causes: string[] = [];
  for (const other of turns.filter((turn) => turn !== own)) {
    // FORMAT.md §5.2: without a request id the key is the id and the session id.
    const isCopy = verdict.requestId === undefined && isSame(other, line);
    causes.push(isCopy ? 'no requestId, copied under another session id' : `unexplained: ${own.key} is there twice`);
  }
  if (!isSame(own, line)) causes.push(`unexplained: counters of ${own.key}`);
  if (sessionOf(own) !== verdict.session) {
    // FORMAT.md §8: the file that was there first, not the one whose path sorts first.
    const owner = lines.find(({ file, offset }) => file.path === own.file && offset === own.offset);
    const isOlder = owner !== undefined && lines.every(({ file }) => owner.file.bornMs <= file.bornMs);
    causes.push(isOlder ? 'owner by birth' : `unexplained: owner of ${own.key}`);
  }
  if (own.at !== line.at) {
    // FORMAT.md §5.1: the time of the first line. A progress record may have told of the message earlier still.
    const firstAt = Math.min(...lines.filter(({ key }) => key === own.key).map(({ at }) => at ?? Infinity));
    const isFirst = own.at !== undefined && own.at <= firstAt;
    if (!isFirst) causes.push(`unexplained: time of ${own.key}`);
    else if (dayOf(own.at) !== verdict.day) causes.push('day of the first line');
  }
  return causes;
}

const sessionOf = ({ slug, sessionId }: OracleTurn): string => `${slug}/${sessionId}`;

const dayOf = (at: number | undefined): string => new Date(at ?? 0).toISOString().slice(0, 10);

function isSame(turn: OracleTurn, line: Billed): boolean {
  const names = ['model', 'input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite1h'] as const;
  return names.every((name) => turn[name] === line[name]);
}
