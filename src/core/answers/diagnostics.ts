import type { FileDigest } from '../model/fileDigest.ts';
import type { Skip } from '../model/skips.ts';
import type { UnpricedTokens } from '../price/cost.ts';
import { isKnownKind } from './diagnosticsKinds.ts';
import { localTime } from './explanationLines.ts';
import { spendingOf } from './spending.ts';
import { sumOf, sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What is not in order, or not understood, in what was read. Log text stands as it is in the logs. */
export interface Diagnostics {
  readonly asOf: string;
  readonly zone: string;
  readonly prices: string;
  readonly surroundings: Surroundings;
  readonly files: number;
  readonly deletedFiles: number;
  readonly bytes: number;
  readonly lines: number;
  readonly sessions: number;
  readonly messages: number;
  readonly replays: number;
  readonly incompleteOutputs: number;
  readonly skips: readonly Skip[];
  readonly unknownKinds: readonly KindCount[];
  readonly unpriced: readonly UnpricedTokens[];
  /** Those with anything to say, by path. */
  readonly findings: readonly FileFindings[];
}

/** What only the asker knows. */
export interface Surroundings {
  /** `memory`: nothing outlives this process. */
  readonly store: 'sqlite' | 'memory';
  readonly folders: readonly {
    readonly folder: string;
    /** Its folder of logs; undefined where there is none. */
    readonly logs: string | undefined;
    readonly fault: string | undefined;
  }[];
}

export interface KindCount {
  readonly kind: string;
  readonly records: number;
}

export interface FileFindings {
  readonly path: string;
  readonly isDeleted: boolean;
  readonly skips: readonly Skip[];
  readonly unknownKinds: readonly KindCount[];
  /** Messages of this file whose output is only a floor. */
  readonly incompleteOutputs: number;
  readonly unpriced: readonly UnpricedTokens[];
}

export function diagnostics(view: Viewpoint, surroundings: Surroundings): Diagnostics {
  const { index, calendar, pricer } = view;
  const { columns, length } = index.ledger;
  const digests = index.digests();
  const usage = sumUsage(view, (row) => columns.owner[row]!);
  const holdings = index.holdings();
  const findings = holdings.map(({ file, digest }): FileFindings => {
    const { cost, incompleteTurns } = spendingOf(usage.get(file));
    const { path } = digest.file;
    const unknownKinds = unknownKindsOf([digest]);
    const { isDeleted, skips } = digest;
    return { path, isDeleted, skips, unknownKinds, incompleteOutputs: incompleteTurns, unpriced: cost.unpriced };
  });
  const all = spendingOf(sumOf(view, usage.values()));
  let replays = 0;
  for (let row = 0; row < length; row++) replays += columns.isReplay[row]!;
  return {
    asOf: localTime(view, view.now),
    zone: calendar.zone,
    prices: pricer.cardId,
    surroundings,
    files: digests.length,
    deletedFiles: digests.filter(({ isDeleted }) => isDeleted).length,
    bytes: digests.reduce((sum, { mark }) => sum + mark.offset, 0),
    lines: digests.reduce((sum, { facts }) => sum + facts.lines, 0),
    sessions: index.sessions().filter(({ isEmpty }) => !isEmpty).length,
    messages: all.turns,
    replays,
    incompleteOutputs: all.incompleteTurns,
    skips: allSkips(digests),
    unknownKinds: unknownKindsOf(digests),
    unpriced: all.cost.unpriced,
    findings: findings.filter(hasFindings).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function hasFindings({ isDeleted, skips, unknownKinds, incompleteOutputs, unpriced }: FileFindings): boolean {
  return isDeleted || skips.length + unknownKinds.length + incompleteOutputs + unpriced.length > 0;
}

function unknownKindsOf(digests: readonly FileDigest[]): KindCount[] {
  const counts = new Map<string, number>();
  for (const { facts } of digests) {
    for (const [kind, count] of facts.kinds) if (!isKnownKind(kind)) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return Array.from(counts, ([kind, records]) => ({ kind, records })).toSorted(
    (a, b) => b.records - a.records || (a.kind < b.kind ? -1 : 1),
  );
}

/** By reason; offsets mean nothing over several files. */
function allSkips(digests: readonly FileDigest[]): Skip[] {
  const sums = new Map<Skip['reason'], Skip>();
  for (const { reason, count, bytes } of digests.flatMap((digest) => digest.skips)) {
    const known = sums.get(reason);
    sums.set(reason, { reason, count: count + (known?.count ?? 0), bytes: bytes + (known?.bytes ?? 0), offsets: [] });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count);
}
