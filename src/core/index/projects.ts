import { makeProjectId, type ProjectId, type Slug } from '../model/ids.ts';
import type { ProjectIndex, SessionMetadata } from '../model/session.ts';

/**
 * Groups sessions by the directory they were started in. The slug cannot tell it (`a-b` and `a/b` share one), but it helps a
 * session whose records do not: it joins the project that most sessions of its slug belong to.
 */
export function projectsOf(sessions: readonly SessionMetadata[]): readonly ProjectIndex[] {
  const usual = usualDirectories(sessions);
  const byProject = new Map<ProjectId, { cwd: string | undefined; sessions: SessionMetadata[] }>();
  for (const session of sessions) {
    const cwd = session.cwd ?? usual.get(session.slug);
    const id = makeProjectId(cwd ?? session.slug);
    const project = byProject.get(id) ?? { cwd, sessions: [] };
    project.sessions.push(session.project === id ? session : { ...session, project: id });
    byProject.set(id, project);
  }
  return [...byProject].map(([id, { cwd, sessions: own }]) => ({ id, cwd, sessions: own }));
}

function usualDirectories(sessions: readonly SessionMetadata[]): Map<Slug, string> {
  const counts = new Map<Slug, Map<string, number>>();
  for (const { slug, cwd } of sessions) {
    if (cwd === undefined) continue;
    const ofSlug = counts.get(slug) ?? new Map<string, number>();
    ofSlug.set(cwd, (ofSlug.get(cwd) ?? 0) + 1);
    counts.set(slug, ofSlug);
  }
  const usual = new Map<Slug, string>();
  for (const [slug, ofSlug] of counts) {
    const ranked = [...ofSlug].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    usual.set(slug, ranked[0]![0]);
  }
  return usual;
}
