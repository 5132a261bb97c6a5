import type { FileDigest } from '../model/fileDigest.ts';
import type { TurnBlock } from '../model/turnTable.ts';
import { makeSessionId, type SessionId } from '../model/ids.ts';
import type { ProjectIndex, SessionMetadata } from '../model/session.ts';
import { Emitter, type Event } from '../kit/emitter.ts';
import { ActLedger } from './actLedger.ts';
import { FileTable } from './fileTable.ts';
import { Ledger, type Retraction } from './ledger.ts';
import type { IndexedFile } from './ownership.ts';
import type { RepositoryOf } from './sessionMetadata.ts';
import { SessionTable } from './sessionTable.ts';

/** A digest that has just been made or loaded. */
export interface DigestChange {
  readonly digest: FileDigest;
  /** It goes on from the digest the index has: only more of the same file. Otherwise it replaces it. */
  readonly isContinuation: boolean;
  /** Of a continuation: the first turn that is new or has changed. Without it all may have. */
  readonly fromTurn?: number;
  /** Its turns where they lie, if its tables are not made yet. */
  readonly block?: TurnBlock | undefined;
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

/** A file whose digest is in its place and has still to be joined. */
interface Placed {
  readonly file: IndexedFile;
  readonly fromTurn: number;
  /** What the digest before it said, if that may be no more. */
  readonly retraction: Retraction | undefined;
  /** Of a file that was not known. */
  readonly block?: TurnBlock | undefined;
}

/**
 * All log files together: each request once, each session described, whatever order the digests came in.
 * Reads no clock, no price and no time zone; `answers` brings those.
 */
export class GlobalIndex {
  readonly #onDidChange = new Emitter<number>();
  readonly #files = new FileTable();
  readonly #sessions: SessionTable;
  #ledger = new Ledger();
  #acts = new ActLedger();
  /** Files whose acts are not in the ledger yet. */
  readonly #unjoined = new Set<IndexedFile>();
  #revision = 0;

  /** Without `repositoryOf`, worktrees are told by their own records and names alone. */
  constructor(repositoryOf: RepositoryOf = () => undefined) {
    this.#sessions = new SessionTable(repositoryOf);
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
    if (this.#unjoined.size > 0) this.#joinActs();
    return this.#acts;
  }

  /** What the index has of a file. */
  digestOf(path: string): FileDigest | undefined {
    return this.#files.find(path)?.digest;
  }

  digests(): readonly FileDigest[] {
    return this.#files.known().map(({ digest }) => digest);
  }

  fileOf(number: number): FileDigest {
    return this.#files.all[number]!.digest;
  }

  /** Number of the session that a file belongs to. */
  sessionOfFile(file: number): number {
    return this.#sessions.numberOf(file);
  }

  /** Number of the session that owns a ledger row. */
  sessionOfRow(row: number): number {
    return this.sessionOfFile(this.#ledger.columns.owner[row]!);
  }

  /** Number of the session that owns a row of the acts' ledger. */
  sessionOfAct(row: number): number {
    return this.sessionOfFile(this.acts.columns.owner[row]!);
  }

  /** Ledger rows that a session's files hold but another session owns: copied here by a resume or fork, and counted there. */
  inheritedRows(session: number): ReadonlySet<number> {
    const inherited = new Set<number>();
    for (const { rows } of this.#sessions.filesOf(session))
      for (const row of rows) if (this.sessionOfRow(row) !== session) inherited.add(row);
    return inherited;
  }

  /** Every known file, and which rows of the ledger its lines are part of. */
  holdings(): readonly Holding[] {
    return this.#files.known().map(({ number }) => this.holdingOf(number));
  }

  /** The same of a session's files. */
  holdingsOf(session: number): readonly Holding[] {
    return Array.from(this.#sessions.filesOf(session), ({ number }) => this.holdingOf(number));
  }

  holdingOf(file: number): Holding {
    const { digest, rows, actRows } = this.#files.all[file]!;
    return { file, digest, session: this.#sessions.numberOf(file), rows, actRows };
  }

  /** Ledger rows that a session owns, each once. */
  rowsOf(session: number): number[] {
    const { owner, ownerTurn } = this.#ledger.columns;
    return this.#ownRows(session, owner, ownerTurn, ({ rows }) => rows);
  }

  /** Rows of the acts' ledger that a session owns, each once. */
  actRowsOf(session: number): number[] {
    const { owner, ownerAct } = this.acts.columns;
    return this.#ownRows(session, owner, ownerAct, ({ actRows }) => actRows);
  }

  /** The revision with which rows of a session changed last: what was summed of it since then is still right. */
  usageRevisionOf(session: number): number {
    return this.#sessions.usageRevisionOf(session);
  }

  /** The same of acts. */
  actsRevisionOf(session: number): number {
    if (this.#unjoined.size > 0) this.#joinActs();
    return this.#sessions.actsRevisionOf(session);
  }

  /** The latest of these sessions' revisions. */
  latestUsageRevisionOf(sessions: readonly SessionMetadata[]): number {
    return this.#sessions.latestUsageRevisionOf(sessions);
  }

  /** Every session, including empty ones and those whose logs are gone. */
  sessions(): readonly SessionMetadata[] {
    return this.#sessions.sessions();
  }

  projects(): readonly ProjectIndex[] {
    return this.#sessions.projects();
  }

  /** Takes in new digests and forgets files, as one change with one new revision. */
  apply(changes: readonly DigestChange[], forgottenPaths: readonly string[] = []): void {
    if (changes.length === 0 && forgottenPaths.length === 0) return;
    this.#revision++;
    const forgotten = forgottenPaths.flatMap((path) => this.#forget(path) ?? []);
    const placed = changes.map((change) => this.#place(change));
    this.#join(placed, [...forgotten, ...placed.flatMap(({ retraction }) => retraction ?? [])]);
    this.#settle();
  }

  /**
   * Takes in what a store knew, as one change, into an empty index. One digest after the other, since what has just been unpacked
   * is still at hand. `expectedTurns`: about how many there will be, to make room for.
   */
  load(changes: Iterable<DigestChange>, expectedTurns: number): void {
    this.#revision++;
    this.#ledger.reserve(expectedTurns);
    for (const change of changes) this.#joinOne(this.#place(change));
    this.#settle();
  }

  dispose(): void {
    this.#onDidChange.dispose();
  }

  /** Puts the digest in its place. What the one before it said may be no more, and is then to be taken back. */
  #place({ digest, isContinuation, fromTurn = 0, block }: DigestChange): Placed {
    const session = sessionOf(digest);
    const file = this.#files.find(digest.file.path);
    if (!file) {
      const added = this.#files.add(digest, session);
      this.#sessions.put(added, this.#revision);
      return { file: added, fromTurn: 0, retraction: undefined, block };
    }
    const before = file.digest;
    // By session and birth it is told whose a row is: with others, every row may be somebody else's.
    const isSameOwner = file.session === session && before.file.stamp.birthMs === digest.file.stamp.birthMs;
    const isCertain = isContinuation && isSameOwner;
    const certainTurns = isCertain ? before.turns.length - (before.pending?.turns ?? 0) : 0;
    file.digest = digest;
    file.session = session;
    this.#sessions.put(file, this.#revision);
    // Only marked as deleted: what it says has not changed.
    if (digest.turns === before.turns && isSameOwner)
      return { file, fromTurn: before.turns.length, retraction: undefined };
    const isTakenBack = !isCertain || (before.pending !== undefined && before.pending.turns + before.pending.acts > 0);
    return {
      file,
      fromTurn: Math.min(fromTurn, certainTurns),
      retraction: isTakenBack ? { file, before: before.turns, from: certainTurns } : undefined,
    };
  }

  #ownRows(
    session: number,
    owner: Int32Array,
    ownerPlace: Int32Array,
    rowsIn: (file: IndexedFile) => Int32Array,
  ): number[] {
    const own: number[] = [];
    for (const file of this.#sessions.filesOf(session)) {
      const rows = rowsIn(file);
      // By number: an iterator takes ten times as long, and this is the ledger, row by row.
      for (let place = 0; place < rows.length; place++) {
        const row = rows[place]!;
        if (owner[row] === file.number && ownerPlace[row] === place) own.push(row);
      }
    }
    return own;
  }

  #joinActs(): void {
    if (this.#acts.length === 0) {
      const rows = Array.from(this.#unjoined, ({ digest }) => digest.packedActs?.length ?? digest.acts.table.length);
      this.#acts = new ActLedger(rows.reduce((sum, each) => sum + each, 0));
    }
    for (const file of this.#unjoined) this.#acts.join(file, this.#files.all);
    this.#unjoined.clear();
    for (const owner of this.#acts.takeTouchedOwners())
      this.#sessions.markActs(this.#sessions.numberOf(owner), this.#revision);
  }

  #forget(path: string): Retraction | undefined {
    const file = this.#files.find(path);
    if (!file) return undefined;
    this.#sessions.remove(file);
    this.#files.forget(path);
    return { file, before: file.digest.turns, from: 0 };
  }

  #join(placed: readonly Placed[], retractions: readonly Retraction[]): void {
    if (retractions.length > 0) this.#ledger.retract(retractions, this.#files.known(), this.#files.all);
    this.#ledger.reserve(placed.reduce((sum, each) => sum + turnsToJoin(each), 0));
    for (const each of placed) this.#joinOne(each);
    if (this.#ledger.isTorn) this.#rebuild();
    if (retractions.length > 0) this.#resetActs();
  }

  #joinOne({ file, fromTurn, block }: Placed): void {
    if (block) this.#ledger.joinBlock(file, block, this.#files.all);
    else this.#ledger.join(file, this.#files.all, fromTurn);
    this.#unjoined.add(file);
  }

  #settle(): void {
    this.#ledger.settle();
    for (const owner of this.#ledger.takeTouchedOwners())
      this.#sessions.markUsage(this.#sessions.numberOf(owner), this.#revision);
    this.#onDidChange.fire(this.#revision);
  }

  #rebuild(): void {
    this.#ledger = new Ledger();
    for (const file of this.#files.known()) this.#ledger.join(file, this.#files.all);
    this.#sessions.markAllUsage(this.#revision);
  }

  #resetActs(): void {
    this.#acts = new ActLedger();
    this.#unjoined.clear();
    this.#sessions.markAllActs(this.#revision);
    for (const file of this.#files.known()) this.#unjoined.add(file);
  }
}

const turnsToJoin = ({ file, fromTurn, block }: Placed): number =>
  block ? block.length : file.digest.turns.length - fromTurn;

/** A flat `agent-*.jsonl` tells its session only inside. */
function sessionOf(digest: FileDigest): SessionId {
  const { session, path } = digest.file;
  if (session !== undefined) return session;
  return makeSessionId(digest.facts.sessionId ?? path.slice(path.lastIndexOf('/') + 1, -'.jsonl'.length));
}
