import { KeyTable } from '../kit/keyTable.ts';

/**
 * A `/btw` aside repeats its parent's messages under new request ids, all of them sidechain lines (ccusage issue 913).
 * Rows that share (message.id, session) stand in one group; where one of them is no sidechain, the sidechain ones are replays.
 */
export class ReplayGroups {
  /** Key → row × 2 while a row is alone, group × 2 + 1 afterwards: nearly all are alone, and an array for each would cost. */
  readonly #places = new KeyTable();
  readonly #groups: number[][] = [];
  /** Row → groups that it stands in; only of rows that are not alone. */
  readonly #groupsOf = new Map<number, number[]>();
  /** Groups in which something has changed since all was told. */
  readonly #changed = new Set<number>();

  /** Makes room for the messages of so many rows at once. */
  reserve(rows: number): void {
    this.#places.reserve(rows);
  }

  add(low: number, high: number, row: number): void {
    if (low === 0 && high === 0) return;
    const place = this.#places.claim(low, high, row * 2);
    if (place === row * 2) return;
    if ((place & 1) === 1) this.#join(place >>> 1, row);
    else {
      const group = this.#groups.push([]) - 1;
      this.#places.set(low, high, group * 2 + 1);
      this.#join(group, place >>> 1);
      this.#join(group, row);
    }
  }

  /** A row is said to be something else than before. */
  changed(row: number): void {
    const groups = this.#groupsOf.get(row);
    if (groups) for (const group of groups) this.#changed.add(group);
  }

  /** Undoes an `add`. Whoever else says the same of the row has to say it again. */
  remove(low: number, high: number, row: number): void {
    const place = this.#places.get(low, high);
    if (place < 0) return;
    if ((place & 1) === 0) {
      if (place === row * 2) this.#places.set(low, high, (this.#groups.push([]) - 1) * 2 + 1);
      return;
    }
    this.changed(row);
    without(this.#groups[place >>> 1]!, row);
    without(this.#groupsOf.get(row) ?? [], place >>> 1);
  }

  /** Tells of every row whose groups have changed whether it is a replay. */
  settle(isSidechain: (row: number) => boolean, tell: (row: number, isReplay: boolean) => void): void {
    const isMixed = (group: number): boolean => !this.#groups[group]!.every(isSidechain);
    const rows = new Set([...this.#changed].flatMap((group) => this.#groups[group]!));
    this.#changed.clear();
    for (const row of rows) tell(row, isSidechain(row) && this.#groupsOf.get(row)!.some(isMixed));
  }

  #join(group: number, row: number): void {
    const rows = this.#groups[group]!;
    this.#changed.add(group);
    if (rows.includes(row)) return;
    rows.push(row);
    const groups = this.#groupsOf.get(row);
    if (groups) groups.push(group);
    else this.#groupsOf.set(row, [group]);
  }
}

function without(numbers: number[], number: number): void {
  const at = numbers.indexOf(number);
  if (at >= 0) numbers.splice(at, 1);
}
