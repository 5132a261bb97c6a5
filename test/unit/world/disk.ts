import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LogTree } from '../logTree.ts';
import { otherSession, session } from '../records.ts';
import { cut } from './anyRecord.ts';
import { scratchFolder } from './scratch.ts';

/** A log by what it is, wherever it lies at the moment. */
interface Slot {
  readonly project: number;
  readonly below: string;
  readonly session: string;
}

const third = '33333333-3333-4333-8333-333333333333';

export const slots: readonly Slot[] = [
  { project: 0, below: `${session}.jsonl`, session },
  { project: 0, below: `${otherSession}.jsonl`, session: otherSession },
  { project: 1, below: `${session}/subagents/agent-1.jsonl`, session },
  { project: 0, below: 'agent-flat.jsonl', session: otherSession },
  { project: 1, below: `${third}.jsonl`, session: third },
];
const projects = ['-a', '-b'];

/** Two projects with a few logs, and all that Claude Code, its user and a crash may do to them. */
export class Disk extends LogTree {
  readonly #folders = [...projects];
  /** Slots that were moved out of their project alone. */
  readonly #strays = new Set<number>();
  /** Paths at which a slot has lain. */
  readonly #places = slots.map(() => new Set<string>());

  constructor() {
    super(scratchFolder);
  }

  /** Where a slot lies, or would. */
  placeOf(slot: number): string {
    const { project, below } = slots[slot]!;
    const place = `${this.#strays.has(slot) ? '-elsewhere' : this.#folders[project]!}/${below}`;
    this.#places[slot]!.add(place);
    return place;
  }

  placesOf(slot: number): readonly string[] {
    this.placeOf(slot);
    return [...this.#places[slot]!];
  }

  grow(slot: number, bytes: Buffer): void {
    if (this.#has(slot)) appendFileSync(this.#path(slot), bytes);
    else this.write(this.placeOf(slot), bytes);
  }

  cut(slot: number, share: number): void {
    if (this.#has(slot)) truncateSync(this.#path(slot), cut(readFileSync(this.#path(slot)), share).length);
  }

  /** Like an editor, which writes over the file, or like a sync tool, which puts a new one in its place. */
  replace(slot: number, bytes: Buffer, isInPlace: boolean): void {
    if (isInPlace || !this.#has(slot)) this.write(this.placeOf(slot), bytes);
    else {
      const fresh = path.join(this.home, 'fresh');
      writeFileSync(fresh, bytes);
      renameSync(fresh, this.#path(slot));
    }
  }

  /** The end is written anew, and longer: as a whole the file seems only to have grown. */
  rewriteEnd(slot: number, share: number, lines: Buffer): void {
    if (!this.#has(slot)) return;
    const before = readFileSync(this.#path(slot));
    const kept = cut(before, 0.5 + share / 2);
    const copies = Math.ceil((before.length - kept.length + 1) / lines.length);
    this.write(this.placeOf(slot), Buffer.concat([kept, ...Array.from({ length: copies }, () => lines)]));
  }

  /** A byte at the start is another, and there is more at the end. */
  rewriteStart(slot: number, lines: Buffer): void {
    if (!this.#has(slot)) return;
    const bytes = readFileSync(this.#path(slot));
    const at = bytes.indexOf('msg_');
    if (at >= 0 && at < 1000) bytes.write('D', at + 4);
    this.write(this.placeOf(slot), Buffer.concat([bytes, lines]));
  }

  /** Out of sight; the file itself is kept, so that it can come back as it was. */
  takeAway(slot: number): void {
    if (this.#has(slot)) renameSync(this.#path(slot), this.#away(slot));
  }

  bringBack(slot: number): void {
    if (!this.#has(slot) && existsSync(this.#away(slot))) this.#moveTo(slot, this.#away(slot));
  }

  /** Resume and fork begin a new file with what another says. */
  copy(from: number, to: number, isRestamped: boolean, isMarked: boolean): void {
    if (from === to || !this.#has(from) || this.#has(to)) return;
    const lines = readFileSync(this.#path(from), 'utf8').split('\n');
    const said = { sessionId: slots[from]!.session, messageUuid: 'u' };
    const changes = {
      ...(isRestamped ? { sessionId: slots[to]!.session } : {}),
      ...(isMarked ? { forkedFrom: said } : {}),
    };
    this.write(this.placeOf(to), lines.map((line) => restamped(line, changes)).join('\n'));
  }

  renameProject(project: number): void {
    const from = this.#folders[project]!;
    this.#folders[project] = from === projects[project] ? `-renamed${from}` : projects[project]!;
    if (existsSync(this.pathOf(from))) renameSync(this.pathOf(from), this.pathOf(this.#folders[project]));
  }

  /** One log goes to another project alone, or comes home. */
  move(slot: number): void {
    const had = this.#has(slot);
    const from = this.#path(slot);
    if (!this.#strays.delete(slot)) this.#strays.add(slot);
    if (had) this.#moveTo(slot, from);
  }

  #moveTo(slot: number, from: string): void {
    mkdirSync(path.dirname(this.#path(slot)), { recursive: true });
    renameSync(from, this.#path(slot));
  }

  #path(slot: number): string {
    return this.pathOf(this.placeOf(slot));
  }

  #has(slot: number): boolean {
    return existsSync(this.#path(slot));
  }

  #away(slot: number): string {
    return path.join(this.home, `away-${slot}`);
  }
}

function restamped(line: string, changes: object): string {
  try {
    const record: unknown = JSON.parse(line);
    return typeof record === 'object' && record !== null && !Array.isArray(record)
      ? JSON.stringify({ ...record, ...changes })
      : line;
  } catch {
    // A damaged line is copied as it stands.
    return line;
  }
}
