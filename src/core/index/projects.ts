import type { ProjectId, Slug } from '../model/ids.ts';
import type { ProjectIndex, SessionMetadata } from '../model/session.ts';

/**
 * Groups sessions by the directory they were started in, worktrees with their repository. The slug cannot tell it (`a-b` and `a/b`
 * share one), but it helps a session whose records do not: it joins the project that most sessions of its slug belong to.
 */
export function projectsOf(sessions: readonly SessionMetadata[]): readonly ProjectIndex[] {
  const usual = usualProjects(sessions);
  const byProject = new Map<ProjectId, SessionMetadata[]>();
  const folders = new Set<ProjectId>();
  for (const session of sessions) {
    const id = session.cwd === undefined ? (usual.get(session.slug) ?? session.project) : session.project;
    if (session.cwd !== undefined) folders.add(id);
    const own = byProject.get(id) ?? [];
    own.push(session.project === id ? session : { ...session, project: id });
    byProject.set(id, own);
  }
  return Array.from(byProject, ([id, own]) => ({
    id,
    cwd: folders.has(id) ? id : undefined,
    worktrees: new Set(own.filter((session) => session.isWorktree).map((session) => session.cwd)).size,
    sessions: own,
  }));
}

function usualProjects(sessions: readonly SessionMetadata[]): Map<Slug, ProjectId> {
  const counts = new Map<Slug, Map<ProjectId, number>>();
  for (const { slug, cwd, project } of sessions) {
    if (cwd === undefined) continue;
    const ofSlug = counts.get(slug) ?? new Map<ProjectId, number>();
    ofSlug.set(project, (ofSlug.get(project) ?? 0) + 1);
    counts.set(slug, ofSlug);
  }
  const usual = new Map<Slug, ProjectId>();
  for (const [slug, ofSlug] of counts) {
    const ranked = [...ofSlug].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    usual.set(slug, ranked[0]![0]);
  }
  return usual;
}
