import * as l10n from '@vscode/l10n';
import type { SessionMetadata } from '../../model/session.ts';
import { projectTitle, sharedTitles } from '../projectRows.ts';
import { oneLine, tildePath } from '../safeText.ts';
import { sessionKey, sessionTitle } from '../sessionRows.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { isInWorkspace } from '../workspace.ts';
import type { DashboardScope } from './question.ts';

/** A scope that can be chosen. */
export interface ScopeChoice {
  readonly scope: DashboardScope;
  readonly label: string;
}

/** Sessions of a scope; undefined for all of them. */
export function sessionsOfScope(view: Viewpoint, scope: DashboardScope): readonly SessionMetadata[] | undefined {
  const { index, workspaceFolders } = view;
  switch (scope.kind) {
    case 'all':
      return undefined;
    case 'workspace':
      return index.sessions().filter((session) => isInWorkspace(session, workspaceFolders));
    case 'project':
      return index.projects().find(({ id }) => id === scope.project)?.sessions ?? [];
    case 'session':
      return index.sessions().filter((session) => sessionKey(session) === scope.session);
    default:
      return scope satisfies never;
  }
}

/** All projects, this workspace, every project by name; and what is asked for now, if it is none of these. */
export function scopeChoices(view: Viewpoint, asked: DashboardScope): readonly ScopeChoice[] {
  const { index, workspaceFolders } = view;
  const shared = sharedTitles(view);
  const projects = index
    .projects()
    .filter(({ id, sessions }) => isAsked(asked, id) || sessions.some((session) => !session.isEmpty))
    .map((project): ScopeChoice => {
      const title = projectTitle(project);
      const place = oneLine(tildePath(project.cwd ?? project.id, view.home));
      const label = shared.has(title) ? `${title} (${place})` : title;
      return { scope: { kind: 'project', project: project.id }, label };
    })
    .toSorted((a, b) => view.labels.compare(a.label, b.label));
  const [session] = asked.kind === 'session' ? (sessionsOfScope(view, asked) ?? []) : [];
  return [
    { scope: { kind: 'all' }, label: l10n.t('All projects') },
    ...(workspaceFolders.length > 0 || asked.kind === 'workspace'
      ? [{ scope: { kind: 'workspace' } as const, label: l10n.t('This workspace') }]
      : []),
    ...(session ? [{ scope: asked, label: l10n.t('Session {0}', sessionTitle(view, session)) }] : []),
    ...projects,
  ];
}

const isAsked = (asked: DashboardScope, id: string): boolean => asked.kind === 'project' && asked.project === id;
