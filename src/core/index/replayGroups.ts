import { KeyTable } from '../kit/keyTable.ts';

/**
 * A `/btw` aside repeats its parent's messages under new request ids, all of them sidechain lines (ccusage issue 913).
 * Rows that share (message.id, session) stand in one group; where one of them is no sidechain, the sidechain ones are replays.
 */
export class ReplayGroups {
  /** Key → row × 2 while a row is alone, group × 2 + 1 afterwards: nearly all are alone, and an array for each would cost. */
  readonly #places = new KeyTable();
  readonly #groups: number[][] = [];

  /** Makes room for the messages of so many rows at once. */
  reserve(rows: number): void {
    this.#places.reserve(rows);
  }

  add(low: number, high: number, row: number): void {
    if (low === 0 && high === 0) return;
    const place = this.#places.claim(low, high, row * 2);
    if (place === row * 2) return;
    if ((place & 1) === 1) {
      const group = this.#groups[place >>> 1]!;
      if (!group.includes(row)) group.push(row);
    } else {
      this.#places.set(low, high, (this.#groups.push([place >>> 1, row]) - 1) * 2 + 1);
    }
  }

  /** Undoes an `add`. Whoever else says the same of the row has to say it again. */
  remove(low: number, high: number, row: number): void {
    const place = this.#places.get(low, high);
    if (place < 0) return;
    if ((place & 1) === 0) {
      if (place === row * 2) this.#places.set(low, high, (this.#groups.push([]) - 1) * 2 + 1);
      return;
    }
    const group = this.#groups[place >>> 1]!;
    const at = group.indexOf(row);
    if (at >= 0) group.splice(at, 1);
  }

  /** Tells of every row of a group with several, or that was once in one, whether it is a replay. */
  settle(isSidechain: (row: number) => boolean, tell: (row: number, isReplay: boolean) => void): void {
    const replays = new Set<number>();
    for (const group of this.#groups) {
      if (group.every(isSidechain)) continue;
      for (const row of group) if (isSidechain(row)) replays.add(row);
    }
    for (const group of this.#groups) for (const row of group) tell(row, replays.has(row));
  }
}
