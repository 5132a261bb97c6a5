import type { FileDigest } from '../model/fileDigest.ts';
import { makeSessionId, type SessionId } from '../model/ids.ts';
import type { ProjectIndex, SessionMetadata } from '../model/session.ts';
import { Emitter, type Event } from '../kit/emitter.ts';
import { ActLedger } from './actLedger.ts';
import { Ledger } from './ledger.ts';
import type { IndexedFile } from './ownership.ts';
import { projectsOf } from './projects.ts';
import { describeSession, type RepositoryOf } from './sessionMetadata.ts';

/** A digest that has just been made or loaded. */
export interface DigestChange {
  readonly digest: FileDigest;
  /** It goes on from the digest the index has: only more of the same file. Otherwise it replaces it. */
  readonly isContinuation: boolean;
}

/** What a file holds of the ledger. */
export interface Holding {
  readonly file: number;
  readonly digest: FileDigest;
  /** Number of the session that the file belongs to. */
  readonly session: number;
  /** Turn of the digest → row of the ledger. */
  readonly rows: Int32Array;
  /** Act of the digest → row of the acts' ledger; empty until that is asked for. */
  readonly actRows: Int32Array;
}

const noRows = new Int32Array(0);

interface SessionEntry {
  readonly number: number;
  readonly files: Set<IndexedFile>;
  metadata: SessionMetadata | undefined;
}

/**
 * All log files together: each request once, each session described, whatever order the digests came in.
 * Reads no clock, no price and no time zone; `answers` brings those.
 */
export class GlobalIndex {
  readonly #repositoryOf: RepositoryOf;
  readonly #onDidChange = new Emitter<number>();
  readonly #files: IndexedFile[] = [];
  readonly #numberOfPath = new Map<string, number>();
  readonly #sessions = new Map<string, SessionEntry>();
  readonly #sessionNumbers: number[] = [];
  #ledger = new Ledger();
  #acts = new ActLedger();
  /** Files whose acts are not in the ledger yet. */
  readonly #unjoined = new Set<IndexedFile>();
  #projects: readonly ProjectIndex[] | undefined;
  #revision = 0;

  /** Without `repositoryOf`, worktrees are told by their own records and names alone. */
  constructor(repositoryOf: RepositoryOf = () => undefined) {
    this.#repositoryOf = repositoryOf;
  }

  /** Counts up with every change; what is asked for at the same revision is the same. */
  get revision(): number {
    return this.#revision;
  }

  get onDidChange(): Event<number> {
    return this.#onDidChange.event;
  }

  get ledger(): Ledger {
    return this.#ledger;
  }

  /** Joined when asked for: a first paint needs no acts. */
  get acts(): ActLedger {
    if (this.#acts.length === 0)
      this.#acts = new ActLedger(
        Array.from(this.#unjoined, ({ digest }) => digest.acts.table.length).reduce((sum, rows) => sum + rows, 1024),
      );
    for (const file of this.#unjoined) this.#acts.join(file, this.#files);
    this.#unjoined.clear();
    return this.#acts;
  }

  /** What the index has of a file. */
  digestOf(path: string): FileDigest | undefined {
    const number = this.#numberOfPath.get(path);
    return number === undefined ? undefined : this.#files[number]!.digest;
  }

  digests(): readonly FileDigest[] {
    return Array.from(this.#numberOfPath.values(), (number) => this.#files[number]!.digest);
  }

  fileOf(number: number): FileDigest {
    return this.#files[number]!.digest;
  }

  /** Number of the session that owns a ledger row. */
  sessionOfRow(row: number): number {
    return this.#sessionNumbers[this.#ledger.columns.owner[row]!]!;
  }

  /** Number of the session that owns a row of the acts' ledger. */
  sessionOfAct(row: number): number {
    return this.#sessionNumbers[this.acts.columns.owner[row]!]!;
  }

  /** Ledger rows that a session's files hold but another session owns: copied here by a resume or fork, and counted there. */
  inheritedRows(session: number): ReadonlySet<number> {
    const inherited = new Set<number>();
    for (const file of this.#files) {
      if (this.#sessionNumbers[file.number] !== session || !this.#isKnown(file)) continue;
      for (const row of file.rows) if (this.sessionOfRow(row) !== session) inherited.add(row);
    }
    return inherited;
  }

  /** Every known file, and which rows of the ledger its lines are part of. */
  holdings(): readonly Holding[] {
    return Array.from(this.#numberOfPath.values(), (number) => {
      const { digest, rows, actRows } = this.#files[number]!;
      return { file: number, digest, session: this.#sessionNumbers[number]!, rows, actRows };
    });
  }

  /** Every session, including empty ones and those whose logs are gone. */
  sessions(): readonly SessionMetadata[] {
    return this.projects().flatMap((project) => project.sessions);
  }

  projects(): readonly ProjectIndex[] {
    this.#projects ??= projectsOf(
      [...this.#sessions.values()]
        .filter((entry) => entry.files.size > 0)
        .map((entry) => (entry.metadata ??= describeSession(entry.number, [...entry.files], this.#repositoryOf))),
    );
    return this.#projects;
  }

  /** Takes in new digests and forgets files, as one change with one new revision. */
  apply(changes: readonly DigestChange[], forgottenPaths: readonly string[] = []): void {
    if (changes.length === 0 && forgottenPaths.length === 0) return;
    const forgotten = forgottenPaths.map((path) => this.#forget(path)).includes(true);
    const joined: IndexedFile[] = [];
    let mustRebuild = forgotten;
    for (const change of changes) {
      const { file, isTakenBack } = this.#place(change);
      mustRebuild ||= isTakenBack;
      joined.push(file);
    }
    if (mustRebuild) this.#rebuildLedgers();
    else {
      for (const file of joined) {
        this.#ledger.join(file, this.#files);
        this.#unjoined.add(file);
      }
    }
    this.#ledger.settle();
    this.#projects = undefined;
    this.#revision++;
    this.#onDidChange.fire(this.#revision);
  }

  dispose(): void {
    this.#onDidChange.dispose();
  }

  /** Puts the digest in its place. `isTakenBack`: something that was counted may be no more, so the ledger must start anew. */
  #place({ digest, isContinuation }: DigestChange): { readonly file: IndexedFile; readonly isTakenBack: boolean } {
    const session = sessionOf(digest);
    const known = this.#numberOfPath.get(digest.file.path);
    if (known === undefined) {
      const file: IndexedFile = { number: this.#files.length, digest, session, rows: noRows, actRows: noRows };
      this.#files.push(file);
      this.#numberOfPath.set(digest.file.path, file.number);
      this.#moveToSession(file);
      return { file, isTakenBack: false };
    }
    const file = this.#files[known]!;
    const { pending } = file.digest;
    const isTakenBack = !isContinuation || (pending !== undefined && pending.turns + pending.acts > 0);
    if (file.session !== session) this.#entryOf(file).files.delete(file);
    file.digest = digest;
    file.session = session;
    this.#moveToSession(file);
    return { file, isTakenBack };
  }

  #isKnown(file: IndexedFile): boolean {
    return this.#numberOfPath.get(file.digest.file.path) === file.number;
  }

  #forget(path: string): boolean {
    const number = this.#numberOfPath.get(path);
    if (number === undefined) return false;
    const file = this.#files[number]!;
    const entry = this.#entryOf(file);
    entry.files.delete(file);
    entry.metadata = undefined;
    this.#numberOfPath.delete(path);
    return true;
  }

  #rebuildLedgers(): void {
    this.#ledger = new Ledger();
    this.#acts = new ActLedger();
    this.#unjoined.clear();
    for (const number of this.#numberOfPath.values()) {
      this.#ledger.join(this.#files[number]!, this.#files);
      this.#unjoined.add(this.#files[number]!);
    }
  }

  #moveToSession(file: IndexedFile): void {
    const entry = this.#entryOf(file);
    entry.files.add(file);
    entry.metadata = undefined;
    this.#sessionNumbers[file.number] = entry.number;
  }

  #entryOf(file: IndexedFile): SessionEntry {
    const key = `${file.digest.file.slug}\0${file.session}`;
    let entry = this.#sessions.get(key);
    if (!entry) {
      entry = { number: this.#sessions.size, files: new Set(), metadata: undefined };
      this.#sessions.set(key, entry);
    }
    return entry;
  }
}

/** A flat `agent-*.jsonl` tells its session only inside. */
function sessionOf(digest: FileDigest): SessionId {
  const { session, path } = digest.file;
  if (session !== undefined) return session;
  return makeSessionId(digest.facts.sessionId ?? path.slice(path.lastIndexOf('/') + 1, -'.jsonl'.length));
}
