import type { UsageSum } from '../../price/usageSum.ts';
import { costOf, sumByModel } from '../../price/cost.ts';
import { totalTokens } from '../../model/tokens.ts';
import { sumOf } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { ledgerFrame, rowsIn, sumRows } from './ledgerFrame.ts';

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
  const { index, book, costMode, memory } = view;
  return memory.tones.get('', [index, index.revision, book.classes, costMode], () => {
    const { session, project } = ledgerFrame(view);
    const ever = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    const byProject = sumRows(view, rowsIn(view, undefined, ever), (row) => project[session[row]!]!);
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
