import { type Act, type ActKind, nowhere } from '../model/act.ts';
import type { Ending } from '../model/facts.ts';
import type { Hash64 } from '../model/hash64.ts';
import type { RecordFacts } from '../model/scanSink.ts';
import { type EpochMs, undated } from '../model/time.ts';
import type { Turn } from '../model/turn.ts';
import { maxTitleLength } from './readFacts.ts';
import type { WalkerNames } from './walkerNames.ts';
import * as layout from './walkerLayout.ts';

/*
 * What the walker's memory says of a line, read where it lies: an object for each line and each turn of it would cost more than the
 * walk. Each of these is one object for all lines, so it tells of a line only until the next.
 */

const endings: readonly (Ending | undefined)[] = [undefined, 'open', 'turn-ended'];

/** Two words of the memory as a key. */
class WalkedKey implements Hash64 {
  low = 0;
  high = 0;

  read(memory: DataView, at: number): void {
    this.low = memory.getUint32(at, true);
    this.high = memory.getUint32(at + 4, true);
  }
}

export class WalkedRecord implements RecordFacts {
  readonly #names: WalkerNames;
  #memory!: DataView;
  #row = 0;
  #flags = 0;
  uuid: string | undefined;
  readonly originalCwd = undefined;
  readonly title = undefined;

  constructor(names: WalkerNames) {
    this.#names = names;
  }

  read(memory: DataView, row: number, uuid: string | undefined): this {
    this.#memory = memory;
    this.#row = row;
    this.#flags = memory.getUint8(row + layout.flags);
    this.uuid = uuid;
    return this;
  }

  get kind(): string {
    return this.#names.kind(this.#word(layout.type), this.#word(layout.detail));
  }

  get at(): EpochMs | undefined {
    return (this.#flags & layout.hasTime) === 0 ? undefined : this.#memory.getFloat64(this.#row + layout.at, true);
  }

  get sessionId(): string | undefined {
    return this.#names.text(this.#word(layout.session));
  }

  get cwd(): string | undefined {
    return this.#names.text(this.#word(layout.cwd));
  }

  get version(): string | undefined {
    return this.#names.text(this.#word(layout.version));
  }

  get agentType(): string | undefined {
    return this.#names.text(this.#word(layout.agentType))?.slice(0, maxTitleLength);
  }

  get forkedFrom(): string | undefined {
    return this.#names.text(this.#word(layout.forked));
  }

  get isTypedPrompt(): boolean {
    return (this.#flags & layout.isPrompt) !== 0;
  }

  get isMessage(): boolean {
    return (this.#flags & layout.isMessage) !== 0;
  }

  get isMain(): boolean {
    return (this.#flags & layout.isMain) !== 0;
  }

  get toolCalls(): number {
    return this.#word(layout.toolCalls);
  }

  get toolErrors(): number {
    return this.#word(layout.toolErrors);
  }

  get ending(): Ending | undefined {
    return endings[this.#memory.getUint8(this.#row + layout.ending)];
  }

  #word(place: number): number {
    return this.#memory.getUint16(this.#row + place, true);
  }
}

export class WalkedTurn implements Turn {
  readonly #names: WalkerNames;
  #memory!: DataView;
  #row = 0;
  readonly key = new WalkedKey();
  readonly replayKey = new WalkedKey();
  offset = 0;
  readonly loggedUsd = -1;

  constructor(names: WalkerNames) {
    this.#names = names;
  }

  read(memory: DataView, row: number, offset: number): this {
    this.#memory = memory;
    this.#row = row;
    this.offset = offset;
    this.key.read(memory, row + layout.keyLow);
    this.replayKey.read(memory, row + layout.replayLow);
    return this;
  }

  get at(): EpochMs {
    return this.#memory.getFloat64(this.#row + layout.turnAt, true);
  }

  get model(): string {
    return this.#names.text(this.#memory.getUint16(this.#row + layout.model, true)) ?? '';
  }

  get branch(): string {
    return this.#names.text(this.#memory.getUint16(this.#row + layout.branch, true)) ?? '';
  }

  get skill(): string {
    return this.#names.text(this.#memory.getUint16(this.#row + layout.skill, true)) ?? '';
  }

  get input(): number {
    return this.#memory.getUint32(this.#row + layout.inputTokens, true);
  }

  get output(): number {
    return this.#memory.getUint32(this.#row + layout.output, true);
  }

  get cacheRead(): number {
    return this.#memory.getUint32(this.#row + layout.cacheRead, true);
  }

  get cacheWrite(): number {
    return this.#memory.getUint32(this.#row + layout.cacheWrite, true);
  }

  get cacheWrite1h(): number {
    return this.#memory.getUint32(this.#row + layout.cacheWrite1h, true);
  }

  get thinking(): number {
    return this.#memory.getUint32(this.#row + layout.thinking, true);
  }

  get webSearches(): number {
    return this.#memory.getUint32(this.#row + layout.webSearches, true);
  }

  get flags(): number {
    return this.#memory.getUint16(this.#row + layout.turnFlags, true);
  }
}

export class WalkedAct implements Act {
  readonly #names: WalkerNames;
  #memory!: DataView;
  #act = 0;
  readonly key = new WalkedKey();
  kind: ActKind = 'tool';
  at: EpochMs = undated;
  endAt: EpochMs = undated;
  offset = nowhere;
  resultOffset = nowhere;

  constructor(names: WalkerNames) {
    this.#names = names;
  }

  read(memory: DataView, act: number, row: number, offset: number): this {
    this.#memory = memory;
    this.#act = act;
    this.key.read(memory, act + layout.actKeyLow);
    const what = memory.getUint32(act + layout.actWhat, true);
    const at = memory.getFloat64(row + layout.actsAt, true);
    const isResult = what === layout.result;
    this.kind = what === layout.prompt ? 'prompt' : 'tool';
    this.at = isResult ? undated : at;
    this.endAt = isResult ? at : undated;
    this.offset = isResult ? nowhere : offset;
    this.resultOffset = isResult ? offset : nowhere;
    return this;
  }

  get name(): string {
    return this.#names.text(this.#memory.getUint16(this.#act + layout.actName, true)) ?? '';
  }

  get subject(): string {
    return this.#names.text(this.#memory.getUint16(this.#act + layout.actSubject, true)) ?? '';
  }

  get figure(): number {
    return this.#memory.getUint32(this.#act + layout.actFigure, true);
  }

  get otherFigure(): number {
    return this.#memory.getUint32(this.#act + layout.actOtherFigure, true);
  }

  get flags(): number {
    return this.#memory.getUint32(this.#act + layout.actFlags, true);
  }
}
