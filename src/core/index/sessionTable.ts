import type { ProjectId } from '../model/ids.ts';
import type { ProjectIndex, SessionMetadata } from '../model/session.ts';
import type { IndexedFile } from './ownership.ts';
import { ProjectGroups } from './projects.ts';
import { describeSession, type RepositoryOf } from './sessionMetadata.ts';

interface SessionEntry {
  readonly number: number;
  readonly files: Set<IndexedFile>;
  metadata: SessionMetadata | undefined;
}

/** Which files make which session, and what is known of each; only what has changed is described again. */
export class SessionTable {
  readonly #repositoryOf: RepositoryOf;
  readonly #byKey = new Map<string, SessionEntry>();
  readonly #entries: SessionEntry[] = [];
  /** Number of a session → revision of the index with which rows of its own changed last. */
  readonly #usageRevisions: number[] = [];
  /** The same of acts. */
  readonly #actsRevisions: number[] = [];
  /** Number of a file → number of its session. */
  readonly #ofFile: number[] = [];
  readonly #groups = new ProjectGroups();
  readonly #changed = new Set<SessionEntry>();
  /** Every digest has its own copy of a folder's name; one for all is compared at a glance. */
  readonly #projectIds = new Map<ProjectId, ProjectId>();
  #sessions: readonly SessionMetadata[] | undefined;

  constructor(repositoryOf: RepositoryOf) {
    this.#repositoryOf = repositoryOf;
  }

  /** Number of the session that a file belongs to. */
  numberOf(file: number): number {
    return this.#ofFile[file]!;
  }

  filesOf(session: number): Iterable<IndexedFile> {
    return this.#entries[session]?.files ?? [];
  }

  usageRevisionOf(session: number): number {
    return this.#usageRevisions[session] ?? 0;
  }

  latestUsageRevisionOf(sessions: readonly SessionMetadata[]): number {
    let latest = 0;
    for (const { number } of sessions) latest = Math.max(latest, this.#usageRevisions[number]!);
    return latest;
  }

  /** A row that one of the session's files owns has changed. */
  markUsage(session: number, revision: number): void {
    this.#usageRevisions[session] = revision;
  }

  actsRevisionOf(session: number): number {
    return this.#actsRevisions[session] ?? 0;
  }

  markActs(session: number, revision: number): void {
    this.#actsRevisions[session] = revision;
  }

  markAllActs(revision: number): void {
    this.#actsRevisions.fill(revision);
  }

  markAllUsage(revision: number): void {
    this.#usageRevisions.fill(revision);
  }

  /** Puts a file where its digest says that it belongs, and takes it out of where it was. */
  put(file: IndexedFile, revision: number): void {
    const entry = this.#entryOf(file);
    const before = this.#ofFile[file.number];
    if (before !== undefined && before !== entry.number) {
      // What the file owns has moved with it.
      for (const session of [before, entry.number]) {
        this.markUsage(session, revision);
        this.markActs(session, revision);
      }
      this.remove(file);
    }
    entry.files.add(file);
    this.#ofFile[file.number] = entry.number;
    this.#changed.add(entry);
  }

  remove(file: IndexedFile): void {
    const entry = this.#entries[this.#ofFile[file.number]!]!;
    entry.files.delete(file);
    this.#changed.add(entry);
  }

  /** Every session, including empty ones and those whose logs are gone. */
  sessions(): readonly SessionMetadata[] {
    const projects = this.projects();
    return (this.#sessions ??= projects.flatMap((project) => project.sessions));
  }

  projects(): readonly ProjectIndex[] {
    if (this.#changed.size === 0) return this.#groups.projects;
    const changes = Array.from(this.#changed, (entry) => {
      const before = entry.metadata;
      const files = [...entry.files];
      entry.metadata = files.length > 0 ? this.#describe(entry.number, files) : undefined;
      return { before, after: entry.metadata };
    });
    this.#changed.clear();
    this.#sessions = undefined;
    return this.#groups.update(changes, () => this.#entries.flatMap(({ metadata }) => metadata ?? []));
  }

  #describe(number: number, files: readonly IndexedFile[]): SessionMetadata {
    const described = describeSession(number, files, this.#repositoryOf);
    const { project } = described;
    const known = this.#projectIds.get(project);
    if (known === undefined) this.#projectIds.set(project, project);
    return known === undefined ? described : { ...described, project: known };
  }

  #entryOf(file: IndexedFile): SessionEntry {
    const key = `${file.digest.file.slug}\0${file.session}`;
    let entry = this.#byKey.get(key);
    if (!entry) {
      entry = { number: this.#entries.length, files: new Set(), metadata: undefined };
      this.#byKey.set(key, entry);
      this.#entries.push(entry);
      this.#usageRevisions.push(0);
      this.#actsRevisions.push(0);
    }
    return entry;
  }
}
