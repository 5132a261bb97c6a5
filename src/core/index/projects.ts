import type { ProjectId, Slug } from '../model/ids.ts';
import type { ProjectIndex, SessionMetadata } from '../model/session.ts';

/** What became of a session; it is undefined before it was, and after it is no more. */
export interface SessionChange {
  readonly before: SessionMetadata | undefined;
  readonly after: SessionMetadata | undefined;
}

/** Where a session stands among the projects. */
interface Place {
  readonly project: number;
  readonly position: number;
}

/** Sessions by project, kept as they change: a project without a change stays the same object. */
export class ProjectGroups {
  #projects: readonly ProjectIndex[] = [];
  readonly #places = new Map<number, Place>();

  get projects(): readonly ProjectIndex[] {
    return this.#projects;
  }

  /** `all`: every session there is now. Asked for only where a session came, went or moved: that may regroup others too. */
  update(changes: readonly SessionChange[], all: () => readonly SessionMetadata[]): readonly ProjectIndex[] {
    const stayed = changes.flatMap(({ before, after }) => (before && after && isSamePlace(before, after) ? after : []));
    if (stayed.length === changes.length) this.#replace(stayed);
    else this.#regroup(projectsOf(all()));
    return this.#projects;
  }

  #replace(sessions: readonly SessionMetadata[]): void {
    const projects = [...this.#projects];
    const copied = new Map<number, SessionMetadata[]>();
    for (const session of sessions) {
      const { project, position } = this.#places.get(session.number)!;
      let own = copied.get(project);
      if (!own) {
        copied.set(project, (own = [...projects[project]!.sessions]));
        projects[project] = { ...projects[project]!, sessions: own };
      }
      own[position] = inProject(session, projects[project]!.id);
    }
    this.#projects = projects;
  }

  #regroup(projects: readonly ProjectIndex[]): void {
    const before = new Map(this.#projects.map((project) => [project.id, project]));
    this.#projects = projects.map((project) => {
      const known = before.get(project.id);
      return known && isSameProject(known, project) ? known : project;
    });
    this.#places.clear();
    for (const [project, { sessions }] of this.#projects.entries())
      for (const [position, { number }] of sessions.entries()) this.#places.set(number, { project, position });
  }
}

function isSamePlace(a: SessionMetadata, b: SessionMetadata): boolean {
  return a.slug === b.slug && a.cwd === b.cwd && a.project === b.project && a.isWorktree === b.isWorktree;
}

function isSameProject(a: ProjectIndex, b: ProjectIndex): boolean {
  const isSameList = a.sessions.length === b.sessions.length && a.sessions.every((each, i) => each === b.sessions[i]);
  return isSameList && a.cwd === b.cwd && a.worktrees === b.worktrees;
}

const inProject = (session: SessionMetadata, id: ProjectId): SessionMetadata =>
  session.project === id ? session : { ...session, project: id };

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
    own.push(inProject(session, id));
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
