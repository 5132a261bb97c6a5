import type { EpochMs } from '../../model/time.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { eachAct, eachTurn, laterOf, type Scope, timeOf } from './scope.ts';

/** How a skill was used, and what was spent under it where logs tell (since 2.1.1xx). */
export interface SkillRow {
  readonly name: string;
  /** Calls by the model, and slash commands of this name by a person. */
  readonly calls: number;
  readonly commands: number;
  readonly lastAt: EpochMs | undefined;
  readonly spending: Spending;
}

interface Tally {
  calls: number;
  commands: number;
  lastAt: EpochMs | undefined;
}

/** Skills by use, most first; `spending`: of each in this scope, for who knows it already. A slash command is a skill where the logs call that name a skill anywhere. */
export function skillRows(
  view: Viewpoint,
  scope: Scope,
  spending: ReadonlyMap<string, Spending> = spendingBySkill(view, scope),
): readonly SkillRow[] {
  const { acts } = view.index;
  const tallies = new Map<string, Tally>();
  const tallyOf = (name: string): Tally => {
    let tally = tallies.get(name);
    if (!tally) tallies.set(name, (tally = { calls: 0, commands: 0, lastAt: undefined }));
    return tally;
  };
  eachAct(view, scope, 'tool', (row) => {
    if (acts.names[acts.columns.name[row]!] !== 'Skill') return;
    const tally = tallyOf(acts.subjects[acts.columns.subject[row]!]!);
    tally.calls++;
    tally.lastAt = laterOf(tally.lastAt, timeOf(view, row));
  });
  for (const name of spending.keys()) tallyOf(name);
  eachAct(view, scope, 'prompt', (row) => {
    const tally = tallies.get(acts.names[acts.columns.name[row]!]!.slice(1));
    if (!tally) return;
    tally.commands++;
    tally.lastAt = laterOf(tally.lastAt, timeOf(view, row));
  });
  return Array.from(tallies, ([name, tally]) => ({
    name,
    ...tally,
    spending: spending.get(name) ?? spendingOf(undefined),
  })).toSorted(
    (a, b) => usesOf(b) - usesOf(a) || b.spending.cost.usd - a.spending.cost.usd || (a.name < b.name ? -1 : 1),
  );
}

const usesOf = ({ calls, commands }: SkillRow): number => calls + commands;

function spendingBySkill(view: Viewpoint, scope: Scope): Map<string, Spending> {
  const { owner, ownerTurn } = view.index.ledger.columns;
  const sums = new Map<string, UsageSum>();
  const add = usageAdder(view);
  eachTurn(view, scope, (row) => {
    const { turns, skills } = view.index.fileOf(owner[row]!);
    const skill = skills[turns.skill[ownerTurn[row]!]!] ?? '';
    if (skill === '') return;
    let sum = sums.get(skill);
    if (!sum) sums.set(skill, (sum = new UsageSum(view.book)));
    add(sum, row);
  });
  return new Map(Array.from(sums, ([skill, sum]) => [skill, spendingOf(sum)]));
}
