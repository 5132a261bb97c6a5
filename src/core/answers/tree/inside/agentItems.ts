import * as l10n from '@vscode/l10n';
import { addTokens, totalTokens } from '../../../model/tokens.ts';
import { type AgentRow, agentRows } from '../../acts/agentRows.ts';
import { costLabel } from '../../costLabels.ts';
import { oneLine } from '../../safeText.ts';
import { type Spending, spendingOf } from '../../spending.ts';
import type { ItemRow } from '../treeRow.ts';
import type { InsideView } from './insideView.ts';

/** A session's sub-agents. What compacted the conversation stands among its compactions. */
export const subAgents = ({ view, session }: InsideView): readonly AgentRow[] =>
  agentRows(view, session).filter(({ kind }) => kind === 'agent');

/** Sub-agents that the conversation itself started, and workflows in place of theirs; the others stand below who started them. */
export function agentItems(inside: InsideView, rows: readonly AgentRow[]): readonly ItemRow[] {
  const known = new Set(rows.flatMap(({ id }) => id ?? []));
  const runs = new Set<string>();
  return rows.flatMap((row, i): ItemRow[] => {
    if (row.workflow !== undefined) {
      if (runs.has(row.workflow)) return [];
      runs.add(row.workflow);
      return [workflowItem(inside, rows, row.workflow)];
    }
    // One whose parent's log is not there would stand nowhere.
    return row.parent !== undefined && row.parent !== row.id && known.has(row.parent)
      ? []
      : [agentItem(inside, rows, i)];
  });
}

export function agentsOfWorkflow(inside: InsideView, rows: readonly AgentRow[], run: string): readonly ItemRow[] {
  return rows.flatMap((row, i) => (row.workflow === run ? [agentItem(inside, rows, i)] : []));
}

export function agentsBelow(inside: InsideView, rows: readonly AgentRow[], agent: string): readonly ItemRow[] {
  return rows.flatMap((row, i) => (isBelow(row, agent) ? [agentItem(inside, rows, i)] : []));
}

const isBelow = ({ parent, workflow, id }: AgentRow, agent: string): boolean =>
  parent === agent && workflow === undefined && id !== agent;

function agentItem(inside: InsideView, rows: readonly AgentRow[], i: number): ItemRow {
  const row = rows[i]!;
  const { labels, actTexts } = inside.view;
  const words = actTexts.agentOf(row.isDeleted ? undefined : row.path, row.call);
  const type = oneLine(row.type || words?.type || '');
  const said = oneLine(words?.description ?? '');
  const title = said || type || l10n.t('Sub-agent');
  const hasBelow = row.id !== undefined && rows.some((each) => isBelow(each, row.id!));
  return inside.item(`agent:${row.id ?? `call ${i}`}`, {
    look: 'agent',
    title,
    details: [
      title === type ? '' : type,
      row.isBackground ? l10n.t('in the background') : '',
      ...spent(inside, row.spending),
      row.errors > 0 ? labels.count(row.errors, 'error') : '',
      row.durationMs === undefined ? '' : labels.duration(row.durationMs),
    ],
    tooltip: row.spending === undefined ? l10n.t('It has no log of its own; what it spent is in the session’s.') : '',
    target: inside.transcriptAt(row.path === undefined ? row.call : { path: row.path, offset: 0 }),
    place: hasBelow ? inside.place<'agent'>({ kind: 'agent', agent: row.id }) : undefined,
  });
}

function workflowItem(inside: InsideView, rows: readonly AgentRow[], run: string): ItemRow {
  const agents = rows.filter(({ workflow }) => workflow === run);
  return inside.item(`workflow:${run}`, {
    look: 'workflow',
    title: l10n.t('Workflow {0}', oneLine(run, 40)),
    details: [inside.view.labels.count(agents.length, 'subAgent'), ...spent(inside, sumOfSpending(agents))],
    place: inside.place<'workflow'>({ kind: 'workflow', run }),
  });
}

function spent({ view: { labels } }: InsideView, spending: Spending | undefined): string[] {
  if (!spending) return [];
  const tokens = totalTokens(spending.tokens);
  return [tokens > 0 ? labels.tokens(tokens) : '', costLabel(labels, spending)];
}

/** What several came to. */
export const sumOfSpending = (rows: readonly Pick<AgentRow, 'spending'>[]): Spending =>
  rows.reduce((sum, { spending }) => (spending ? addSpending(sum, spending) : sum), spendingOf(undefined));

const addSpending = (a: Spending, b: Spending): Spending => ({
  tokens: addTokens(a.tokens, b.tokens),
  webSearches: a.webSearches + b.webSearches,
  turns: a.turns + b.turns,
  incompleteTurns: a.incompleteTurns + b.incompleteTurns,
  cost: { usd: a.cost.usd + b.cost.usd, unpriced: [...a.cost.unpriced, ...b.cost.unpriced] },
});
