import * as l10n from '@vscode/l10n';
import { normalizeDatetime } from '../../../kit/datetime.ts';
import { type Block, blocksIn } from '../../blocks.ts';
import { modelLabel } from '../../modelLabel.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import type { Fact } from '../why.ts';
import { amounts, counts, tokenBars, words } from './columns.ts';
import type { Selected } from './selected.ts';
import type { TableSpec } from './table.ts';

/** Windows of 5 hours, which plans are measured by, as far as logs tell: of all projects, since limits know of none. */
export function blockTable(view: Viewpoint, { span }: Selected): TableSpec<Block> {
  const { calendar } = view;
  const blocks = blocksIn(view, span).toReversed();
  return {
    title: l10n.t('5-hour blocks'),
    summary: l10n.t('Estimates, of all projects together: logs do not tell when a limit begins or what it is.'),
    facts: factsOf(view, blocks),
    rows: blocks,
    order: undefined,
    columns: [
      { ...words<Block>('when', l10n.t('When'), (block) => whenOf(view, block)), value: ({ startTime }) => startTime },
      tokenBars(view, blocks, ({ totalTokens }) => totalTokens),
      {
        ...amounts<Block>(view, 'cost', l10n.t('Cost'), ({ costUSD }) => costUSD),
        text: (block) => costOf(view, block),
      },
      counts(view, 'messages', l10n.t('Messages'), ({ entries }) => entries),
      words('models', l10n.t('Models'), ({ models }) => models.map(modelLabel).join(', ')),
    ],
    keyOf: ({ id }) => id,
    opens: ({ startTime }) => {
      const day = calendar.dayOf(normalizeDatetime(startTime)!);
      return { kind: 'days', days: { from: day, to: day } };
    },
  };
}

function factsOf(view: Viewpoint, blocks: readonly Block[]): readonly Fact[] {
  const { labels, now } = view;
  const running = blocks.find(({ isActive }) => isActive);
  const largest = blocks.reduce<Block | undefined>(
    (most, block) => (block.totalTokens > (most?.totalTokens ?? 0) ? block : most),
    undefined,
  );
  const facts: Fact[] = [];
  if (running) {
    const left = labels.duration(normalizeDatetime(running.endTime)! - now);
    facts.push({
      label: l10n.t('This block'),
      value: costOf(view, running),
      detail: l10n.t('{0}, {1} left', tokensOf(view, running.totalTokens), left),
    });
  } else facts.push({ label: l10n.t('This block'), value: '–', detail: l10n.t('No block is running now.') });
  if (running?.burnRate && running.projection) {
    const { costPerHour, tokensPerMinute } = running.burnRate;
    facts.push({
      label: l10n.t('Burn rate'),
      value: l10n.t('{0} an hour', labels.money(costPerHour)),
      detail: l10n.t('{0} a minute', tokensOf(view, Math.round(tokensPerMinute))),
    });
    facts.push({
      label: l10n.t('At its end, at this rate'),
      value: labels.money(running.projection.totalCost),
      detail: tokensOf(view, running.projection.totalTokens),
    });
  }
  if (largest)
    facts.push({
      label: l10n.t('Largest in this range'),
      value: costOf(view, largest),
      detail: `${tokensOf(view, largest.totalTokens)} · ${whenOf(view, largest)}`,
    });
  return facts;
}

function costOf({ labels }: Viewpoint, { costUSD, unpricedModels }: Block): string {
  if (unpricedModels.length === 0) return labels.money(costUSD);
  return costUSD > 0 ? `${labels.money(costUSD)}+` : l10n.t('unpriced');
}

const tokensOf = ({ labels }: Viewpoint, count: number): string => l10n.t('{0} tokens', labels.tokens(count));

function whenOf({ calendar, labels, now }: Viewpoint, { startTime, endTime }: Block): string {
  const start = calendar.local(normalizeDatetime(startTime)!);
  const end = calendar.local(normalizeDatetime(endTime)!);
  return `${labels.day(start.day, calendar.dayOf(now))} ${start.time}–${end.time}`;
}
