import { actKinds } from '../../model/act.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { eachAct, eachTurn, isWithin, type Scope } from './scope.ts';

/** Whoever says nothing for this long has gone away. */
const pauseMs = 5 * 60_000;

/**
 * How long work went on in the scope: the sum of all gaps of less than five minutes between one thing that happened and the
 * next, sessions side by side counting once. A long wait for a tool alone is not in it.
 */
export function activeMs(view: Viewpoint, scope: Scope): number {
  const line = new Timeline();
  eachTime(view, scope, (at) => line.add(at));
  return line.activeMs();
}

/** The same for each session by itself; what they come to together may be less. */
export function activeMsBySession(view: Viewpoint, scope: Scope): ReadonlyMap<number, number> {
  const lines = new Map<number, Timeline>();
  eachTime(view, scope, (at, session) => {
    let line = lines.get(session);
    if (!line) lines.set(session, (line = new Timeline()));
    line.add(at);
  });
  return new Map(Array.from(lines, ([session, line]) => [session, line.activeMs()]));
}

/**
 * Times in boxes of one pause each, of which only the first and last are kept: within a box every gap counts, across an empty
 * box none does. So nothing need be sorted.
 */
class Timeline {
  readonly #first = new Map<number, EpochMs>();
  readonly #last = new Map<number, EpochMs>();

  add(at: EpochMs): void {
    const box = Math.floor(at / pauseMs);
    const first = this.#first.get(box);
    if (first === undefined) {
      this.#first.set(box, at);
      this.#last.set(box, at);
    } else if (at < first) this.#first.set(box, at);
    else if (at > this.#last.get(box)!) this.#last.set(box, at);
  }

  activeMs(): number {
    let sum = 0;
    for (const [box, first] of this.#first) {
      const last = this.#last.get(box)!;
      const gap = (this.#first.get(box + 1) ?? Number.POSITIVE_INFINITY) - last;
      sum += last - first + (gap < pauseMs ? gap : 0);
    }
    return sum;
  }
}

/** Times of requests, and of what happened: a tool's call and its result. */
function eachTime(view: Viewpoint, scope: Scope, visit: (at: EpochMs, session: number) => void): void {
  const { index } = view;
  const { sessions, span } = scope;
  const offer = (at: EpochMs, session: number): void => {
    if (isDated(at) && isWithin(span, at)) visit(at, session);
  };
  // Of something that began in the span, the end may be outside; so each time is asked about by itself.
  eachTurn(view, { sessions }, (row) => offer(index.ledger.columns.at[row]!, index.sessionOfRow(row)));
  const { at, endAt } = index.acts.columns;
  for (const kind of actKinds) {
    eachAct(view, { sessions }, kind, (row) => {
      const session = index.sessionOfAct(row);
      offer(at[row]!, session);
      offer(endAt[row]!, session);
    });
  }
}
