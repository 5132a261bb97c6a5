// What should a right reader find? Kept while writing, from what was meant: each API message is entered once, by
// whoever wrote it first. Nothing here merges, compares or parses, so it shares no reasoning with any reader.

const columns = ['input', 'output', 'cacheRead', 'cacheWrite', 'cacheWrite5m', 'cacheWrite1h', 'webSearches'];

const rule =
  'One turn per API message (FORMAT.md §5.2), with the largest counters its lines show, at its earliest valid timestamp ' +
  '(byDay: UTC), in the session that billed it: copies, replays and relayed lines add nothing. Advisor and compaction ' +
  'iterations are turns of their own. cacheWrite5m is what of cacheWrite is not known to be 1 h.';

export class Books {
  #total = noTokens();
  #tables = { byDay: {}, byModel: {}, bySession: {}, byProject: {}, byKind: {}, byMark: {} };
  #everyLine = noTokens();
  #work = {};
  #skips = {};
  #counts = { files: 0, bytes: 0, lines: 0, blankLines: 0, pendingLines: 0, replays: 0 };

  /** `marks`: words such as 'fast', 'us', 'batch', 'sidechain', 'incomplete' that a turn can be filtered by. */
  turn({ slug, session, atMs, model, kind = 'message', tokens, marks = [] }) {
    const day = atMs === undefined ? 'undated' : new Date(atMs).toISOString().slice(0, 10);
    add(this.#total, tokens);
    this.#enter('byDay', day, tokens);
    this.#enter('byModel', model, tokens);
    this.#enter('bySession', `${slug}/${session}`, tokens);
    this.#enter('byProject', slug, tokens);
    this.#enter('byKind', kind, tokens);
    for (const mark of marks) this.#enter('byMark', mark, tokens);
  }

  /** A call of a tool, entered once by whoever made it first. `lines`: what it added and removed, where the log tells. */
  tool({ slug, session, isError, lines }) {
    const work = (this.#work[`${slug}/${session}`] ??= { calls: 0, errors: 0, added: 0, removed: 0 });
    work.calls++;
    if (isError) work.errors++;
    work.added += lines?.added ?? 0;
    work.removed += lines?.removed ?? 0;
  }

  /** What a reader that adds up all assistant lines would add here. */
  billedLine(tokens) {
    add(this.#everyLine, tokens);
  }

  skip(reason) {
    this.#skips[reason] = (this.#skips[reason] ?? 0) + 1;
  }

  count(what, by = 1) {
    this.#counts[what] += by;
  }

  get bytes() {
    return this.#counts.bytes;
  }

  get files() {
    return this.#counts.files;
  }

  report(about) {
    return {
      rule,
      ...about,
      ...this.#counts,
      skips: sorted(this.#skips),
      total: this.#total,
      totalIfEveryLineCounted: this.#everyLine,
      workBySession: sorted(this.#work),
      ...Object.fromEntries(Object.entries(this.#tables).map(([name, table]) => [name, sorted(table)])),
    };
  }

  #enter(table, name, tokens) {
    add((this.#tables[table][name] ??= noTokens()), tokens);
  }
}

/** Zero in the shape that messages are drawn in. */
export const zeroTokens = Object.freeze({
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  webSearches: 0,
});

/** A row of sums, as truth.json has them. */
export function noTokens() {
  return Object.fromEntries([['turns', 0], ...columns.map((column) => [column, 0])]);
}

export function add(sum, tokens) {
  sum.turns++;
  sum.input += tokens.input;
  sum.output += tokens.output;
  sum.cacheRead += tokens.cacheRead;
  sum.cacheWrite += tokens.cacheWrite5m + tokens.cacheWrite1h;
  sum.cacheWrite5m += tokens.cacheWrite5m;
  sum.cacheWrite1h += tokens.cacheWrite1h;
  sum.webSearches += tokens.webSearches;
}

function sorted(table) {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}
