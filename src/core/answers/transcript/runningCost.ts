import type { Holding } from '../../index/globalIndex.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { isDated } from '../../model/time.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { costLabel } from '../costLabels.ts';
import { spendingOf } from '../spending.ts';
import { usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';

interface PlacedRow {
  readonly row: number;
  /** Offset in the log that is shown. */
  readonly offset: number;
}

/**
 * What a session had cost at a place of its log. Sub-agents work beside it, in logs of their own: what they used counts from the
 * next message on that was said after it. Along a log the figure never falls, though its clock may; at its end it is the session's.
 */
export class RunningCost {
  readonly #view: Viewpoint;
  readonly #add: (sum: UsageSum, row: number) => void;
  readonly #placed: readonly PlacedRow[];
  readonly #placeOf = new Map<number, number>();
  #sum: UsageSum;
  #summed = 0;

  constructor(view: Viewpoint, session: SessionMetadata, shown: Holding, all: readonly Holding[]) {
    this.#view = view;
    this.#add = usageAdder(view);
    this.#sum = new UsageSum(view.book);
    const others = shown.digest.file.role === 'main' ? all : [];
    this.#placed = placedRows(view, session, shown, others);
    for (const [place, { row }] of this.#placed.entries()) this.#placeOf.set(row, place);
    for (const [turn, row] of shown.rows.entries()) {
      if (!this.#placeOf.has(row)) this.#placeOf.set(row, this.#placeAt(shown.digest.turns.offset[turn]!));
    }
  }

  /** With a message of this log, and all that counts before it. */
  costUpTo(row: number): string {
    const place = (this.#placeOf.get(row) ?? -1) + 1;
    if (place < this.#summed) {
      this.#sum = new UsageSum(this.#view.book);
      this.#summed = 0;
    }
    for (; this.#summed < place; this.#summed++) this.#add(this.#sum, this.#placed[this.#summed]!.row);
    return costLabel(this.#view.labels, spendingOf(this.#sum)) || this.#view.labels.money(0);
  }

  /** Last place at or before an offset; -1 before all. */
  #placeAt(offset: number): number {
    let low = 0;
    let high = this.#placed.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#placed[middle]!.offset <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function placedRows(
  { index }: Viewpoint,
  session: SessionMetadata,
  shown: Holding,
  others: readonly Holding[],
): readonly PlacedRow[] {
  const { at, isReplay } = index.ledger.columns;
  const isCounted = (row: number): boolean => index.sessionOfRow(row) === session.number && isReplay[row] !== 1;
  const placed: PlacedRow[] = [];
  const seen = new Set<number>();
  for (const [turn, row] of shown.rows.entries()) {
    if (seen.has(row)) continue;
    seen.add(row);
    if (isCounted(row)) placed.push({ row, offset: shown.digest.turns.offset[turn]! });
  }
  placed.sort((a, b) => a.offset - b.offset);
  const beside = [...new Set(others.flatMap(({ rows }) => [...rows]))]
    .filter((row) => !seen.has(row) && isCounted(row))
    .sort((a, b) => compare(at[a]!, at[b]!) || a - b);
  return merged(placed, beside, at);
}

/** Each row from beside goes before the first message of the log that is surely later, else before the last. */
function merged(own: readonly PlacedRow[], beside: readonly number[], at: Float64Array): PlacedRow[] {
  const all: PlacedRow[] = [];
  let next = 0;
  for (const place of own) {
    const isLast = place === own.at(-1);
    const time = isDated(at[place.row]!) ? at[place.row]! : Number.NEGATIVE_INFINITY;
    const isEarlier = (row: number): boolean => isLast || at[row]! < time;
    for (; next < beside.length && isEarlier(beside[next]!); next++)
      all.push({ row: beside[next]!, offset: place.offset });
    all.push(place);
  }
  return all;
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
