import { type EpochMs, isDated } from '../../model/time.ts';
import type { SessionMetadata } from '../../model/session.ts';
import { turnFlag } from '../../model/turn.ts';
import { UsageSum } from '../../price/usageSum.ts';
import { oneLine } from '../safeText.ts';
import { type Spending, spendingOf } from '../spending.ts';
import { sumOf, usageAdder } from '../usage.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type Command, Commands } from './commands.ts';
import { eachTurn, type Scope, scopeOfSessions } from './scope.ts';
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
  const sums = sumByCommand(view, sessions, commands, ordered);
  const spendingIn = (command: Command | undefined): Pick<CommandRow, 'spending' | 'agentSpending'> => {
    const sum = sums.get(command);
    return { spending: spendingOf(sum && sumOf(view, [sum.own, sum.agents])), agentSpending: spendingOf(sum?.agents) };
  };
  return {
    rows: ordered.map((command) => ({ ...rowOf(view, command), ...spendingIn(command) })),
    rest: spendingIn(undefined).spending,
  };
}

interface CommandUsage {
  readonly own: UsageSum;
  readonly agents: UsageSum;
}

/** What each command spent; under undefined, what none of them did. */
function sumByCommand(
  view: Viewpoint,
  sessions: Scope['sessions'],
  commands: Commands,
  ordered: readonly Command[],
): ReadonlyMap<Command | undefined, CommandUsage> {
  const { index } = view;
  const { at, owner, ownerTurn, flags } = index.ledger.columns;
  const dated = ordered.filter((command) => isDated(command.at)).toSorted((a, b) => a.at - b.at);
  const sums = new Map<Command | undefined, CommandUsage>();
  const add = usageAdder(view);
  eachTurn(view, { sessions }, (row) => {
    const file = owner[row]!;
    const { turns, file: log } = index.fileOf(file);
    const isMain = log.role === 'main';
    const command = isMain
      ? commands.at(file, turns.offset[ownerTurn[row]!]!)
      : dated.findLast((each) => each.at <= at[row]! && isDated(at[row]!));
    let sum = sums.get(command);
    if (!sum) sums.set(command, (sum = { own: new UsageSum(view.book), agents: new UsageSum(view.book) }));
    const isAgents = !isMain || (flags[row]! & turnFlag.sidechain) !== 0;
    add(isAgents ? sum.agents : sum.own, row);
  });
  return sums;
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
