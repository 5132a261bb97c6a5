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
  readonly sessions: ReadonlySet<number>;
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

interface Tally {
  isCreated: boolean;
  edits: number;
  added: number;
  removed: number;
  unmeasured: number;
  sessions: Set<number>;
  lastAt: EpochMs | undefined;
}

/** Changed files, those with most lines changed first. */
export function fileRows(view: Viewpoint, scope: Scope): readonly FileRow[] {
  const { columns, subjects } = view.index.acts;
  const rows = new Map<number, Tally>();
  eachEdit(view, scope, (row) => {
    const subject = columns.subject[row]!;
    let tally = rows.get(subject);
    if (!tally) rows.set(subject, (tally = newTally()));
    const flags = columns.flags[row]!;
    tally.isCreated ||= (flags & actFlag.created) !== 0;
    tally.edits++;
    tally.added += columns.figure[row]!;
    tally.removed += columns.otherFigure[row]!;
    if ((flags & actFlag.measured) === 0) tally.unmeasured++;
    tally.sessions.add(view.index.sessionOfAct(row));
    tally.lastAt = laterOf(tally.lastAt, timeOf(view, row));
  });
  return Array.from(rows, ([subject, tally]) => ({ path: subjects[subject]!, ...tally })).toSorted(
    (a, b) => b.added + b.removed - (a.added + a.removed) || b.edits - a.edits || (a.path < b.path ? -1 : 1),
  );
}

export function fileTotals(view: Viewpoint, scope: Scope, rows: readonly FileRow[]): FileTotals {
  const { columns, names } = view.index.acts;
  const shell = names.indexOf('Bash');
  let hasShell = false;
  eachAct(view, scope, 'tool', (row) => {
    hasShell ||= columns.name[row] === shell;
  });
  const sum = (pick: (row: FileRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return {
    files: rows.length,
    created: rows.filter((row) => row.isCreated).length,
    edits: sum((row) => row.edits),
    added: sum((row) => row.added),
    removed: sum((row) => row.removed),
    unmeasured: sum((row) => row.unmeasured),
    hasShell,
  };
}

/**
 * Names files as shortly as is clear and safe to show: by their way from the one folder that their sessions worked in, else from
 * home. For the rows that are shown: of thousands, most never are.
 */
export function fileLabels(view: Viewpoint): (row: FileRow) => string {
  const folders = new Map(view.index.sessions().map(({ number, cwd }) => [number, cwd]));
  return ({ path, sessions }) => {
    const [folder, ...others] = new Set(Array.from(sessions, (session) => folders.get(session)));
    const below =
      folder !== undefined && others.length === 0 && path.startsWith(folder) ? path.slice(folder.length) : '';
    return oneLine(/^[\\/]./.test(below) ? below.slice(1) : tildePath(path, view.home));
  };
}

/** Each change of a file that was made, by its row in the ledger. */
function eachEdit(view: Viewpoint, scope: Scope, visit: (row: number) => void): void {
  const { columns, names } = view.index.acts;
  const isEdit = names.map((name) => editTools.has(name));
  eachAct(view, scope, 'tool', (row) => {
    if (isEdit[columns.name[row]!] && (columns.flags[row]! & outcome) === actFlag.answered) visit(row);
  });
}

const outcome = actFlag.answered | actFlag.failed | actFlag.denied | actFlag.interrupted;

const newTally = (): Tally => ({
  isCreated: false,
  edits: 0,
  added: 0,
  removed: 0,
  unmeasured: 0,
  sessions: new Set(),
  lastAt: undefined,
});
