import type { Desk } from './reader.ts';
import type { Navigation } from './state/navigation.ts';
import { mainSection } from './state/rows.ts';

/** Often enough that a page which VS Code takes away comes back where it was, seldom enough not to be felt. */
const pauseMs = 250;

/** Keeps where somebody reads, so that the page finds it again when it is shown again or the window is reloaded. */
export class PlaceKeeper {
  readonly #desk: Desk;
  #kept: Navigation;
  #isWaiting = false;

  constructor(desk: Desk, kept: Navigation) {
    this.#desk = desk;
    this.#kept = kept;
  }

  keep(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      this.#save();
    }, pauseMs);
  }

  #save(): void {
    const { host, state } = this.#desk;
    const { head, choice, log, open } = state();
    if (!head) return;
    const kept: Navigation = { session: head.session, choice, log, ...this.#place(), open: [...open] };
    if (JSON.stringify(kept) === JSON.stringify(this.#kept)) return;
    this.#kept = kept;
    host.save(kept);
  }

  /** The last row of the session's own log that begins at the top of the screen or above it. */
  #place(): Pick<Navigation, 'offset' | 'pixels'> {
    const list = this.#desk.list();
    const rows = this.#desk.rows();
    if (!list) return this.#kept;
    const { top } = list.seen;
    for (let place = list.rowAt(top); place >= 0; place--) {
      const row = rows[place];
      if (row?.place.section !== mainSection) continue;
      if (row.kind === 'gap') break;
      return { offset: row.item.offset, pixels: Math.max(0, Math.round(top - list.offsetOf(place))) };
    }
    return this.#kept;
  }
}
