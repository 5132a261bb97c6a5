import type { Holding } from '../../index/globalIndex.ts';
import type { SaidRecord, ToolCall, ToolResult } from '../../model/said.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { type DayKey, undatedDay } from '../../model/time.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { costLabel } from '../costLabels.ts';
import { sessionKey } from '../sessionRows.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { mainLog } from '../transcript.ts';
import { usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { ActPlaces } from './actPlaces.ts';
import { AgentLogs, type AgentNote } from './agentLogs.ts';
import type { AgentRun } from './agentItem.ts';
import type { Compactor } from './cardItems.ts';
import { LogFigures } from './figures.ts';

/** One log of a session, under the name that views know it by. */
export interface NamedLog {
  readonly name: string;
  readonly holding: Holding;
}

/** What is noted beside a sub-agent's log; undefined where nothing is. */
export type NoteOf = (path: string) => AgentNote | undefined;

/** All that the index knows of a session's transcript. Good for one revision of the index and one viewpoint. */
export class SessionTranscript {
  readonly view: Viewpoint;
  readonly session: SessionMetadata;
  /** Its own first. */
  readonly logs: readonly NamedLog[];
  readonly #agents: AgentLogs;
  readonly #figures = new Map<string, LogFigures>();
  readonly #acts = new Map<string, ActPlaces>();

  constructor(view: Viewpoint, session: SessionMetadata, noteOf: NoteOf) {
    this.view = view;
    this.session = session;
    const holdings = view.index.holdingsOf(session.number);
    this.logs = namedLogs(session, holdings);
    this.#agents = new AgentLogs(this.logs, noteOf);
  }

  logOf(name: string): NamedLog | undefined {
    return this.logs.find((log) => log.name === name);
  }

  figuresOf({ name, holding }: NamedLog): LogFigures {
    let figures = this.#figures.get(name);
    if (!figures) {
      const all = this.logs.map((log) => log.holding);
      this.#figures.set(name, (figures = new LogFigures(this.view, this.session, holding, all)));
    }
    return figures;
  }

  actsOf({ name, holding }: NamedLog): ActPlaces {
    let acts = this.#acts.get(name);
    if (!acts) this.#acts.set(name, (acts = new ActPlaces(holding.digest)));
    return acts;
  }

  firstDayOf({ holding }: NamedLog): DayKey {
    const { firstAt } = holding.digest.facts;
    return firstAt === undefined ? undatedDay : this.view.calendar.dayOf(firstAt);
  }

  /** Is what a progress record relays to be read in the sub-agent's own log? */
  hasAgent(agentId: string): boolean {
    return this.#agents.byId(agentId) !== undefined;
  }

  /** The runs that a call started; undefined where it is no such call, or its logs are not there. */
  runOf(call: ToolCall, result: ToolResult | undefined): AgentRun | undefined {
    const logs = this.#agents.startedBy(call, result);
    if (logs.length === 0) return undefined;
    const facts = logs.map(({ holding }) => holding.digest.facts);
    const [firstAt, lastAt] = [facts.map((each) => each.firstAt), facts.map((each) => each.lastAt)];
    const from = Math.min(...firstAt.filter((at) => at !== undefined));
    const to = Math.max(...lastAt.filter((at) => at !== undefined));
    return {
      logs: logs.map((log) => ({ log: log.name, label: this.#agents.titleOf(log) })),
      agentType: this.#agents.typeOf(logs[0]!),
      spending: this.spendingOf(logs),
      toolCalls: facts.reduce((sum, each) => sum + each.toolCalls, 0),
      durationMs: Number.isFinite(to - from) ? to - from : undefined,
    };
  }

  titleOf(log: NamedLog): string {
    return this.#agents.titleOf(log);
  }

  agentTypeOf(log: NamedLog): string {
    return this.#agents.typeOf(log);
  }

  /** The request that wrote the summary of a compaction: the last one that began before it was done. */
  compactorOf({ at }: SaidRecord): Compactor | undefined {
    let latest: NamedLog | undefined;
    for (const log of this.logs) {
      if (log.holding.digest.file.role !== 'compactor') continue;
      const { firstAt } = log.holding.digest.facts;
      const isEarlier = firstAt !== undefined && firstAt <= at && at - firstAt < longestCompactionMs;
      if (isEarlier && firstAt >= (latest?.holding.digest.facts.firstAt ?? 0)) latest = log;
    }
    return latest && { log: latest.name, cost: costLabel(this.view.labels, this.spendingOf([latest])) };
  }

  /** What these logs came to, as far as it counts in this session. */
  spendingOf(logs: readonly NamedLog[]): Spending {
    const { index, book } = this.view;
    const add = usageAdder(this.view);
    const sum = new UsageSum(book);
    const seen = new Set<number>();
    for (const { holding } of logs) {
      for (const row of holding.rows) {
        if (seen.has(row) || index.sessionOfRow(row) !== this.session.number) continue;
        seen.add(row);
        if (index.ledger.columns.isReplay[row] !== 1) add(sum, row);
      }
    }
    return spendingOf(sum);
  }
}

/** Ten times what a slow one takes. */
const longestCompactionMs = 30 * 60_000;

/** The session of that name, or undefined. */
export function findSession({ index }: Viewpoint, key: string): SessionMetadata | undefined {
  return index.sessions().find((session) => sessionKey(session) === key);
}

/** A session's logs under their names, its own first, then by age. */
export function namedLogs(session: SessionMetadata, holdings: readonly Holding[]): NamedLog[] {
  const logs: NamedLog[] = [];
  const names = new Set<string>();
  for (const holding of holdings.toSorted((a, b) => byAge(a, b))) {
    const { path } = holding.digest.file;
    const isMain = path === session.mainPath;
    const own = isMain ? mainLog : nameBelow(path, session);
    // The same session may be below two roots.
    let name = own;
    for (let i = 2; names.has(name); i++) name = `${own}#${i}`;
    names.add(name);
    if (isMain) logs.unshift({ name, holding });
    else logs.push({ name, holding });
  }
  return logs;
}

/** `subagents/agent-1.jsonl`; `agent-1.jsonl` beside the session's own. */
function nameBelow(path: string, session: SessionMetadata): string {
  const folder = `/${session.id}/`;
  const at = path.lastIndexOf(folder);
  return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at + folder.length);
}

function byAge(a: Holding, b: Holding): number {
  const [one, other] = [a.digest.facts.firstAt ?? 0, b.digest.facts.firstAt ?? 0];
  return one - other || (a.digest.file.path < b.digest.file.path ? -1 : 1);
}
