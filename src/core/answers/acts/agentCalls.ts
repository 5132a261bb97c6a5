import { actFlag, type ActPlace, agentTools } from '../../model/act.ts';
import { hashText } from '../../kit/hash.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { placeOf } from './place.ts';
import { eachAct, type Scope } from './scope.ts';

/** A call that started a sub-agent. */
export interface AgentCall {
  /** Which it asked for; may be empty. */
  readonly type: string;
  /** Id of the sub-agent that made the call; undefined: the main conversation did. */
  readonly parent: string | undefined;
  readonly isBackground: boolean;
  readonly at: EpochMs | undefined;
  readonly durationMs: number | undefined;
  readonly place: ActPlace | undefined;
}

/** Calls that started sub-agents, found by whom they started. */
export class AgentCalls {
  readonly #byAgent = new Map<string, AgentCall>();
  /** Their results name nobody: so old that the sub-agent's words stand in the caller's own log. */
  readonly #anonymous: AgentCall[] = [];

  constructor(view: Viewpoint, scope: Scope) {
    const { columns, names } = view.index.acts;
    const isAgentTool = names.map((name) => agentTools.has(name));
    eachAct(view, scope, 'tool', (row) => {
      if (!isAgentTool[columns.name[row]!]) return;
      const flags = columns.flags[row]!;
      if ((flags & actFlag.measured) !== 0) {
        this.#byAgent.set(`${columns.figure[row]}:${columns.otherFigure[row]}`, callOf(view, row));
      } else if ((flags & (actFlag.answered | actFlag.failed | actFlag.denied)) === actFlag.answered) {
        this.#anonymous.push(callOf(view, row));
      }
    });
  }

  of(id: string): AgentCall | undefined {
    return this.#byAgent.get(keyOf(id));
  }

  /** Calls that started others than these. */
  except(ids: readonly string[]): readonly AgentCall[] {
    const known = new Set(ids.map(keyOf));
    const others = [...this.#byAgent].filter(([key]) => !known.has(key));
    return [...others.map(([, call]) => call), ...this.#anonymous];
  }
}

/** The id of the sub-agent whose log this is; undefined for other logs. */
export const agentIdOf = (path: string): string | undefined => /\/agent-([^/]+)\.jsonl$/.exec(path)?.[1];

function keyOf(id: string): string {
  const { low, high } = hashText(id);
  return `${low}:${high}`;
}

function callOf(view: Viewpoint, row: number): AgentCall {
  const { columns, subjects } = view.index.acts;
  const [at, tookMs] = [columns.at[row]!, columns.endAt[row]! - columns.at[row]!];
  return {
    type: subjects[columns.subject[row]!]!,
    parent: agentIdOf(view.index.fileOf(columns.owner[row]!).file.path),
    isBackground: (columns.flags[row]! & actFlag.background) !== 0,
    at: isDated(at) ? at : undefined,
    durationMs: isDated(tookMs) && tookMs >= 0 ? tookMs : undefined,
    place: placeOf(view, row),
  };
}
