import type { ScanSink } from '../model/scanSink.ts';
import { type WasmGlobal, type WasmMemory, webAssembly } from '../kit/webAssembly.ts';
import { keptBytes, type LineMemory } from './lineCutter.ts';
import type { Walker } from './loadWalker.ts';
import { WalkedAct, WalkedRecord, WalkedTurn } from './walkedLine.ts';
import * as layout from './walkerLayout.ts';
import { WalkerNames } from './walkerNames.ts';

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
  readonly #names = new WalkerNames();
  readonly #record = new WalkedRecord(this.#names);
  readonly #turn = new WalkedTurn(this.#names);
  readonly #act = new WalkedAct(this.#names);
  #exports!: WalkerExports;
  #memory!: DataView;
  buffer!: Buffer;

  constructor(module: Walker) {
    this.#module = module;
    this.#instantiate();
  }

  beginFile(): void {
    this.#exports.beginFile();
    this.#names.forget();
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
    const memory = this.#memory;
    const from = memory.getUint32(row + layout.from, true);
    const what = memory.getUint8(row + layout.what);
    if (what === layout.slow) {
      readSlowly(from, memory.getUint32(row + layout.to, true), base + from);
      return;
    }
    const offset = base + from;
    sink.record(this.#record.read(memory, row, sink.wantsUuids ? this.#uuid(row) : undefined), offset);
    if (what === layout.recordWithTurn) sink.turn(this.#turn.read(memory, row, offset));
    const actsTo = memory.getUint32(row + layout.actsTo, true);
    for (let act = memory.getUint32(row + layout.actsFrom, true); act < actsTo; act++) {
      sink.act(this.#act.read(memory, layout.acts + act * layout.actBytes, row, offset));
    }
  }

  #uuid(row: number): string | undefined {
    const from = this.#memory.getUint32(row + layout.uuidFrom, true);
    const to = this.#memory.getUint32(row + layout.uuidTo, true);
    return from === to ? undefined : Buffer.from(this.#memory.buffer, from, to - from).toString('utf8');
  }

  #instantiate(): void {
    const instance = new webAssembly.Instance(this.#module, {});
    this.#exports = instance.exports as unknown as WalkerExports;
    this.#names.forget();
    this.#look();
  }

  /** The memory is another one after it has grown. */
  #look(): void {
    const { buffer } = this.#exports.memory;
    this.#memory = new DataView(buffer);
    this.#names.look(this.#memory);
    this.buffer = Buffer.from(buffer, layout.input, buffer.byteLength - layout.input);
  }
}
