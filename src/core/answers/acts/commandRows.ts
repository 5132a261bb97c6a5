import { type EpochMs, isDated } from '../../model/time.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { turnFlag } from '../../model/turn.ts';
import { oneLine } from '../safeText.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { sumOf, sumUsage } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type Command, Commands } from './commands.ts';
import { eachTurn, scopeOfSessions } from './scope.ts';
import { toolLabel } from './toolRows.ts';

/** A prompt with what it set going. */
export interface CommandRow {
  /** First words of the prompt, or the slash command; empty where the log is gone. */
  readonly title: string;
  readonly isSlashCommand: boolean;
  readonly at: EpochMs | undefined;
  /** Until the last thing that happened for it; undefined where times are missing. */
  readonly durationMs: number | undefined;
  /** Requests of the main conversation. */
  readonly steps: number;
  readonly toolCalls: number;
  readonly errors: number;
  /** Most used first, by the names that people know. */
  readonly tools: readonly string[];
  /** Most used first, as logs name them. */
  readonly models: readonly string[];
  readonly isInterrupted: boolean;
  /** Of the main conversation and of sub-agents together, and of sub-agents alone. */
  readonly spending: Spending;
  readonly agentSpending: Spending;
  /** Where it stands. */
  readonly path: string;
  readonly offset: number;
}

export interface SessionCommands {
  readonly rows: readonly CommandRow[];
  /** What was spent before the first prompt; with the rows', all that the session came to. */
  readonly rest: Spending;
}

/**
 * A session's commands in order. A sub-agent's requests belong to the command that was the latest when they were made, so one
 * that works on in the background counts for what was asked meanwhile.
 */
export function commandRows(view: Viewpoint, session: SessionMetadata): SessionCommands {
  const { sessions } = scopeOfSessions([session]);
  const commands = new Commands(view, sessions);
  const pathOf = ({ file }: Command): string => view.index.fileOf(file).file.path;
  // In the order of the log, whose clock may have been set back.
  const ordered = commands
    .all()
    .toSorted((a, b) => (a.file === b.file ? a.offset - b.offset : pathOf(a) < pathOf(b) ? -1 : 1));
  const groups = groupTurns(view, sessions, commands, ordered);
  const sums = sumUsage(view, (row) => groups[row]!);
  const rest = ordered.length;
  return {
    rows: ordered.map((command, i) => ({
      ...rowOf(view, command),
      spending: spendingOf(sumOf(view, [sums.get(2 * i), sums.get(2 * i + 1)])),
      agentSpending: spendingOf(sums.get(2 * i + 1)),
    })),
    rest: spendingOf(sumOf(view, [sums.get(2 * rest), sums.get(2 * rest + 1)])),
  };
}

/** Ledger row → twice the number of its command, and one more if it is a sub-agent's; -1 for other sessions' rows. */
function groupTurns(
  view: Viewpoint,
  sessions: ReadonlySet<number> | undefined,
  commands: Commands,
  ordered: readonly Command[],
): Int32Array {
  const { index } = view;
  const { columns, length } = index.ledger;
  const numbers = new Map(ordered.map((command, i) => [command, i]));
  const dated = ordered.filter(({ at }) => isDated(at)).toSorted((a, b) => a.at - b.at);
  const groups = new Int32Array(length).fill(-1);
  eachTurn(view, { sessions }, (row) => {
    const file = columns.owner[row]!;
    const { turns, file: log } = index.fileOf(file);
    const isMain = log.role === 'main';
    const command = isMain
      ? commands.at(file, turns.offset[columns.ownerTurn[row]!]!)
      : dated.findLast(({ at }) => at <= columns.at[row]! && isDated(columns.at[row]!));
    const number = command ? numbers.get(command)! : ordered.length;
    const isAgents = !isMain || (columns.flags[row]! & turnFlag.sidechain) !== 0;
    groups[row] = 2 * number + (isAgents ? 1 : 0);
  });
  return groups;
}

function rowOf(view: Viewpoint, command: Command): Omit<CommandRow, 'spending' | 'agentSpending'> {
  const { at, endAt, name, steps, toolCalls, errors, isInterrupted, offset } = command;
  const { file, isDeleted } = view.index.fileOf(command.file);
  const prompt = (): string => (isDeleted ? '' : (view.promptTitle(file.path, offset) ?? ''));
  return {
    title: oneLine(name === '' ? prompt() : name),
    isSlashCommand: name !== '',
    at: isDated(at) ? at : undefined,
    durationMs: isDated(at) && endAt >= at ? endAt - at : undefined,
    steps,
    toolCalls,
    errors,
    tools: mostFirst(command.tools, view.index.acts.names).map(toolLabel),
    models: mostFirst(command.models, view.index.ledger.models),
    isInterrupted,
    path: file.path,
    offset,
  };
}

/** Names by count; numbers of names are as old as the index, so that they decide nothing. */
const mostFirst = (counts: ReadonlyMap<number, number>, names: readonly string[]): readonly string[] =>
  Array.from(counts, ([number, count]) => ({ name: names[number]!, count }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
