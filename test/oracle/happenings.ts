// Many lines speak of one thing that happened: what was it, and whose?

import type { Figures, Said } from './acts.ts';

export interface Happening {
  readonly kind: Said['kind'];
  /** Of the owner, as are slug and file. */
  readonly sessionId: string;
  readonly slug: string;
  readonly file: string;
  readonly began: number | undefined;
  readonly ended: number | undefined;
  readonly name: string;
  readonly subject: string;
  /** Every line's; the largest counts, an agent's id by its hash. */
  readonly figures: readonly Figures[];
  readonly sidechain: boolean;
  /** Names of what some line said was so, in this order. */
  readonly marks: string;
}

const marks = ['failed', 'denied', 'interrupted', 'background', 'created', 'userModified', 'retried'] as const;

export function happeningsOf(said: readonly Said[]): Happening[] {
  const byKey = new Map<string, Said[]>();
  for (const line of said) {
    const lines = byKey.get(line.key);
    if (lines === undefined) byKey.set(line.key, [line]);
    else lines.push(line);
  }
  return Array.from(byKey.values(), (lines): Happening => {
    const owner = lines.reduce((best, line) => (isOwnerBefore(line, best) ? line : best));
    return {
      kind: owner.kind,
      sessionId: owner.fileSessionId,
      slug: owner.file.slug,
      file: owner.file.path,
      began: earliest(lines.map((line) => line.began)),
      ended: earliest(lines.map((line) => line.ended)),
      name: firstWord(lines.map((line) => line.name)),
      subject: firstWord(lines.map((line) => line.subject)),
      figures: lines.flatMap((line) => (line.figures === undefined ? [] : [line.figures])),
      sidechain: lines.every((line) => line.sidechain),
      marks: marks.filter((mark) => lines.some((line) => line[mark])).join(' '),
    };
  });
}

const earliest = (times: readonly (number | undefined)[]): number | undefined =>
  times.reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.min(a, b)));

const firstWord = (words: readonly string[]): string => words.filter((word) => word !== '').toSorted()[0] ?? '';

function isOwnerBefore(a: Said, b: Said): boolean {
  if (a.forked !== b.forked) return !a.forked;
  if (a.sidechain !== b.sidechain) return !a.sidechain;
  if (a.file.bornMs !== b.file.bornMs) return a.file.bornMs < b.file.bornMs;
  if (a.fileSessionId !== b.fileSessionId) return a.fileSessionId < b.fileSessionId;
  if (a.file.relativePath !== b.file.relativePath) return a.file.relativePath < b.file.relativePath;
  if (a.file.path !== b.file.path) return a.file.path < b.file.path;
  return a.offset < b.offset;
}
