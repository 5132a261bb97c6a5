import { actFlag } from '../../model/act.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import { oneLine } from '../safeText.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { eachAct, laterOf, type Scope, timeOf } from './scope.ts';

/** What became of all calls of a tool. */
export interface ToolRow {
  /** As logs have it; empty for results whose call is missing. */
  readonly name: string;
  /** As people know it: `screenshot · playwright` for a server's tool. */
  readonly label: string;
  readonly calls: number;
  /** Calls that failed by themselves. */
  readonly errors: number;
  /** Calls that a person refused, and calls that a person stopped. */
  readonly denied: number;
  readonly interrupted: number;
  /** From call to result, waiting for permission included, of the calls where that is a time of work. */
  readonly timedCalls: number;
  readonly totalMs: number;
  readonly longestMs: number;
  readonly lastAt: EpochMs | undefined;
}

/** Tools by calls, most first. */
export function toolRows(view: Viewpoint, scope: Scope): readonly ToolRow[] {
  const { columns, names } = view.index.acts;
  const rows = new Map<number, Tally>();
  eachAct(view, scope, 'tool', (row) => {
    let tally = rows.get(columns.name[row]!);
    if (!tally) rows.set(columns.name[row]!, (tally = new Tally()));
    tally.add(columns.flags[row]!, columns.endAt[row]! - columns.at[row]!, timeOf(view, row));
  });
  return Array.from(rows, ([name, tally]) => tally.rowOf(names[name]!)).toSorted(
    (a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1),
  );
}

/** Undefined where no call's time is known. */
export const averageMs = ({ timedCalls, totalMs }: ToolRow): number | undefined =>
  timedCalls > 0 ? totalMs / timedCalls : undefined;

/** `mcp__server__tool` is how logs call the tools of servers. */
export function toolLabel(name: string): string {
  const [, server, tool] = /^mcp__(.+?)__(.+)$/s.exec(name) ?? [];
  return oneLine(server === undefined ? name : `${tool} · ${server}`);
}

/** Failed by itself: a call that a person refused or stopped says so too. */
export const isError = (flags: number): boolean =>
  (flags & (actFlag.failed | actFlag.denied | actFlag.interrupted)) === actFlag.failed;

/** Neither waiting for an answer that was no, nor the start of something that goes on. */
const untimed = actFlag.denied | actFlag.background;

class Tally {
  #calls = 0;
  #errors = 0;
  #denied = 0;
  #interrupted = 0;
  #timedCalls = 0;
  #totalMs = 0;
  #longestMs = 0;
  #lastAt: EpochMs | undefined;

  add(flags: number, tookMs: number, at: EpochMs): void {
    this.#calls++;
    if (isError(flags)) this.#errors++;
    if ((flags & actFlag.denied) !== 0) this.#denied++;
    if ((flags & actFlag.interrupted) !== 0) this.#interrupted++;
    this.#lastAt = laterOf(this.#lastAt, at);
    // Without a call or a result the difference is no number; where a clock was set back it is none that means anything.
    if ((flags & untimed) !== 0 || !isDated(tookMs) || !(tookMs >= 0)) return;
    this.#timedCalls++;
    this.#totalMs += tookMs;
    this.#longestMs = Math.max(this.#longestMs, tookMs);
  }

  rowOf(name: string): ToolRow {
    return {
      name,
      label: toolLabel(name),
      calls: this.#calls,
      errors: this.#errors,
      denied: this.#denied,
      interrupted: this.#interrupted,
      timedCalls: this.#timedCalls,
      totalMs: this.#totalMs,
      longestMs: this.#longestMs,
      lastAt: this.#lastAt,
    };
  }
}
