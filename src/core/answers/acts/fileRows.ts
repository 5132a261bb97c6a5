import { actFlag, editTools } from '../../model/act.ts';
import type { EpochMs } from '../../model/time.ts';
import { oneLine, tildePath } from '../safeText.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { eachAct, laterOf, type Scope, timeOf } from './scope.ts';

/** What sessions did to a file, as far as tools for it tell: what a shell command changed is not known. */
export interface FileRow {
  /** As the tool was told. */
  readonly path: string;
  /** It was not there before the first of these changes. */
  readonly isCreated: boolean;
  /** Changes that were made: neither failed nor refused. */
  readonly edits: number;
  readonly added: number;
  readonly removed: number;
  /** Changes of which the log does not tell the lines; those are not in `added` and `removed`. */
  readonly unmeasured: number;
  /** Numbers of the sessions that changed it. */
  readonly sessions: readonly number[];
  readonly lastAt: EpochMs | undefined;
}

export interface FileTotals {
  readonly files: number;
  readonly created: number;
  readonly edits: number;
  readonly added: number;
  readonly removed: number;
  readonly unmeasured: number;
  /** Commands were run, which may have changed files unseen. */
  readonly hasShell: boolean;
}

interface Tally extends FileRow {
  isCreated: boolean;
  edits: number;
  added: number;
  removed: number;
  unmeasured: number;
  sessions: readonly number[];
  lastAt: EpochMs | undefined;
}

/** Changed files, those with most lines changed first. */
export const fileRows = (view: Viewpoint, scope: Scope): readonly FileRow[] =>
  changedFiles(view, scope).toSorted(mostChangedFirst);

export const mostChangedFirst = (a: FileRow, b: FileRow): number =>
  b.added + b.removed - (a.added + a.removed) || b.edits - a.edits || (a.path < b.path ? -1 : 1);

/** The same in no order: of tens of thousands only a page is looked at. */
export function changedFiles(view: Viewpoint, scope: Scope): readonly FileRow[] {
  const { columns, subjects } = view.index.acts;
  const rows: Tally[] = [];
  const placeOf = new Int32Array(subjects.length).fill(-1);
  const alone = new Map<number, readonly number[]>();
  eachEdit(view, scope, (row) => {
    const subject = columns.subject[row]!;
    if (placeOf[subject]! < 0) placeOf[subject] = rows.push(newTally(subjects[subject]!)) - 1;
    const tally = rows[placeOf[subject]!]!;
    const flags = columns.flags[row]!;
    tally.isCreated ||= (flags & actFlag.created) !== 0;
    tally.edits++;
    tally.added += columns.figure[row]!;
    tally.removed += columns.otherFigure[row]!;
    if ((flags & actFlag.measured) === 0) tally.unmeasured++;
    tally.sessions = withSession(tally.sessions, view.index.sessionOfAct(row), alone);
    tally.lastAt = laterOf(tally.lastAt, timeOf(view, row));
  });
  return rows;
}

/** Most files are changed by one session, and one list serves all of these. */
function withSession(
  sessions: readonly number[],
  session: number,
  alone: Map<number, readonly number[]>,
): readonly number[] {
  if (sessions.includes(session)) return sessions;
  if (sessions.length > 0) return [...sessions, session];
  const known = alone.get(session) ?? [session];
  alone.set(session, known);
  return known;
}

export function fileTotals(view: Viewpoint, scope: Scope, rows: readonly FileRow[]): FileTotals {
  const { columns, names } = view.index.acts;
  const shell = names.indexOf('Bash');
  let hasShell = false;
  eachAct(view, scope, 'tool', (row) => {
    hasShell ||= columns.name[row] === shell;
  });
  return { ...lineTotals(rows), hasShell };
}

export function lineTotals(rows: readonly FileRow[]): Omit<FileTotals, 'hasShell'> {
  const totals = { files: rows.length, created: 0, edits: 0, added: 0, removed: 0, unmeasured: 0 };
  for (const { isCreated, edits, added, removed, unmeasured } of rows) {
    if (isCreated) totals.created++;
    totals.edits += edits;
    totals.added += added;
    totals.removed += removed;
    totals.unmeasured += unmeasured;
  }
  return totals;
}

/**
 * Names files as shortly as is clear and safe to show: by their way from the one folder that their sessions worked in, else from
 * home. For the rows that are shown: of thousands, most never are.
 */
export function fileLabels(view: Viewpoint): (row: FileRow) => string {
  const folders = new Map(view.index.sessions().map(({ number, cwd }) => [number, cwd]));
  return ({ path, sessions }) => {
    const [folder, ...others] = new Set(sessions.map((session) => folders.get(session)));
    const below =
      folder !== undefined && others.length === 0 && path.startsWith(folder) ? path.slice(folder.length) : '';
    return oneLine(/^[\\/]./.test(below) ? below.slice(1) : tildePath(path, view.home));
  };
}

/** Each change of a file that was made, by its row in the ledger. */
export function eachEdit(view: Viewpoint, scope: Scope, visit: (row: number) => void): void {
  const { columns, names } = view.index.acts;
  const isEdit = names.map((name) => editTools.has(name));
  eachAct(view, scope, 'tool', (row) => {
    if (isEdit[columns.name[row]!] && (columns.flags[row]! & outcome) === actFlag.answered) visit(row);
  });
}

const outcome = actFlag.answered | actFlag.failed | actFlag.denied | actFlag.interrupted;

const newTally = (path: string): Tally => ({
  path,
  isCreated: false,
  edits: 0,
  added: 0,
  removed: 0,
  unmeasured: 0,
  sessions: nobody,
  lastAt: undefined,
});

const nobody: readonly number[] = [];
