import * as l10n from '@vscode/l10n';
import { totalTokens } from '../../../model/tokens.ts';
import type { ProjectIndex, SessionMetadata } from '../../../model/session.ts';
import type { EpochMs } from '../../../model/time.ts';
import { sumByModel } from '../../../price/cost.ts';
import { modelLabel } from '../../modelLabel.ts';
import { projectTitle } from '../../projectRows.ts';
import { oneLine, tildePath } from '../../safeText.ts';
import { sessionKey, sessionTitle, statusWord } from '../../sessionRows.ts';
import { isSpent, type Spending, spendingOf } from '../../spending.ts';
import { sessionStatus } from '../../../index/sessionStatus.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { sessionPlaces } from '../places.ts';
import { lastTimes, type SessionSlices, type Slice, sumSlices, usageOfSlices } from '../slices.ts';
import type { Selected } from './selected.ts';
import { counts, durations, moments, spendingColumns, words } from './columns.ts';
import type { ColumnSpec, TableSpec } from './table.ts';

interface SpentRow {
  readonly spending: Spending;
  readonly lastAt: EpochMs | undefined;
}

interface ProjectSpent extends SpentRow {
  readonly project: ProjectIndex;
  readonly sessions: number;
}

export function projectTable(view: Viewpoint, selected: Selected): TableSpec<ProjectSpent> {
  const { project } = sessionPlaces(view);
  const groupOf = ({ session }: Slice): number => project[session]!;
  const sums = sumSlices(view, selected.slices, groupOf);
  const counted = new Map<number, number>();
  for (const { session } of selected.sessions) {
    const place = project[session.number]!;
    counted.set(place, (counted.get(place) ?? 0) + 1);
  }
  const last = lastTimes(selected.slices, groupOf);
  const projects = view.index.projects();
  const rows = Array.from(sums, ([place, sum]): ProjectSpent => ({
    project: projects[place]!,
    sessions: counted.get(place)!,
    spending: spendingOf(sum),
    lastAt: last.get(place),
  }));
  return {
    title: l10n.t('Projects'),
    summary: '',
    rows,
    order: dearestFirst((row) => row.project.id),
    columns: [
      words('project', l10n.t('Project'), (row) => projectTitle(row.project)),
      words('folder', l10n.t('Folder'), (row) => oneLine(tildePath(row.project.cwd ?? row.project.id, view.home))),
      counts(view, 'sessions', l10n.t('Sessions'), (row) => row.sessions),
      ...spendingColumns<ProjectSpent>(view, (row) => row.spending, selected.usd),
      moments(view, 'lastAt', l10n.t('Last active'), (row) => row.lastAt),
    ],
    keyOf: (row) => row.project.id,
    opens: (row) => ({ kind: 'explanation', subject: { kind: 'project', id: row.project.id } }),
  };
}

interface SessionSpent {
  readonly session: SessionMetadata;
  readonly used: SessionSlices;
  readonly project: string;
}

/** Of thousands of sessions only a page is shown: what a row comes to is summed when it is asked for. */
export function sessionTable(view: Viewpoint, selected: Selected): TableSpec<SessionSpent> {
  const { project } = sessionPlaces(view);
  const titles = view.index.projects().map(projectTitle);
  const memo = new Map<number, Spending>();
  const spending = ({ session: { number }, used }: SessionSpent): Spending => {
    let known = memo.get(number);
    if (!known) memo.set(number, (known = spendingOf(usageOfSlices(view, used.slices))));
    return known;
  };
  const rows = selected.sessions.map((used): SessionSpent => ({
    session: used.session,
    used,
    project: titles[project[used.session.number]!] ?? '',
  }));
  const last = lastTimes(selected.slices, ({ session }) => session);
  const length = ({ session: each }: SessionSpent): number | undefined =>
    each.firstAt === undefined || each.lastAt === undefined ? undefined : each.lastAt - each.firstAt;
  const status = (row: SessionSpent): string => statusWord(sessionStatus(row.session, view.now, view.live));
  const [cost, ...others] = spendingColumns<SessionSpent>(view, spending, selected.usd);
  return {
    title: l10n.t('Sessions'),
    summary: '',
    rows,
    order: (a, b) => b.used.usd - a.used.usd || (sessionKey(a.session) < sessionKey(b.session) ? -1 : 1),
    columns: [
      words('session', l10n.t('Session'), (row) => sessionTitle(view, row.session)),
      words('project', l10n.t('Project'), (row) => row.project),
      words('branch', l10n.t('Branch'), (row) => oneLine(row.session.branches.join(', '), 400)),
      words('state', l10n.t('State'), status),
      { ...cost!, value: (row) => row.used.usd },
      ...others,
      counts(view, 'prompts', l10n.t('Prompts'), (row) => row.session.prompts),
      counts(view, 'messages', l10n.t('Messages'), (row) => row.session.messageLines),
      counts(view, 'toolCalls', l10n.t('Tool calls'), (row) => row.session.toolCalls),
      counts(view, 'errors', l10n.t('Errors'), (row) => row.session.toolErrors),
      durations(view, 'duration', l10n.t('Duration'), length),
      moments(view, 'lastAt', l10n.t('Last active'), (row) => last.get(row.session.number)),
    ],
    keyOf: (row) => sessionKey(row.session),
    opens: (row) => ({ kind: 'session', session: sessionKey(row.session) }),
  };
}

interface BranchSpent extends SpentRow {
  readonly project: ProjectIndex | undefined;
  readonly branch: string;
}

export function branchTable(view: Viewpoint, selected: Selected): TableSpec<BranchSpent> {
  const { index } = view;
  const { project } = sessionPlaces(view);
  const numbers = new Map<string, number>();
  const found: { readonly place: number; readonly branch: string }[] = [];
  const groupOf = ({ session, branch }: Slice): number => {
    const place = project[session]!;
    const key = `${place}\0${branch}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = found.push({ place, branch }) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  const sums = sumSlices(view, selected.slices, groupOf);
  const last = lastTimes(selected.slices, groupOf);
  const projects = index.projects();
  const rows = found.map(({ place, branch }, number): BranchSpent => ({
    project: projects[place],
    branch,
    spending: spendingOf(sums.get(number)),
    lastAt: last.get(number),
  }));
  const titleOf = (row: BranchSpent): string => (row.project ? projectTitle(row.project) : '');
  const keyOf = (row: BranchSpent): string => `${row.project?.id ?? ''}\0${row.branch}`;
  return {
    title: l10n.t('Branches'),
    summary: '',
    rows,
    order: dearestFirst(keyOf),
    columns: [
      words('branch', l10n.t('Branch'), (row) => oneLine(row.branch) || l10n.t('No branch')),
      words('project', l10n.t('Project'), titleOf),
      ...spendingColumns<BranchSpent>(view, (row) => row.spending, selected.usd),
      moments(view, 'lastAt', l10n.t('Last active'), (row) => row.lastAt),
    ],
    keyOf,
    opens: (row) => {
      if (row.branch !== '')
        return {
          kind: 'rows',
          table: 'sessions',
          filter: `${oneLine(row.branch)} ${titleOf(row)}`.slice(0, longestFilter),
        };
      return row.project && { kind: 'explanation', subject: { kind: 'project', id: row.project.id } };
    },
  };
}

/** More a filter may not be; its words narrow, so that fewer of them find more. */
const longestFilter = 200;

interface ModelSpent {
  readonly model: string;
  readonly spending: Spending;
}

export function modelTable(view: Viewpoint, selected: Selected): TableSpec<ModelSpent> {
  const rows = sumByModel(selected.total).map(({ model, ...spending }): ModelSpent => ({ model, spending }));
  const perMillion = (row: ModelSpent): number => {
    const tokens = totalTokens(row.spending.tokens);
    return tokens > 0 ? (row.spending.cost.usd / tokens) * 1e6 : 0;
  };
  const price: ColumnSpec<ModelSpent> = {
    id: 'perMillion',
    label: l10n.t('Per million tokens'),
    isNumber: true,
    value: perMillion,
    text: (row) => (perMillion(row) === 0 ? '–' : view.labels.money(perMillion(row))),
  };
  return {
    title: l10n.t('Models'),
    summary: '',
    rows: rows.filter(({ spending }) => isSpent(spending)),
    order: (a, b) => b.spending.cost.usd - a.spending.cost.usd || (a.model < b.model ? -1 : 1),
    columns: [
      words('model', l10n.t('Model'), (row) => modelLabel(row.model) || l10n.t('No model named')),
      words('id', l10n.t('As logged'), (row) => oneLine(row.model)),
      counts(view, 'messages', l10n.t('Messages'), (row) => row.spending.turns),
      ...spendingColumns<ModelSpent>(view, (row) => row.spending, selected.usd),
      price,
    ],
    keyOf: (row) => row.model,
    opens: (row) => ({ kind: 'explanation', subject: { kind: 'model', model: row.model } }),
  };
}

const dearestFirst =
  <Row extends SpentRow>(keyOf: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    b.spending.cost.usd - a.spending.cost.usd ||
    totalTokens(b.spending.tokens) - totalTokens(a.spending.tokens) ||
    (keyOf(a) < keyOf(b) ? -1 : 1);
