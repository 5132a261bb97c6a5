import { type WasmGlobal, type WasmMemory, webAssembly } from '../kit/webAssembly.ts';
import { type Act, nowhere } from '../model/act.ts';
import type { Ending } from '../model/facts.ts';
import type { RecordFacts, ScanSink } from '../model/scanSink.ts';
import { undated } from '../model/time.ts';
import type { Turn } from '../model/turn.ts';
import { keptBytes, type LineMemory } from './lineCutter.ts';
import type { Walker } from './loadWalker.ts';
import { maxKindLength, maxTitleLength } from './readFacts.ts';
import * as layout from './walkerLayout.ts';

/** What walker.ts, compiled, offers. */
interface WalkerExports {
  readonly memory: WasmMemory;
  readonly rows: WasmGlobal;
  beginFile(): void;
  walk(from: number, length: number): number;
}

/** Reads with JSON.parse what the walker left: the line at `from`..`to` of the buffer. */
export type ReadSlowly = (from: number, to: number, offset: number) => void;

const pageBytes = 64 * 1024;
/** A search may look this far beyond the last line. */
const slackBytes = 128;

/**
 * Walks lines where their bytes lie, without making strings of them, and pours out the records of the ordinary ones; the others it
 * leaves to JSON.parse, in their order. Both say the same of every line, valid or not (test/unit/scan/lineWalker.test.ts).
 */
export class LineWalker implements LineMemory {
  readonly #module: Walker;
  #exports!: WalkerExports;
  #view!: DataView;
  #names: (string | undefined)[] = [];
  #kinds = new Map<number, string>();
  buffer!: Buffer;

  constructor(module: Walker) {
    this.#module = module;
    this.#instantiate();
  }

  beginFile(): void {
    this.#exports.beginFile();
    this.#names = [];
    this.#kinds.clear();
  }

  grow(length: number): void {
    const missing = length + slackBytes - this.buffer.length;
    if (missing <= 0) return;
    const pages = Math.max(missing, this.buffer.length) / pageBytes;
    this.#exports.memory.grow(Math.ceil(pages));
    this.#look();
  }

  shrink(): void {
    // WebAssembly's memory only grows: a smaller one is another one.
    if (this.buffer.length > keptBytes) this.#instantiate();
  }

  /** Pours out the whole lines at `from`..`to` of the buffer; `offset` is the place of `from` in the file. */
  pour(sink: ScanSink, from: number, to: number, offset: number, readSlowly: ReadSlowly): void {
    for (let at = from; at < to;) {
      const next = this.#exports.walk(at, to);
      const rows = this.#exports.rows.value;
      if (rows === 0) throw new Error('the walker did not move on');
      for (let i = 0; i < rows; i++) this.#pourRow(sink, layout.rows + i * layout.rowBytes, offset - from, readSlowly);
      at = next;
    }
  }

  #pourRow(sink: ScanSink, row: number, base: number, readSlowly: ReadSlowly): void {
    const view = this.#view;
    const from = view.getUint32(row + layout.from, true);
    const what = view.getUint8(row + layout.what);
    if (what === layout.slow) {
      readSlowly(from, view.getUint32(row + layout.to, true), base + from);
      return;
    }
    sink.record(this.#facts(row, sink.wantsUuids), base + from);
    if (what === layout.recordWithTurn) sink.turn(this.#turn(row, base + from));
    const actsTo = view.getUint32(row + layout.actsTo, true);
    for (let act = view.getUint32(row + layout.actsFrom, true); act < actsTo; act++) {
      sink.act(this.#act(layout.acts + act * layout.actBytes, row, base + from));
    }
  }

  #facts(row: number, wantsUuids: boolean): RecordFacts {
    const view = this.#view;
    const flags = view.getUint8(row + layout.flags);
    return {
      kind: this.#kindOf(view.getUint16(row + layout.type, true), view.getUint16(row + layout.detail, true)),
      at: (flags & layout.hasTime) === 0 ? undefined : view.getFloat64(row + layout.at, true),
      sessionId: this.#name(view.getUint16(row + layout.session, true)),
      cwd: this.#name(view.getUint16(row + layout.cwd, true)),
      originalCwd: undefined,
      version: this.#name(view.getUint16(row + layout.version, true)),
      agentType: this.#name(view.getUint16(row + layout.agentType, true))?.slice(0, maxTitleLength),
      forkedFrom: undefined,
      uuid: wantsUuids ? this.#uuid(row) : undefined,
      title: undefined,
      isTypedPrompt: (flags & layout.isPrompt) !== 0,
      isMessage: (flags & layout.isMessage) !== 0,
      isMain: (flags & layout.isMain) !== 0,
      isCompaction: false,
      toolCalls: view.getUint16(row + layout.toolCalls, true),
      toolErrors: view.getUint16(row + layout.toolErrors, true),
      ending: endings[view.getUint8(row + layout.ending)],
    };
  }

  #turn(row: number, offset: number): Turn {
    const view = this.#view;
    return {
      key: { low: view.getUint32(row + layout.keyLow, true), high: view.getUint32(row + layout.keyHigh, true) },
      replayKey: {
        low: view.getUint32(row + layout.replayLow, true),
        high: view.getUint32(row + layout.replayHigh, true),
      },
      at: view.getFloat64(row + layout.turnAt, true),
      offset,
      model: this.#name(view.getUint16(row + layout.model, true)) ?? '',
      branch: this.#name(view.getUint16(row + layout.branch, true)) ?? '',
      skill: this.#name(view.getUint16(row + layout.skill, true)) ?? '',
      input: view.getUint32(row + layout.inputTokens, true),
      output: view.getUint32(row + layout.output, true),
      cacheRead: view.getUint32(row + layout.cacheRead, true),
      cacheWrite: view.getUint32(row + layout.cacheWrite, true),
      cacheWrite1h: view.getUint32(row + layout.cacheWrite1h, true),
      thinking: view.getUint32(row + layout.thinking, true),
      webSearches: view.getUint32(row + layout.webSearches, true),
      loggedUsd: -1,
      flags: view.getUint16(row + layout.turnFlags, true),
    };
  }

  #act(act: number, row: number, offset: number): Act {
    const view = this.#view;
    const what = view.getUint32(act + layout.actWhat, true);
    const isResult = what === layout.result;
    const at = view.getFloat64(row + layout.actsAt, true);
    return {
      key: { low: view.getUint32(act + layout.actKeyLow, true), high: view.getUint32(act + layout.actKeyHigh, true) },
      kind: what === layout.prompt ? 'prompt' : 'tool',
      at: isResult ? undated : at,
      endAt: isResult ? at : undated,
      offset: isResult ? nowhere : offset,
      resultOffset: isResult ? offset : nowhere,
      name: this.#name(view.getUint16(act + layout.actName, true)) ?? '',
      subject: this.#name(view.getUint16(act + layout.actSubject, true)) ?? '',
      figure: view.getUint32(act + layout.actFigure, true),
      otherFigure: view.getUint32(act + layout.actOtherFigure, true),
      flags: view.getUint32(act + layout.actFlags, true),
    };
  }

  #kindOf(type: number, detail: number): string {
    const number = type * 65_536 + detail;
    let kind = this.#kinds.get(number);
    if (kind === undefined) {
      const name = this.#name(type) ?? '';
      const detailName = this.#name(detail);
      kind = (detailName === undefined ? name : `${name}/${detailName}`).slice(0, maxKindLength);
      this.#kinds.set(number, kind);
    }
    return kind;
  }

  /** Names are raw bytes of JSON: where they have escapes, JSON.parse tells what is meant. */
  #name(number: number): string | undefined {
    if (number === 0) return undefined;
    let name = this.#names[number];
    if (name === undefined) {
      const from = this.#view.getUint32(layout.namePlaces + number * 8, true);
      const length = this.#view.getUint32(layout.namePlaces + number * 8 + 4, true);
      const raw = Buffer.from(this.#exports.memory.buffer, from, length).toString('utf8');
      name = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
      this.#names[number] = name;
    }
    return name === '' ? undefined : name;
  }

  #uuid(row: number): string | undefined {
    const from = this.#view.getUint32(row + layout.uuidFrom, true);
    const to = this.#view.getUint32(row + layout.uuidTo, true);
    return from === to ? undefined : Buffer.from(this.#exports.memory.buffer, from, to - from).toString('utf8');
  }

  #instantiate(): void {
    const instance = new webAssembly.Instance(this.#module, {});
    this.#exports = instance.exports as unknown as WalkerExports;
    this.#names = [];
    this.#kinds.clear();
    this.#look();
  }

  /** The memory is another one after it has grown. */
  #look(): void {
    const { buffer } = this.#exports.memory;
    this.#view = new DataView(buffer);
    this.buffer = Buffer.from(buffer, layout.input, buffer.byteLength - layout.input);
  }
}

const endings: readonly (Ending | undefined)[] = [undefined, 'open', 'turn-ended'];
