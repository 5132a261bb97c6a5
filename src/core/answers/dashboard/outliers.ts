import * as l10n from '@vscode/l10n';
import type { Viewpoint } from '../viewpoint.ts';
import { type DearRow, sessionWords } from './dearRows.ts';
import { ledgerFrame } from './ledgerFrame.ts';

/** With fewer sessions a project has no habit. */
const fewestForHabit = 8;
const mostShown = 5;
/** Of the project's median. */
const farTimes = 5;
const farUsd = 1;

/** Sessions of these rows that cost far more than is usual in their project: five times its median, and a dollar at least. */
export function outliers(view: Viewpoint, rows: Int32Array): readonly DearRow[] {
  const { session, usd, project, sessions } = ledgerFrame(view);
  const ever = new Float64Array(sessions.length);
  for (let row = 0; row < session.length; row++) if (session[row]! >= 0) ever[session[row]!]! += usd[row]!;
  const habits = habitsOf(ever, project);
  const isHere = new Uint8Array(sessions.length);
  for (const row of rows) isHere[session[row]!] = 1;
  const found: { readonly number: number; readonly times: number }[] = [];
  for (let number = 0; number < ever.length; number++) {
    const usual = habits.get(project[number]!);
    if (isHere[number] !== 1 || usual === undefined || usual <= 0) continue;
    if (ever[number]! >= farUsd && ever[number]! >= usual * farTimes)
      found.push({ number, times: ever[number]! / usual });
  }
  return found
    .toSorted((a, b) => b.times - a.times || a.number - b.number)
    .slice(0, mostShown)
    .map(({ number, times }) => {
      const words = sessionWords(view, number);
      const detail = l10n.t('{0} times what is usual in {1}', view.labels.exact(times), words.detail);
      return { ...words, detail, cost: view.labels.money(ever[number]!) };
    });
}

/** Project → what its sessions usually cost. */
function habitsOf(ever: Float64Array, project: Int32Array): ReadonlyMap<number, number> {
  const byProject = new Map<number, number[]>();
  for (let number = 0; number < ever.length; number++) {
    if (ever[number]! <= 0) continue;
    const costs = byProject.get(project[number]!);
    if (costs) costs.push(ever[number]!);
    else byProject.set(project[number]!, [ever[number]!]);
  }
  const habits = new Map<number, number>();
  for (const [place, costs] of byProject) {
    if (costs.length < fewestForHabit) continue;
    costs.sort((a, b) => a - b);
    habits.set(place, costs[costs.length >> 1]!);
  }
  return habits;
}
