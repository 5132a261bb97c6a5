import { actFlag, nowhere } from '../../model/act.ts';
import { type EpochMs, isDated } from '../../model/time.ts';
import { turnFlag } from '../../model/turn.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { eachAct, eachTurn, isWithin, type Scope } from './scope.ts';
import { isError } from './toolRows.ts';

/** A prompt and the work that it set going: all that stands below it in its log, up to the next prompt. */
export interface Command {
  /** Its row in the acts' ledger. */
  readonly row: number;
  readonly file: number;
  readonly offset: number;
  readonly at: EpochMs;
  /** A slash command's, or empty. */
  readonly name: string;
  /** Requests of the main conversation. */
  steps: number;
  toolCalls: number;
  errors: number;
  isInterrupted: boolean;
  /** The last that is known of it. */
  endAt: EpochMs;
  /** Number of a tool's name → calls; number of a model → steps. */
  readonly tools: Map<number, number>;
  readonly models: Map<number, number>;
}

/** The commands of sessions, file by file and in the order of each log. */
export class Commands {
  readonly #view: Viewpoint;
  readonly #ofFile = new Map<number, Command[]>();

  constructor(view: Viewpoint, sessions: Scope['sessions']) {
    this.#view = view;
    this.#findPrompts({ sessions });
    this.#addTurns({ sessions });
    this.#addActs({ sessions });
    for (const [file, commands] of this.#ofFile) this.#ofFile.set(file, commands.filter(isWork));
  }

  all(): readonly Command[] {
    return [...this.#ofFile.values()].flat();
  }

  /** The command that what stands there belongs to; undefined before the first one, and in logs that have none. */
  at(file: number, offset: number): Command | undefined {
    const commands = this.#ofFile.get(file);
    if (!commands) return undefined;
    let [from, to] = [0, commands.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (commands[middle]!.offset <= offset) from = middle + 1;
      else to = middle;
    }
    return commands[from - 1];
  }

  #findPrompts(scope: Scope): void {
    const { index } = this.#view;
    const { columns, names } = index.acts;
    eachAct(this.#view, scope, 'prompt', (row) => {
      const file = columns.owner[row]!;
      const commands = this.#ofFile.get(file) ?? [];
      this.#ofFile.set(file, commands);
      commands.push({
        row,
        file,
        offset: index.fileOf(file).acts.table.offset[columns.ownerAct[row]!]!,
        at: columns.at[row]!,
        name: names[columns.name[row]!]!,
        steps: 0,
        toolCalls: 0,
        errors: 0,
        isInterrupted: false,
        endAt: Number.NEGATIVE_INFINITY,
        tools: new Map(),
        models: new Map(),
      });
    });
    for (const commands of this.#ofFile.values()) commands.sort((a, b) => a.offset - b.offset);
  }

  #addTurns(scope: Scope): void {
    const { index } = this.#view;
    const { columns } = index.ledger;
    eachTurn(this.#view, scope, (row) => {
      const file = columns.owner[row]!;
      const command = this.at(file, index.fileOf(file).turns.offset[columns.ownerTurn[row]!]!);
      if (!command) return;
      extend(command, columns.at[row]!);
      if ((columns.flags[row]! & (turnFlag.sidechain | turnFlag.advisor | turnFlag.compaction)) !== 0) return;
      command.steps++;
      count(command.models, columns.model[row]!);
    });
  }

  #addActs(scope: Scope): void {
    const { index } = this.#view;
    const { columns } = index.acts;
    for (const kind of ['tool', 'interruption'] as const) {
      eachAct(this.#view, scope, kind, (row) => {
        const file = columns.owner[row]!;
        const { offset, resultOffset } = index.fileOf(file).acts.table;
        const act = columns.ownerAct[row]!;
        const command = this.at(file, offset[act] === nowhere ? resultOffset[act]! : offset[act]!);
        const flags = columns.flags[row]!;
        if (!command || (flags & actFlag.sidechain) !== 0) return;
        if (kind === 'interruption') command.isInterrupted = true;
        else {
          command.toolCalls++;
          if (isError(flags)) command.errors++;
          count(command.tools, columns.name[row]!);
        }
        extend(command, columns.at[row]!);
        extend(command, columns.endAt[row]!);
      });
    }
  }
}

/** One command, as far as it is counted; thousands are kept. */
export type CountedCommand = Pick<Command, 'at' | 'steps' | 'toolCalls' | 'isInterrupted'>;

/** What an average over commands is made of. */
export interface CommandFigures {
  readonly commands: number;
  /** Of those, how many a person interrupted, and how many needed a tool. */
  readonly interrupted: number;
  readonly withTools: number;
  readonly steps: number;
  readonly toolCalls: number;
}

export function commandFigures(view: Viewpoint, { sessions, span }: Scope): CommandFigures {
  const figures = { commands: 0, interrupted: 0, withTools: 0, steps: 0, toolCalls: 0 };
  const bySession = view.memory.commands.of(view, [], ({ number }) =>
    new Commands(view, new Set([number]))
      .all()
      .map(({ at, steps, toolCalls, isInterrupted }): CountedCommand => ({ at, steps, toolCalls, isInterrupted })),
  );
  for (const { session, value } of bySession) {
    if (sessions && !sessions.has(session.number)) continue;
    for (const { at, steps, toolCalls, isInterrupted } of value) {
      if (!isWithin(span, at)) continue;
      figures.commands++;
      if (isInterrupted) figures.interrupted++;
      if (toolCalls > 0) figures.withTools++;
      figures.steps += steps;
      figures.toolCalls += toolCalls;
    }
  }
  return figures;
}

/** How many prompts were typed; slash commands are none. */
export function promptCount(view: Viewpoint, scope: Scope): number {
  const { columns, names } = view.index.acts;
  let prompts = 0;
  eachAct(view, scope, 'prompt', (row) => {
    if (names[columns.name[row]!] === '') prompts++;
  });
  return prompts;
}

/** Commands of the client's own (`/model`, `/exit`) set nothing going. */
const isWork = ({ name, steps, toolCalls, isInterrupted }: Command): boolean =>
  name === '' || steps > 0 || toolCalls > 0 || isInterrupted;

function extend(command: Command, at: EpochMs): void {
  if (isDated(at) && at > command.endAt) command.endAt = at;
}

const count = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
