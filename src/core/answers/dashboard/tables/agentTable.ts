import * as l10n from '@vscode/l10n';
import { agentTools } from '../../../model/act.ts';
import { oneLine } from '../../safeText.ts';
import { eachAct } from '../../acts/scope.ts';
import { isError } from '../../acts/toolRows.ts';
import { type Spending, spendingOf } from '../../spending.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { type Slice, sumSlices } from '../slices.ts';
import { counts, spendingColumns, words } from './columns.ts';
import type { Selected } from './selected.ts';
import type { TableSpec } from './table.ts';

/** All sub-agents of one type. */
interface AgentTypeRow {
  readonly type: string;
  readonly calls: number;
  readonly errors: number;
  /** Logs of sub-agents with something billed. */
  readonly logs: number;
  readonly sessions: number;
  readonly spending: Spending;
}

/** What sub-agents did, by what they are for; those whose log tells no type stand together. */
export function agentTable(view: Viewpoint, { slices, scope, usd }: Selected): TableSpec<AgentTypeRow> {
  const { index } = view;
  const types = new Map<string, number>();
  const numberOf = (type: string): number => {
    const number = types.get(type) ?? types.size;
    types.set(type, number);
    return number;
  };
  const typeOf = ({ agentType }: Slice): number => (agentType === undefined ? -1 : numberOf(agentType));
  const sums = sumSlices(view, slices, typeOf);
  const logs = new Map<number, Set<number>>();
  const sessions = new Map<number, Set<number>>();
  for (const slice of slices) {
    const type = typeOf(slice);
    if (type < 0) continue;
    setOf(logs, type).add(slice.file);
    setOf(sessions, type).add(slice.session);
  }
  const calls = new Map<number, { calls: number; errors: number }>();
  const { columns, names, subjects } = index.acts;
  eachAct(view, scope, 'tool', (act) => {
    if (!agentTools.has(names[columns.name[act]!]!)) return;
    const type = numberOf(subjects[columns.subject[act]!]!);
    const tally = calls.get(type) ?? { calls: 0, errors: 0 };
    calls.set(type, tally);
    tally.calls++;
    if (isError(columns.flags[act]!)) tally.errors++;
  });
  const found = Array.from(types, ([type, number]): AgentTypeRow => ({
    type,
    calls: calls.get(number)?.calls ?? 0,
    errors: calls.get(number)?.errors ?? 0,
    logs: logs.get(number)?.size ?? 0,
    sessions: sessions.get(number)?.size ?? 0,
    spending: spendingOf(sums.get(number)),
  }));
  return {
    title: l10n.t('Sub-agents'),
    summary: '',
    rows: found,
    order: (a, b) => b.spending.cost.usd - a.spending.cost.usd || (a.type < b.type ? -1 : 1),
    columns: [
      words('type', l10n.t('Type'), (row) => oneLine(row.type) || l10n.t('No type named')),
      counts(view, 'calls', l10n.t('Calls'), (row) => row.calls),
      counts(view, 'errors', l10n.t('Errors'), (row) => row.errors),
      counts(view, 'logs', l10n.t('Logs'), (row) => row.logs),
      counts(view, 'sessions', l10n.t('Sessions'), (row) => row.sessions),
      ...spendingColumns<AgentTypeRow>(view, (row) => row.spending, usd),
    ],
    keyOf: (row) => row.type,
    opens: ({ type }) => ({ kind: 'place', table: 'agents', key: type }),
  };
}

function setOf(sets: Map<number, Set<number>>, key: number): Set<number> {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  return set;
}
