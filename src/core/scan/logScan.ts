import { constants, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { makeSessionId, type SessionId } from '../model/ids.ts';
import type { Fault } from '../model/fault.ts';
import type { LogFile, ReadMark } from '../model/logFile.ts';
import type { ScanSink } from '../model/scanSink.ts';
import { faultOf } from '../kit/faultOf.ts';
import { hashBytes, hashToHex } from '../kit/hash.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import { LineCutter, PlainMemory } from './lineCutter.ts';
import { LineWalker } from './lineWalker.ts';
import type { Walker } from './loadWalker.ts';
import { isSameFile, makeMark } from './readMark.ts';
import { type FoundRecord, parseLine, parseUnfinishedLine, skipByteOrderMark } from './parseLine.ts';
import { readActs } from './readActs.ts';
import { readFacts } from './readFacts.ts';
import { readTurns } from './readTurns.ts';

const newline = 0x0a;

/** What a scanner is made of. */
export interface ScannerParts {
  readonly walker?: Walker | undefined;
  readonly maxLine?: number;
}

/** Parsed as one string, a line costs about four times its length in memory; images make lines of tens of megabytes. */
const maxLineBytes = 64 * 1024 * 1024;

/**
 * Reads logs one after the other, each from a mark to its end, in steps, so that its thread can look up between them.
 * Never throws on what a log holds; one buffer serves all files.
 */
export class LogScanner {
  readonly #walker: LineWalker | undefined;
  readonly #cutter: LineCutter;

  /** Without `walker` (compiled by loadWalker.ts) every line goes through JSON.parse, which says the same and takes longer. */
  constructor({ walker, maxLine = maxLineBytes }: ScannerParts = {}) {
    this.#walker = walker && new LineWalker(walker);
    this.#cutter = new LineCutter(maxLine, this.#walker ?? new PlainMemory());
  }

  /**
   * Opens `file` to go on after `mark`. `whole` means the mark does not fit the file any more (truncated, replaced, rewritten):
   * what was read before is void and reading starts at 0.
   */
  open(file: LogFile, mark: ReadMark): Result<LogScan, Fault> {
    let fd: number;
    try {
      // Without O_NONBLOCK, opening a FIFO called x.jsonl would wait for ever, and this thread with it.
      fd = openSync(file.path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      return failed(faultOf(error, file.path));
    }
    try {
      const stats = fstatSync(fd, { bigint: true });
      if (!stats.isFile()) {
        closeSync(fd);
        return failed({ kind: 'not-regular', path: file.path, message: 'not a regular file' });
      }
      const from = isSameFile(fd, mark) ? mark.offset : 0;
      return ok(new LogScan(fd, file, from, String(stats.mtimeNs), this.#cutter, this.#walker));
    } catch (error) {
      closeSync(fd);
      return failed(faultOf(error, file.path));
    }
  }
}

/** One file being read. Close it whatever happens. */
export class LogScan {
  readonly #fd: number;
  readonly #session: SessionId;
  readonly #cutter: LineCutter;
  readonly #walker: LineWalker | undefined;
  /** 0 where the mark did not fit the file any more. */
  readonly startOffset: number;
  readonly mtimeNs: string;

  constructor(
    fd: number,
    file: LogFile,
    from: number,
    mtimeNs: string,
    cutter: LineCutter,
    walker: LineWalker | undefined,
  ) {
    this.#fd = fd;
    this.#session = file.session ?? makeSessionId(file.path.slice(file.path.lastIndexOf('/') + 1, -'.jsonl'.length));
    this.#cutter = cutter;
    this.#walker = walker;
    this.startOffset = from;
    this.mtimeNs = mtimeNs;
    this.#beginAt(from);
  }

  /** Reads from the first byte after all. */
  restart(): void {
    this.#beginAt(0);
  }

  /** Reads about `budgetBytes` and pours what they say into `sink`. `read` is 0 when the end of the file was met. */
  step(sink: ScanSink, budgetBytes: number): Result<{ readonly readBytes: number; readonly isAtEnd: boolean }, Fault> {
    let readBytes = 0;
    try {
      while (readBytes < budgetBytes) {
        const read = this.#cutter.readOnce(
          (from, to, offset) => this.#lines(sink, from, to, offset),
          (offset, bytes) => sink.skip('too-long', offset, bytes),
        );
        readBytes += read;
        if (read === 0) {
          this.#unfinishedLine(sink);
          return ok({ readBytes, isAtEnd: true });
        }
      }
      return ok({ readBytes, isAtEnd: false });
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return failed(faultOf(error, ''));
    }
  }

  /** How far whole lines were read. */
  mark(): ReadMark {
    return makeMark(this.#fd, this.#cutter.offset);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #beginAt(from: number): void {
    const fd = this.#fd;
    this.#walker?.beginFile();
    this.#cutter.begin((buffer, at, length, position) => readSync(fd, buffer, at, length, position), from);
  }

  #lines(sink: ScanSink, from: number, to: number, offset: number): void {
    const { buffer } = this.#cutter.memory;
    // A byte order mark is out of the walker's ordinary, too.
    if (this.#walker) {
      this.#walker.pour(sink, from, to, offset, (start, stop, at) => this.#line(sink, buffer, start, stop, at));
      return;
    }
    for (let start = from; start < to;) {
      const stop = buffer.indexOf(newline, start);
      this.#line(sink, buffer, start, stop, offset + start - from);
      start = stop + 1;
    }
  }

  #line(sink: ScanSink, buffer: Buffer, from: number, to: number, offset: number): void {
    const start = offset === 0 ? skipByteOrderMark(buffer, from, to) : from;
    const { records, strangers, wastedBytes } = parseLine(buffer, start, to);
    for (const found of records) this.#record(sink, buffer, found, offset + found.from - from);
    for (let i = 0; i < strangers; i++) sink.skip('not-an-object', offset, to - from);
    if (wastedBytes > 0) sink.skip('broken-line', offset, wastedBytes);
  }

  #unfinishedLine(sink: ScanSink): void {
    const rest = this.#cutter.rest();
    const start = rest && this.#cutter.offset === 0 ? skipByteOrderMark(rest.buffer, 0, rest.to) : 0;
    const found = rest && parseUnfinishedLine(rest.buffer, start, rest.to);
    if (!rest || !found) return;
    sink.beginPending();
    this.#record(sink, rest.buffer, found, this.#cutter.offset + found.from);
  }

  #record(sink: ScanSink, buffer: Buffer, { record, from, to }: FoundRecord, offset: number): void {
    sink.record(readFacts(record), offset);
    const hashOfLine = (): string => hashToHex(hashBytes(buffer, from, to));
    const place = { offset, session: this.#session, hashOfLine };
    const { turns, complaint } = readTurns(record, place);
    for (const turn of turns) sink.turn(turn);
    for (const act of readActs(record, place)) sink.act(act);
    if (complaint) sink.skip(complaint, offset, 0);
  }
}
