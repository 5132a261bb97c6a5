import type { Calendar } from '../../kit/calendar.ts';
import { type EpochMs, isDated, type Span } from '../../model/time.ts';
import { turnFlag } from '../../model/turn.ts';
import type { TurnTable } from '../../model/turnTable.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { rowCostOf, type UsageAdder, usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { expiredCacheOf, type JudgeExpired } from './expiredCache.ts';
import type { Slice } from './slices.ts';

/** A slice that is being made, and by what of its log a request is told to be part of it. */
interface Growing extends Omit<Slice, 'lastAt' | 'thinking' | 'dearestUsd' | 'expired'> {
  readonly branchNumber: number;
  readonly skillNumber: number;
  readonly isSidechain: boolean;
  lastAt: EpochMs | undefined;
  thinking: number;
  dearestUsd: number;
  readonly expired: { times: number; tokens: number; usd: number };
}

/** Cuts the requests of sessions into slices. What every row needs is looked up once for all of them. */
export class Slicer {
  readonly #view: Viewpoint;
  readonly #startOf: (at: EpochMs) => EpochMs | undefined;
  readonly #add: UsageAdder;
  readonly #usdOf: (row: number) => number;
  readonly #expired: JudgeExpired;

  /** `startOf`: where the stretch of a moment begins; undefined for what belongs to none. */
  constructor(view: Viewpoint, startOf: (at: EpochMs) => EpochMs | undefined) {
    this.#view = view;
    this.#startOf = startOf;
    this.#add = usageAdder(view);
    this.#usdOf = rowCostOf(view);
    this.#expired = expiredCacheOf(view);
  }

  /** Rows come log by log, and in the order of each log. */
  slicesOf(session: number): readonly Slice[] {
    const { index } = this.#view;
    const { owner, at, isReplay } = index.ledger.columns;
    const slices: Growing[] = [];
    let [file, firstOfFile, before] = [-1, 0, -1];
    let last: Growing | undefined;
    let turns: TurnTable | undefined;
    for (const row of index.rowsOf(session)) {
      if (isReplay[row] === 1) continue;
      if (owner[row] !== file) {
        [file, firstOfFile, before, last] = [owner[row]!, slices.length, -1, undefined];
        turns = this.#turnsOf(file);
      }
      const earlier = before;
      before = row;
      const from = this.#startOf(at[row]!);
      if (from === undefined) continue;
      if (!last || !this.#isOf(last, turns, row, from)) {
        last = slices.slice(firstOfFile).find((slice) => this.#isOf(slice, turns, row, from));
        if (!last) slices.push((last = this.#newSlice(session, turns, row, from)));
      }
      this.#put(last, row);
      if (earlier >= 0) this.#expired(earlier, row, last.expired);
    }
    return slices;
  }

  /** Most logs are of one branch and no skill: then their tables need not be made. */
  #turnsOf(file: number): TurnTable | undefined {
    const log = this.#view.index.fileOf(file);
    return log.branches.length > 1 || log.skills.length > 1 ? log.turns : undefined;
  }

  #isOf(slice: Growing, turns: TurnTable | undefined, row: number, from: EpochMs): boolean {
    const { ownerTurn, flags } = this.#view.index.ledger.columns;
    const turn = ownerTurn[row]!;
    return (
      slice.from === from &&
      slice.branchNumber === (turns ? turns.branch[turn] : 0) &&
      slice.skillNumber === (turns ? turns.skill[turn] : 0) &&
      slice.isSidechain === ((flags[row]! & turnFlag.sidechain) !== 0)
    );
  }

  #newSlice(session: number, turns: TurnTable | undefined, row: number, from: EpochMs): Growing {
    const { owner, ownerTurn, flags } = this.#view.index.ledger.columns;
    const { file, facts, branches, skills } = this.#view.index.fileOf(owner[row]!);
    // Old logs have the words of sub-agents among those of the session.
    const isSidechain = (flags[row]! & turnFlag.sidechain) !== 0;
    const turn = ownerTurn[row]!;
    const [branchNumber, skillNumber] = turns ? [turns.branch[turn]!, turns.skill[turn]!] : [0, 0];
    return {
      session,
      file: owner[row]!,
      from,
      branchNumber,
      branch: branches[branchNumber] ?? '',
      skillNumber,
      skill: skills[skillNumber] ?? '',
      isSidechain,
      isAgents: isSidechain || file.role !== 'main',
      agentType: isSidechain || file.role === 'agent' ? (facts.agentType ?? '') : undefined,
      usage: new UsageSum(this.#view.book),
      lastAt: undefined,
      thinking: 0,
      dearestUsd: 0,
      expired: { times: 0, tokens: 0, usd: 0 },
    };
  }

  #put(slice: Growing, row: number): void {
    const { at, thinking } = this.#view.index.ledger.columns;
    this.#add(slice.usage, row);
    const time = at[row]!;
    if (isDated(time) && time > (slice.lastAt ?? 0)) slice.lastAt = time;
    slice.thinking += thinking[row]!;
    slice.dearestUsd = Math.max(slice.dearestUsd, this.#usdOf(row));
  }
}

/** Where the day of a moment begins. One day's moments come together, so that the last is looked at first. */
export function dayStarts(calendar: Calendar): (at: EpochMs) => EpochMs {
  let day: Span = { from: 0, to: 0 };
  return (at) => {
    if (!isDated(at)) return at;
    if (at < day.from || at >= day.to) {
      const name = calendar.dayOf(at);
      day = calendar.spanOfDays(name, name);
    }
    return day.from;
  };
}
