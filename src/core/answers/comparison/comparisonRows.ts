import * as l10n from '@vscode/l10n';
import { cacheWriteTokens, totalTokens } from '../../model/tokens.ts';
import { sessionStatus } from '../../index/sessionStatus.ts';
import { fileLabels, type FileRow, fileRows } from '../acts/fileRows.ts';
import { scopeOfSessions } from '../acts/scope.ts';
import { type ToolRow, toolRows } from '../acts/toolRows.ts';
import { oneOrMany } from '../counts.ts';
import type { Labels } from '../labels.ts';
import { modelLabel } from '../modelLabel.ts';
import { oneLine, tildePath } from '../safeText.ts';
import { cacheHitLabel } from '../sessionDetails.ts';
import { statusWord } from '../sessionRows.ts';
import type { Spending } from '../spending.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { ComparedSession } from './comparedSession.ts';
import type { ComparisonRow } from './comparison.ts';
import { changeLabel, costRow, figures, none, texts } from './comparisonCells.ts';

/** More tools and files than a person compares one by one; what follows is counted. */
const maxTools = 15;
const maxFiles = 40;

export function sessionRowsOf(view: Viewpoint, all: readonly ComparedSession[]): readonly ComparisonRow[] {
  const { labels, calendar } = view;
  const today = calendar.dayOf(view.now);
  const moment = (at: number | undefined): string => {
    if (at === undefined) return none;
    const { day, time } = calendar.local(at);
    return `${labels.day(day, today)} ${time}`;
  };
  return [
    texts(l10n.t('Folder'), all, ({ session }) => oneLine(tildePath(session.cwd ?? session.slug, view.home))),
    texts(l10n.t('Branch'), all, ({ session }) => oneLine(session.branches.join(', '))),
    texts(l10n.t('State'), all, ({ session }) => statusWord(sessionStatus(session, view.now, view.live))),
    texts(l10n.t('Begun'), all, ({ session }) => moment(session.firstAt)),
    figures(labels, l10n.t('Duration'), all, durationOf, (ms) => labels.duration(ms)),
    figures(
      labels,
      l10n.t('Active'),
      all,
      ({ activeMs }) => activeMs,
      (ms) => labels.duration(ms),
    ),
  ];
}

export function spendingRowsOf(view: Viewpoint, all: readonly ComparedSession[]): readonly ComparisonRow[] {
  const { labels } = view;
  const tokens = (label: string, count: (spending: Spending) => number): ComparisonRow =>
    figures(
      labels,
      label,
      all,
      ({ spending }) => count(spending),
      (n) => labels.exact(n),
    );
  return [
    costRow(labels, l10n.t('Cost'), all, ({ spending }) => spending),
    tokens(l10n.t('Tokens'), (spending) => totalTokens(spending.tokens)),
    tokens(l10n.t('Input'), (spending) => spending.tokens.input),
    tokens(l10n.t('Cache write'), (spending) => cacheWriteTokens(spending.tokens)),
    tokens(l10n.t('Cache read'), (spending) => spending.tokens.cacheRead),
    tokens(l10n.t('Output'), (spending) => spending.tokens.output),
    texts(l10n.t('Cache hits'), all, ({ spending }) => cacheHitLabel(labels, spending.tokens)),
  ];
}

/** What each model cost, where there is more than one. */
export function modelRowsOf({ labels }: Viewpoint, all: readonly ComparedSession[]): readonly ComparisonRow[] {
  const models = [...new Set(all.flatMap((each) => [...each.models.keys()]))];
  if (models.length < 2)
    return models.map((model) =>
      texts(l10n.t('Model'), all, ({ models: own }) => (own.has(model) ? modelLabel(model) : '')),
    );
  return models.map((model) => costRow(labels, modelLabel(model), all, (each) => each.models.get(model)));
}

export function workRowsOf({ labels }: Viewpoint, all: readonly ComparedSession[]): readonly ComparisonRow[] {
  const counts = (label: string, count: (each: ComparedSession) => number): ComparisonRow =>
    figures(labels, label, all, count, (n) => labels.exact(n));
  const files =
    (pick: (row: FileRow) => number) =>
    (each: ComparedSession): number =>
      [...each.files.values()].reduce((sum, row) => sum + pick(row), 0);
  return [
    counts(l10n.t('Prompts'), ({ session }) => session.prompts),
    counts(l10n.t('Requests'), ({ spending }) => spending.turns),
    counts(l10n.t('Tool calls'), ({ tools }) => sumOfTools(tools, ({ calls }) => calls)),
    counts(l10n.t('Errors'), ({ tools }) => sumOfTools(tools, ({ errors }) => errors)),
    counts(l10n.t('Sub-agents'), ({ subAgents }) => subAgents),
    counts(l10n.t('Compactions'), ({ compactions }) => compactions),
    counts(l10n.t('Files'), (each) => each.files.size),
    counts(
      l10n.t('Lines added'),
      files(({ added }) => added),
    ),
    counts(
      l10n.t('Lines removed'),
      files(({ removed }) => removed),
    ),
  ];
}

export function toolRowsOf(view: Viewpoint, all: readonly ComparedSession[]): readonly ComparisonRow[] {
  const { labels } = view;
  const tools = toolRows(view, scopeOfSessions(all.map(({ session }) => session)));
  return tools.slice(0, maxTools).map(({ name, label }) => {
    const text = ({ tools: own }: ComparedSession): string => {
      const row = own.get(name);
      if (!row) return none;
      return row.errors === 0
        ? labels.exact(row.calls)
        : `${labels.exact(row.calls)} (${labels.count(row.errors, 'error')})`;
    };
    const change = changeLabel(
      labels,
      all.map(({ tools: own }) => own.get(name)?.calls ?? 0),
    );
    return { label, cells: all.map(text), change };
  });
}

export function fileRowsOf(
  view: Viewpoint,
  all: readonly ComparedSession[],
): { readonly rows: readonly ComparisonRow[]; readonly notes: readonly string[] } {
  const { labels } = view;
  const files = fileRows(view, scopeOfSessions(all.map(({ session }) => session)));
  const nameOf = fileLabels(view);
  const rows = files.slice(0, maxFiles).map((file) => ({
    label: nameOf(file),
    cells: all.map(({ files: own }) => linesLabel(labels, own.get(file.path))),
    change: '',
  }));
  const more = files.length - rows.length;
  const note = oneOrMany(
    more,
    l10n.t('One more file was changed.'),
    l10n.t('{0} more files were changed.', labels.exact(more)),
  );
  return { rows, notes: more > 0 ? [note] : [] };
}

/** `+14 −3`, `new, +14`, `2 edits` where the log does not tell the lines. */
function linesLabel(labels: Labels, row: FileRow | undefined): string {
  if (!row) return none;
  if (row.unmeasured === row.edits) return labels.count(row.edits, 'edit');
  const lines = [
    row.added > 0 ? `+${labels.exact(row.added)}` : '',
    row.removed > 0 ? `−${labels.exact(row.removed)}` : '',
  ];
  const shown = lines.filter((part) => part !== '').join(' ') || '±0';
  return row.isCreated ? l10n.t('new, {0}', shown) : shown;
}

const durationOf = ({ session: { firstAt, lastAt } }: ComparedSession): number =>
  firstAt === undefined || lastAt === undefined ? 0 : lastAt - firstAt;

const sumOfTools = (tools: ReadonlyMap<string, ToolRow>, pick: (row: ToolRow) => number): number =>
  [...tools.values()].reduce((sum, row) => sum + pick(row), 0);
