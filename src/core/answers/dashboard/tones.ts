import type { UsageSum } from '../../price/usageSum.ts';
import { costOf, sumByModel } from '../../price/cost.ts';
import { totalTokens } from '../../model/tokens.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { sessionPlaces } from './places.ts';
import { slicesOfAll, sumSlices } from './slices.ts';

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
    const { project } = sessionPlaces(view);
    const slices = slicesOfAll(view).flatMap((each) => each.slices);
    const byProject = sumSlices(view, slices, ({ session }) => project[session]!);
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
