import * as l10n from '@vscode/l10n';
import { UsageSum } from '../../../price/usageSum.ts';
import { isSpent, type Spending, spendingOf } from '../../spending.ts';
import type { ActPlace } from '../../../model/act.ts';
import { averageMs, type ToolRow, toolRows } from '../../acts/toolRows.ts';
import { commandFigures } from '../../acts/commands.ts';
import { errorActs, type ErrorRow, errorRowOf, latestFirst } from '../../acts/errorRows.ts';
import { changedFiles, fileLabels, type FileRow, lineTotals, mostChangedFirst } from '../../acts/fileRows.ts';
import { type SkillRow, skillRows } from '../../acts/skillRows.ts';
import { oneLine } from '../../safeText.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import { sessionWords } from '../dearRows.ts';
import type { Slice } from '../slices.ts';
import { counts, durations, moments, spendingColumns, words } from './columns.ts';
import type { Selected } from './selected.ts';
import type { TableSpec } from './table.ts';

export function toolTable(view: Viewpoint, { scope }: Selected): TableSpec<ToolRow> {
  const { labels } = view;
  const figures = commandFigures(view, scope);
  const { commands } = figures;
  const perCommand = (count: number): string => (commands > 0 ? labels.decimal(count / commands) : '–');
  return {
    title: l10n.t('Tools'),
    summary:
      commands === 0
        ? ''
        : l10n.t(
            '{0} commands: {1} steps and {2} tool calls each; {3} needed a tool, {4} were interrupted.',
            labels.exact(commands),
            perCommand(figures.steps),
            perCommand(figures.toolCalls),
            labels.share(figures.withTools, commands),
            labels.share(figures.interrupted, commands),
          ),
    rows: toolRows(view, scope),
    order: undefined,
    columns: [
      words('tool', l10n.t('Tool'), (row) => row.label || l10n.t('No name')),
      counts(view, 'calls', l10n.t('Calls'), (row) => row.calls),
      counts(view, 'errors', l10n.t('Errors'), (row) => row.errors),
      counts(view, 'denied', l10n.t('Refused'), (row) => row.denied),
      counts(view, 'interrupted', l10n.t('Stopped'), (row) => row.interrupted),
      durations(view, 'average', l10n.t('On average'), averageMs),
      durations(view, 'longest', l10n.t('Longest'), (row) => (row.timedCalls > 0 ? row.longestMs : undefined)),
      durations(view, 'total', l10n.t('In all'), (row) => (row.timedCalls > 0 ? row.totalMs : undefined)),
      moments(view, 'lastAt', l10n.t('Last used'), (row) => row.lastAt),
    ],
    keyOf: (row) => row.name,
    opens: ({ name }) => ({ kind: 'place', table: 'tools', key: name }),
  };
}

export function skillTable(view: Viewpoint, { slices, scope, usd }: Selected): TableSpec<SkillRow> {
  return {
    title: l10n.t('Skills'),
    summary: '',
    rows: skillRows(view, scope, spendingBySkill(view, slices)),
    order: undefined,
    columns: [
      words('skill', l10n.t('Skill'), (row) => oneLine(row.name) || l10n.t('No name')),
      counts(view, 'calls', l10n.t('By the model'), (row) => row.calls),
      counts(view, 'commands', l10n.t('By a command'), (row) => row.commands),
      ...spendingColumns<SkillRow>(view, (row) => (isSpent(row.spending) ? row.spending : undefined), usd),
      moments(view, 'lastAt', l10n.t('Last used'), (row) => row.lastAt),
    ],
    keyOf: (row) => row.name,
    opens: ({ name }) => ({ kind: 'place', table: 'skills', key: name }),
  };
}

function spendingBySkill(view: Viewpoint, slices: readonly Slice[]): ReadonlyMap<string, Spending> {
  const sums = new Map<string, UsageSum>();
  for (const { skill, usage } of slices) {
    if (skill === '') continue;
    const sum = sums.get(skill) ?? new UsageSum(view.book);
    sums.set(skill, sum);
    sum.addAll(usage);
  }
  return new Map(Array.from(sums, ([skill, sum]) => [skill, spendingOf(sum)]));
}

export function fileTable(view: Viewpoint, { scope }: Selected): TableSpec<FileRow> {
  const { labels } = view;
  const rows = changedFiles(view, scope);
  const totals = lineTotals(rows);
  const labelOf = fileLabels(view);
  return {
    title: l10n.t('Files'),
    summary:
      rows.length === 0
        ? ''
        : l10n.t(
            '{0} changed, {1} of them new: {2} lines added, {3} removed.',
            labels.count(totals.files, 'file'),
            labels.exact(totals.created),
            labels.exact(totals.added),
            labels.exact(totals.removed),
          ),
    rows,
    order: mostChangedFirst,
    columns: [
      words('file', l10n.t('File'), labelOf),
      counts(view, 'edits', l10n.t('Changes'), (row) => row.edits),
      counts(view, 'added', l10n.t('Lines added'), (row) => row.added),
      counts(view, 'removed', l10n.t('Lines removed'), (row) => row.removed),
      counts(view, 'net', l10n.t('Net'), (row) => row.added - row.removed),
      counts(view, 'sessions', l10n.t('Sessions'), (row) => row.sessions.length),
      moments(view, 'lastAt', l10n.t('Last changed'), (row) => row.lastAt),
    ],
    keyOf: (row) => row.path,
    opens: ({ path }) => ({ kind: 'place', table: 'files', key: path }),
  };
}

/** By rows of the acts' ledger, of which there are thousands: what one is about is looked up when it is shown. */
export function errorTable(view: Viewpoint, { scope }: Selected): TableSpec<number> {
  const memo = new Map<number, ErrorRow>();
  const errorOf = (row: number): ErrorRow => {
    const known = memo.get(row) ?? errorRowOf(view, row);
    memo.set(row, known);
    return known;
  };
  const wordsOf = (row: number): ReturnType<typeof sessionWords> => sessionWords(view, errorOf(row).session);
  return {
    title: l10n.t('Errors'),
    summary: '',
    rows: errorActs(view, scope),
    order: latestFirst(view),
    columns: [
      words('name', l10n.t('Where'), (row) => {
        const { kind, name } = errorOf(row);
        return kind === 'tool' ? name : l10n.t('Service: {0}', name || l10n.t('No name'));
      }),
      words('subject', l10n.t('About'), (row) => oneLine(errorOf(row).subject)),
      words('session', l10n.t('Session'), (row) => wordsOf(row).title),
      words('project', l10n.t('Project'), (row) => wordsOf(row).detail),
      moments(view, 'at', l10n.t('When'), (row) => errorOf(row).at),
    ],
    keyOf: String,
    opens: (row) => {
      const { place } = errorOf(row);
      return place
        ? { kind: 'place', table: 'errors', key: errorKey(place) }
        : { kind: 'session', session: wordsOf(row).session };
    },
  };
}

/** Names an error for as long as its log is there. */
export const errorKey = ({ key, offset }: ActPlace): string => `${key.low}:${key.high}:${offset}`;
