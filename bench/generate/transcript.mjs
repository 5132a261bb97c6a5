// One log file while it is written: who writes (session, agent, version, directory), when, and after which record.

import { envelope } from './eras.mjs';

/** On a record that bills, what it shows. Copies made by spreading keep it; JSON does not see it. */
export const billedTokens = Symbol('billedTokens');

export class Transcript {
  /** The clock of what is written; records take it, nothing reads the real one. */
  atMs;
  lastUuid = null;
  /** Tokens the next request will read from the cache. */
  contextTokens = 14_000;
  /** Set to an array to remember the records, for copies. */
  kept = undefined;
  /** Messages of a transcript that nobody finds, until somebody else shows them. */
  unentered = [];
  writesCacheForAnHour = false;
  #tree;
  #writer;
  #lastWrittenMs = 0;

  /**
   * `owner` is who the rules say pays for what is written here: {slug, session}. `sessionId` is what the records say.
   * `style` may hold `newline`, `spaced` (blanks after ':' and ','); `ghost` writes nothing anywhere.
   */
  constructor(
    tree,
    {
      relativePath,
      owner,
      sessionId = owner.session,
      era,
      version,
      cwd,
      branch = 'main',
      model,
      atMs,
      agentId,
      isSidechain = agentId !== undefined,
      entrypoint = 'cli',
      style = {},
      ghost = false,
    },
  ) {
    this.#tree = tree;
    this.#writer = ghost ? undefined : tree.writerOf(relativePath);
    this.relativePath = relativePath;
    this.owner = owner;
    this.sessionId = sessionId;
    this.era = era;
    this.version = version ?? tree.random.pick(era.versions);
    this.cwd = cwd;
    this.branch = branch;
    this.model = model ?? tree.random.weighted(era.models);
    this.atMs = atMs;
    this.agentId = agentId;
    this.isSidechain = isSidechain;
    this.entrypoint = entrypoint;
    this.style = style;
    this.isGhost = ghost;
  }

  get tree() {
    return this.#tree;
  }

  get random() {
    return this.#tree.random;
  }

  get books() {
    return this.#tree.books;
  }

  get bytes() {
    return this.#writer?.bytes ?? 0;
  }

  get timestamp() {
    return new Date(this.atMs).toISOString();
  }

  wait(fromMs, toMs = fromMs) {
    this.atMs += this.random.whole(fromMs, toMs);
  }

  /** A record of the conversation, linked to the one before; `after` follows uuid and timestamp, as Claude Code has it. */
  compose(body, after = {}) {
    const uuid = this.random.uuid();
    const chain = {
      link: { parentUuid: this.lastUuid, isSidechain: this.isSidechain },
      agent: this.agentId === undefined ? {} : { agentId: this.agentId },
    };
    const place = {
      userType: 'external',
      ...(this.era.order === 'new' && { entrypoint: this.entrypoint }),
      cwd: this.cwd,
      sessionId: this.sessionId,
      version: this.version,
      gitBranch: this.branch,
    };
    this.lastUuid = uuid;
    return envelope(this.era, chain, body, { uuid, timestamp: this.timestamp }, after, place);
  }

  put(record) {
    this.kept?.push(record);
    if (record[billedTokens] !== undefined && !this.isGhost) this.books.billedLine(record[billedTokens]);
    this.line(this.textOf(record));
  }

  textOf(record) {
    return this.style.spaced ? spacedJson(record) : JSON.stringify(record);
  }

  line(text) {
    this.fragment(text + (this.style.newline ?? '\n'));
    if (!this.isGhost) this.books.count('lines');
  }

  /** Bytes or text as they are: no newline, not counted. */
  fragment(content) {
    this.#lastWrittenMs = Math.max(this.#lastWrittenMs, this.atMs);
    if (typeof content === 'string') this.#writer?.text(content);
    else this.#writer?.raw(content);
  }

  close() {
    if (this.#writer === undefined) return;
    this.#writer.close(this.#lastWrittenMs || this.atMs);
    this.books.count('files');
    this.books.count('bytes', this.#writer.bytes);
  }
}

/** As Python's json.dumps would write it. */
function spacedJson(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => spacedJson(item ?? null)).join(', ')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${spacedJson(member)}`).join(', ')}}`;
}
