import { KeyTable } from '../kit/keyTable.ts';

/**
 * A `/btw` aside repeats its parent's messages under new request ids, all of them sidechain lines (ccusage issue 913).
 * Rows that share (message.id, session) stand in one group; where one of them is no sidechain, the sidechain ones are replays.
 */
export class ReplayGroups {
  /** Key → row × 2 while a row is alone, group × 2 + 1 afterwards: nearly all are alone, and an array for each would cost. */
  readonly #places = new KeyTable(1024);
  readonly #groups: number[][] = [];

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

  /** Writes 1 into `isReplay` for each replay, 0 for every other row of a group with several. */
  settle(isSidechain: (row: number) => boolean, isReplay: Uint8Array): void {
    for (const group of this.#groups) for (const row of group) isReplay[row] = 0;
    for (const group of this.#groups) {
      if (group.every(isSidechain)) continue;
      for (const row of group) if (isSidechain(row)) isReplay[row] = 1;
    }
  }
}
