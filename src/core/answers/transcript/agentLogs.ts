import * as l10n from '@vscode/l10n';
import type { ToolCall, ToolResult } from '../../model/said.ts';
import { oneLine } from '../safeText.ts';
import type { NamedLog, NoteOf } from './sessionTranscript.ts';

/** What Claude Code notes beside a sub-agent's log, in a file of its own (FORMAT.md §1). */
export interface AgentNote {
  readonly agentType: string;
  readonly title: string;
  /** Of the call that started it. */
  readonly toolId: string | undefined;
}

/** Finds the logs of a session's sub-agents, wherever their era put them: beside the session, below it, in a workflow's run. */
export class AgentLogs {
  readonly #logs: readonly NamedLog[];
  readonly #noteOf: NoteOf;
  readonly #byId = new Map<string, NamedLog>();
  #byToolId: Map<string, NamedLog> | undefined;

  constructor(logs: readonly NamedLog[], noteOf: NoteOf) {
    this.#logs = logs.filter(({ holding }) => holding.digest.file.role === 'agent');
    this.#noteOf = noteOf;
    for (const log of this.#logs) this.#byId.set(agentIdOf(log), log);
  }

  byId(agentId: string): NamedLog | undefined {
    return this.#byId.get(agentId);
  }

  /** Its result names the sub-agent, or the run of a workflow; while there is none, the notes name the call. */
  startedBy({ id, input }: ToolCall, result: ToolResult | undefined): readonly NamedLog[] {
    const told = result?.told.kind === 'agent' ? result.told : undefined;
    const run = told?.runId === undefined ? [] : this.#logs.filter(({ name }) => name.includes(`/${told.runId}/`));
    if (run.length > 0) return run;
    const named = told?.agentId === undefined ? undefined : this.byId(told.agentId);
    if (named) return [named];
    const noted = input.kind === 'agent' && id !== undefined ? this.#noted().get(id) : undefined;
    return noted ? [noted] : [];
  }

  /** `find all callers`, else its type, else its id. */
  titleOf(log: NamedLog): string {
    const { role } = log.holding.digest.file;
    if (role === 'main') return l10n.t('Main conversation');
    if (role === 'compactor') return l10n.t('Compaction');
    const title = oneLine(this.#noteOf(log.holding.digest.file.path)?.title ?? '');
    return title || this.typeOf(log) || oneLine(agentIdOf(log));
  }

  typeOf(log: NamedLog): string {
    const { file, facts } = log.holding.digest;
    const type = facts.agentType ?? (file.role === 'agent' ? this.#noteOf(file.path)?.agentType : undefined);
    return oneLine(type ?? '', 80);
  }

  #noted(): ReadonlyMap<string, NamedLog> {
    if (!this.#byToolId) {
      this.#byToolId = new Map();
      for (const log of this.#logs) {
        const toolId = this.#noteOf(log.holding.digest.file.path)?.toolId;
        if (toolId !== undefined) this.#byToolId.set(toolId, log);
      }
    }
    return this.#byToolId;
  }
}

/** `a1` of `subagents/agent-a1.jsonl` */
const agentIdOf = ({ name, holding }: NamedLog): string =>
  /agent-([^/]*)\.jsonl$/.exec(holding.digest.file.path)?.[1] ?? name;
