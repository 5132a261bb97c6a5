import * as l10n from '@vscode/l10n';
import type { SessionMetadata } from '../model/session.ts';
import type { ChangesPlan } from './changesPlan.ts';
import type { ReplayedFile } from './replayEdits.ts';
import { oneLine, tildePath } from './safeText.ts';
import { oneOrMany } from './counts.ts';
import { sessionTitle } from './sessionRows.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What a session changed, for a list of files; the texts are asked for one by one. */
export interface SessionChanges {
  readonly title: string;
  readonly files: readonly ChangedFile[];
  /** Why there are no files; undefined where there are some. */
  readonly nothing: string | undefined;
  /** `3 shell commands ran as well: what they changed is in no log.` */
  readonly notes: readonly string[];
}

export interface ChangedFile {
  /** Names the file in questions; as the log has it. */
  readonly path: string;
  /** Below the session's folder, where it is there. */
  readonly label: string;
  readonly hasBefore: boolean;
}

/** One side of a changed file. */
export type ChangeSide = 'before' | 'after';

/** What one edit did. */
export interface EditTexts {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** The whole file, or only the passages. */
  readonly isWhole: boolean;
}

/** What could not be read or shown on the way. */
export interface UnshownChanges {
  readonly unreadableEdits: number;
  /** Too large to be held. */
  readonly largeFiles: number;
}

export function sessionChanges(
  view: Viewpoint,
  plan: ChangesPlan,
  files: readonly ReplayedFile[],
  unshown: UnshownChanges,
): SessionChanges {
  return {
    title: sessionTitle(view, plan.session),
    files: files.map(({ path, before, isBeforeUnknown }) => ({
      path,
      label: changeLabel(view, plan.session.cwd, path),
      hasBefore: before !== undefined || isBeforeUnknown,
    })),
    nothing: files.length > 0 ? undefined : nothingSentence(plan, unshown),
    notes: changeNotes(view, plan, files, unshown),
  };
}

export function editTexts(view: Viewpoint, session: SessionMetadata, edit: ReplayedFile): EditTexts {
  const { path, before, after, extent } = edit;
  return { label: changeLabel(view, session.cwd, path), before: before ?? '', after, isWhole: extent === 'whole' };
}

function nothingSentence({ session, lostEdits }: ChangesPlan, { unreadableEdits }: UnshownChanges): string {
  if (session.isDeleted || lostEdits > 0)
    return l10n.t('The log of this session is gone, and with it what was changed. Its figures are kept.');
  return unreadableEdits > 0
    ? l10n.t('What this session changed cannot be read.')
    : l10n.t('The tools of this session changed no file.');
}

/** A path as people know it: below the folder that the session worked in, else below the home. */
export function changeLabel(view: Viewpoint, folder: string | undefined, path: string): string {
  const isBelow = folder !== undefined && (path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`));
  return oneLine(isBelow ? path.slice(folder.length + 1) : tildePath(path, view.home), 300);
}

function changeNotes(
  { labels }: Viewpoint,
  { shellCalls, lostEdits }: ChangesPlan,
  files: readonly ReplayedFile[],
  { unreadableEdits, largeFiles }: UnshownChanges,
): readonly string[] {
  const parts = files.filter(({ extent }) => extent === 'parts').length;
  const unknown = files.filter(({ isBeforeUnknown }) => isBeforeUnknown).length;
  const mixed = files.filter(({ changesBetween }) => changesBetween > 0).length;
  const n = (count: number): string => labels.exact(count);
  const all: readonly (readonly [count: number, one: string, several: string])[] = [
    [
      shellCalls,
      l10n.t('A shell command ran as well: what it changed is in no log.'),
      l10n.t('{0} shell commands ran as well: what they changed is in no log.', n(shellCalls)),
    ],
    [
      parts,
      l10n.t('Of one file only the changed passages are known.'),
      l10n.t('Of {0} files only the changed passages are known.', n(parts)),
    ],
    [
      unknown,
      l10n.t('What one file was before is not known; all of it is shown as new.'),
      l10n.t('What {0} files were before is not known; all of them are shown as new.', n(unknown)),
    ],
    [
      mixed,
      l10n.t('One file was also changed by something else in between; the comparison shows that too.'),
      l10n.t('{0} files were also changed by something else in between; the comparison shows that too.', n(mixed)),
    ],
    [
      lostEdits,
      l10n.t('One edit is missing: its log is gone.'),
      l10n.t('{0} edits are missing: their logs are gone.', n(lostEdits)),
    ],
    [
      unreadableEdits,
      l10n.t('One edit could not be read.'),
      l10n.t('{0} edits could not be read.', n(unreadableEdits)),
    ],
    [
      largeFiles,
      l10n.t('One file is too large to be shown.'),
      l10n.t('{0} files are too large to be shown.', n(largeFiles)),
    ],
  ];
  return all.filter(([count]) => count > 0).map(([count, one, several]) => oneOrMany(count, one, several));
}
