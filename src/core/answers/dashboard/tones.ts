import type { ProjectIndex } from '../../model/session.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { costOf, sumByModel } from '../../price/cost.ts';
import { totalTokens } from '../../model/tokens.ts';
import { usageOfSession } from '../sessionParts.ts';
import { spendingOf } from '../spending.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { slicesOfAll } from './slices.ts';

/** Colours that a chart tells apart; what comes after them is drawn as one, in grey. */
export const toneCount = 6;

/** Which models and projects have a colour of their own: those that cost most ever, so that a range changes no colour. */
export interface Tones {
  /** Model ids, dearest first. */
  readonly models: readonly string[];
  /** Places in `index.projects()`, dearest first. */
  readonly projects: readonly number[];
  /** All that was ever spent. */
  readonly byProject: ReadonlyMap<number, UsageSum>;
}

export function tonesOf(view: Viewpoint): Tones {
  const { index, memory } = view;
  return memory.tones.get('', [slicesOfAll(view), index.projects()], () => {
    const sums = index.projects().map((project, place) => [place, usedEver(view, project)] as const);
    const byProject = new Map(sums.filter(([, sum]) => spendingOf(sum).turns > 0));
    const models = sumByModel(sumOf(view, byProject.values()))
      .toSorted((a, b) => b.cost.usd - a.cost.usd || totalTokens(b.tokens) - totalTokens(a.tokens))
      .map(({ model }) => model);
    const ids = index.projects().map(({ id }) => id);
    const projects = Array.from(byProject, ([place, sum]) => ({ place, usd: costOf(sum).usd }))
      .toSorted((a, b) => b.usd - a.usd || (ids[a.place]! < ids[b.place]! ? -1 : 1))
      .map(({ place }) => place);
    return { models, projects, byProject };
  });
}

/** Summed again only of projects in which something was said. */
function usedEver(view: Viewpoint, project: ProjectIndex): UsageSum {
  const { index, book, costMode, memory } = view;
  const revision = index.latestUsageRevisionOf(project.sessions);
  return memory.usedEver.get(project.id, [project, revision, book.models, book.classes, costMode], () =>
    sumOf(
      view,
      project.sessions.map(({ number }) => usageOfSession(view, number)),
    ),
  );
}
