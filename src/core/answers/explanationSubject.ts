import * as l10n from '@vscode/l10n';
import { assertNever } from '../kit/assertNever.ts';
import type { SessionMetadata } from '../model/session.ts';
import { type DayKey, isDated, undatedDay } from '../model/time.ts';
import { rowFilter } from './reportFilter.ts';
import { folderName } from './safeText.ts';
import { sessionKey, sessionTitle } from './sessionRows.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Whose figure is to be explained. */
export type ExplanationSubject =
  | { readonly kind: 'session'; readonly key: string }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'day'; readonly day: DayKey; readonly project?: string }
  | { readonly kind: 'model'; readonly model: string };

/** What a subject means in the index. */
export interface SubjectRows {
  /** `Session Rework invoice export`; log text, not made safe yet. */
  readonly title: string;
  readonly id: string;
  readonly command: string | undefined;
  /** Does a ledger row count here? Replays count nowhere, whatever this says. */
  readonly counts: (row: number) => boolean;
  /** The sessions whose own files these are; undefined where rows are taken from any. */
  readonly sessions: ReadonlySet<number> | undefined;
}

/** Undefined where the index knows no such session or project, or nothing of that day or model. */
export function findSubject(view: Viewpoint, subject: ExplanationSubject): SubjectRows | undefined {
  const { index } = view;
  switch (subject.kind) {
    case 'session': {
      const session = index.sessions().find((candidate) => sessionKey(candidate) === subject.key);
      if (!session) return undefined;
      return ofSessions(view, subject, l10n.t('Session {0}', sessionTitle(view, session)), session.id, [session]);
    }
    case 'project': {
      const project = index.projects().find((candidate) => candidate.id === subject.id);
      if (!project) return undefined;
      const place = project.cwd ?? project.id;
      return ofSessions(view, subject, l10n.t('Project {0}', folderName(place)), place, project.sessions);
    }
    case 'day':
      return known(view, { ...ofDay(view, subject.day, subject.project), command: explainCommand(subject) });
    case 'model': {
      const { columns, models } = index.ledger;
      const counts = (row: number): boolean => models[columns.model[row]!] === subject.model;
      const title = subject.model === '' ? l10n.t('Model without a name') : l10n.t('Model {0}', subject.model);
      return known(view, { title, id: subject.model, command: explainCommand(subject), counts, sessions: undefined });
    }
    default:
      return assertNever(subject);
  }
}

/** The command line that explains it; undefined where a name in it is not safe to paste. */
export function explainCommand(subject: ExplanationSubject): string | undefined {
  const words = wordsOf(subject);
  return words.every((word) => /^[\w./:@~[\]-]+$/.test(word))
    ? ['claude-code-tracer', 'explain', ...words].join(' ')
    : undefined;
}

function wordsOf(subject: ExplanationSubject): string[] {
  switch (subject.kind) {
    case 'session':
      return [subject.key.slice(subject.key.indexOf('/') + 1)];
    case 'project':
      return ['--project', subject.id];
    case 'day':
      return [subject.day, ...(subject.project === undefined ? [] : ['--project', subject.project])];
    case 'model':
      return [subject.model];
    default:
      return assertNever(subject);
  }
}

/** Is this a subject? For what comes back from a document's address. */
export function isExplanationSubject(value: unknown): value is ExplanationSubject {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, key, id, day, project, model } = value as Readonly<Record<string, unknown>>;
  const isText = (text: unknown): boolean => typeof text === 'string';
  return (
    (kind === 'session' && isText(key)) ||
    (kind === 'project' && isText(id)) ||
    (kind === 'day' && isText(day) && (project === undefined || isText(project))) ||
    (kind === 'model' && isText(model))
  );
}

function ofSessions(
  { index }: Viewpoint,
  subject: ExplanationSubject,
  title: string,
  id: string,
  members: readonly SessionMetadata[],
): SubjectRows {
  const sessions = new Set(members.map((session) => session.number));
  return {
    title,
    id,
    command: explainCommand(subject),
    counts: (row) => sessions.has(index.sessionOfRow(row)),
    sessions,
  };
}

function ofDay(view: Viewpoint, day: DayKey, project: string | undefined): Omit<SubjectRows, 'command'> {
  const { at } = view.index.ledger.columns;
  const isUndated = day === undatedDay;
  const keep = rowFilter(view, isUndated ? { project } : { since: day, until: day, project });
  const name = isUndated ? l10n.t('Day without a date') : l10n.t('Day {0}', view.labels.day(day, ''));
  return {
    title: project === undefined ? name : l10n.t('{0} in project {1}', name, folderName(project)),
    id: day,
    counts: isUndated ? (row) => !isDated(at[row]!) && keep(row) : keep,
    sessions: undefined,
  };
}

/** A day or a model that nothing was used on is none that exists. */
function known({ index }: Viewpoint, rows: SubjectRows): SubjectRows | undefined {
  const { columns, length } = index.ledger;
  for (let row = 0; row < length; row++) if (columns.isReplay[row] !== 1 && rows.counts(row)) return rows;
  return undefined;
}
