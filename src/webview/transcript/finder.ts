import type { JumpDirection } from '../../core/answers/transcript.ts';
import type { Doings } from './doings.ts';
import { activeRow } from './keys.ts';
import type { Desk, JumpOutcome, Reader } from './reader.ts';
import { inListOrder, isCounted } from './state/find.ts';

/** Looks for the text of the find box through the whole log, and counts where it stands. */
export class Finder {
  readonly #desk: Desk;
  readonly #reader: Reader;
  readonly #doings: Doings;

  constructor(desk: Desk, reader: Reader, doings: Doings) {
    this.#desk = desk;
    this.#reader = reader;
    this.#doings = doings;
  }

  async find(direction: JumpDirection): Promise<void> {
    const { state, dispatch } = this.#desk;
    const { text } = state().find;
    if (text === '') return;
    dispatch({ kind: 'findAnswered', outcome: 'searching' });
    const outcome = await this.#next(text, direction);
    if (outcome === 'given-up' || state().find.text !== text) return;
    dispatch({ kind: 'findAnswered', outcome });
    if (outcome === 'found') this.#open(text);
    await this.#reader.count(text);
  }

  /**
   * The log is searched from here on; where that finds nothing, or once all places are known, from the last to the first. With a
   * sub-agent's log open, all places have to be known first.
   */
  async #next(text: string, direction: JumpDirection): Promise<JumpOutcome> {
    const { find, sections } = this.#desk.state();
    if (find.isCut || (sections.size === 1 && !isCounted(find, sections))) {
      const outcome = await this.#reader.jump({ kind: 'text', text }, direction);
      if (outcome !== 'none') return outcome;
    }
    await this.#reader.count(text);
    const { hits } = this.#desk.state().find;
    const here = this.#reader.pathHere();
    const next =
      direction === 'next'
        ? (hits.find(({ path }) => inListOrder(path, here) > 0) ?? hits[0])
        : (hits.findLast(({ path }) => inListOrder(path, here) < 0) ?? hits.at(-1));
    if (next === undefined) return 'none';
    await this.#reader.goToHit(next);
    return 'found';
  }

  /** What was found may stand in what is folded, or in the part of it that was cut. */
  #open(text: string): void {
    const { state, dispatch } = this.#desk;
    const row = activeRow(this.#desk);
    if (!row || this.#isSeen(text)) return;
    if (!state().open.has(row.key)) dispatch({ kind: 'toggled', name: row.key });
    if (!this.#isSeen(text)) this.#doings.showAll(row);
  }

  #isSeen(text: string): boolean {
    const row = this.#reader.activeElement();
    return row === undefined || row.textContent.toLowerCase().includes(text.toLowerCase());
  }
}
