import * as l10n from '@vscode/l10n';
import type { Viewpoint } from '../viewpoint.ts';
import { type DearRow, sessionWords } from './dearRows.ts';
import { sessionPlaces } from './places.ts';
import { type SessionSlices, slicesOfAll } from './slices.ts';

/** With fewer sessions a project has no habit. */
const fewestForHabit = 8;
const mostShown = 5;
/** Of the project's median. */
const farTimes = 5;
const farUsd = 1;

/** Of these sessions those that cost far more than is usual in their project: five times its median, and a dollar at least. */
export function outliers(view: Viewpoint, here: readonly SessionSlices[]): readonly DearRow[] {
  const { project } = sessionPlaces(view);
  const ever = new Map(slicesOfAll(view).map(({ session, usd }) => [session.number, usd]));
  const habits = habitsOf(ever, project);
  const found: { readonly number: number; readonly times: number }[] = [];
  for (const { session } of here) {
    const usual = habits.get(project[session.number]!);
    if (usual === undefined || usual <= 0) continue;
    const usd = ever.get(session.number)!;
    if (usd >= farUsd && usd >= usual * farTimes) found.push({ number: session.number, times: usd / usual });
  }
  return found
    .toSorted((a, b) => b.times - a.times || a.number - b.number)
    .slice(0, mostShown)
    .map(({ number, times }) => {
      const words = sessionWords(view, number);
      const detail = l10n.t('{0} times what is usual in {1}', view.labels.exact(times), words.detail);
      return { ...words, detail, cost: view.labels.money(ever.get(number)!) };
    });
}

/** Project → what its sessions usually cost. */
function habitsOf(ever: ReadonlyMap<number, number>, project: Int32Array): ReadonlyMap<number, number> {
  const byProject = new Map<number, number[]>();
  for (const [number, usd] of ever) {
    if (usd <= 0) continue;
    const costs = byProject.get(project[number]!);
    if (costs) costs.push(usd);
    else byProject.set(project[number]!, [usd]);
  }
  const habits = new Map<number, number>();
  for (const [place, costs] of byProject) {
    if (costs.length < fewestForHabit) continue;
    costs.sort((a, b) => a - b);
    habits.set(place, costs[costs.length >> 1]!);
  }
  return habits;
}
