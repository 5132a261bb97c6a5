import * as l10n from '@vscode/l10n';
import { totalTokens } from '../../model/tokens.ts';
import { sumByModel } from '../../price/cost.ts';
import type { UsageSum } from '../../price/usageSum.ts';
import { shortCostLabel } from '../costLabels.ts';
import type { Labels } from '../labels.ts';
import { folderName, oneLine, tildePath } from '../safeText.ts';
import { isSpent, type Spending, spendingOf } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { RowTarget } from './tables/table.ts';
import { toneCount, type Tones } from './tones.ts';

/** A model's or a project's part of the whole. */
export interface ShareRow {
  readonly name: string;
  readonly detail: string;
  readonly tokens: string;
  readonly cost: string;
  readonly share: string;
  /** 0 to 1, of the largest row. */
  readonly bar: number;
  /** Number of its colour; undefined: grey. */
  readonly tone: number | undefined;
  readonly opens: RowTarget;
}

export function modelShares({ labels }: Viewpoint, sum: UsageSum, total: Spending, tones: Tones): ShareRow[] {
  return shares(
    labels,
    sumByModel(sum).map((spending) => ({
      name: oneLine(spending.model) || l10n.t('No model named'),
      detail: '',
      spending,
      tone: toneOf(tones.models.indexOf(spending.model)),
      opens: { kind: 'explanation', subject: { kind: 'model', model: spending.model } },
    })),
    total,
  );
}

/** `byProject`: by place in `index.projects()`. */
export function projectShares(
  view: Viewpoint,
  byProject: ReadonlyMap<number, UsageSum>,
  total: Spending,
  tones: Tones,
): ShareRow[] {
  const projects = view.index.projects();
  const rows = Array.from(byProject, ([place, sum]) => {
    const { id, cwd } = projects[place]!;
    const path = cwd ?? id;
    return {
      name: oneLine(folderName(path)) || l10n.t('No folder'),
      detail: oneLine(tildePath(path, view.home)),
      spending: spendingOf(sum),
      tone: toneOf(tones.projects.indexOf(place)),
      opens: { kind: 'scope', scope: { kind: 'project', project: id } } as const,
    };
  });
  return shares(view.labels, rows, total);
}

const toneOf = (rank: number): number | undefined => (rank >= 0 && rank < toneCount ? rank : undefined);

interface SpendingRow {
  readonly name: string;
  readonly detail: string;
  readonly spending: Spending;
  readonly tone: number | undefined;
  readonly opens: RowTarget;
}

/** Dearest first; what has no price comes after, by tokens; what came to nothing is left out. */
function shares(labels: Labels, rows: readonly SpendingRow[], total: Spending): ShareRow[] {
  const spent = rows.filter((row) => isSpent(row.spending));
  const largest = Math.max(0, ...spent.map((row) => row.spending.cost.usd));
  return spent.toSorted(dearestFirst).map(({ name, detail, spending, tone, opens }) => ({
    name,
    detail,
    tokens: labels.tokens(totalTokens(spending.tokens)),
    cost: shortCostLabel(labels, spending),
    share: labels.share(spending.cost.usd, total.cost.usd),
    bar: largest > 0 ? spending.cost.usd / largest : 0,
    tone,
    opens,
  }));
}

function dearestFirst(a: SpendingRow, b: SpendingRow): number {
  const byCost = b.spending.cost.usd - a.spending.cost.usd;
  return byCost || totalTokens(b.spending.tokens) - totalTokens(a.spending.tokens) || (a.name < b.name ? -1 : 1);
}
