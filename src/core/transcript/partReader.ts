import type { SaidPart, SpokenPart } from '../answers/transcript/itemOf.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import type { MessageFigure } from '../answers/transcript.ts';
import { makeSessionId, type SessionId } from '../model/ids.ts';
import { noText, type Said, type SaidRecord, type SaidText, type ToolCall, type ToolResult } from '../model/said.ts';
import type { LogLine, LogLines } from '../scan/logLines.ts';
import { readSaidLine, type SaidLine } from '../scan/said/readSaidLine.ts';

/** What belongs to a line without naming it stands at most so many lines away. */
const nearbyLines = 8;

/** Lines kept parsed: those of a page and what they refer to. */
const keptLines = 400;

/**
 * Reads lines of a log as parts to be shown: calls with their results, compactions with their summaries, each wherever in the log
 * it stands, so that no border of a page can part them. What is part of something else is no part itself.
 */
export class PartReader {
  readonly figures = new Map<string, MessageFigure>();
  readonly #transcript: SessionTranscript;
  readonly #log: NamedLog;
  readonly #lines: LogLines;
  readonly #session: SessionId;
  readonly #keepBytes: number;
  readonly #kept = new Map<number, SaidLine>();

  /** `lines`: for looking around; those that are read one after the other come from another. */
  constructor(transcript: SessionTranscript, log: NamedLog, lines: LogLines, keepBytes: number) {
    const { file } = log.holding.digest;
    this.#transcript = transcript;
    this.#log = log;
    this.#lines = lines;
    // As the scanner has it: keys of messages without ids depend on it.
    this.#session = file.session ?? makeSessionId(file.path.slice(file.path.lastIndexOf('/') + 1, -'.jsonl'.length));
    this.#keepBytes = keepBytes;
  }

  /** What a line says. */
  read(line: LogLine): SaidLine {
    const known = this.#kept.get(line.offset);
    if (known) return known;
    if (this.#kept.size >= keptLines) this.#kept.clear();
    const said = readSaidLine(line, this.#session, this.#keepBytes);
    this.#kept.set(line.offset, said);
    return said;
  }

  /** What is to be shown of a line. */
  partsOf(line: SaidLine): SaidPart[] {
    return line.records.flatMap((record) => this.#partsOfRecord(record));
  }

  /** The calls in other lines that this line has the results of. */
  callsElsewhere(line: SaidLine): SaidPart[] {
    const acts = line.records
      .flatMap(({ said }) => said)
      .map((said) => (said.kind === 'toolResult' ? said.act : undefined));
    return acts.flatMap((act) => {
      const offset = act && this.#transcript.actsOf(this.#log).callOf(act)?.offset;
      return offset === undefined || offset >= line.offset ? [] : this.#callsAt(offset, act);
    });
  }

  /** The calls between two places whose results stand at or behind the second. */
  openCalls(from: number, to: number): SaidPart[] {
    const open = this.#transcript.actsOf(this.#log).openAt(to);
    return open.flatMap(({ act, offset }) => (offset < from ? [] : this.#callsAt(offset, act)));
  }

  #callsAt(offset: number, act: ToolCall['act']): SaidPart[] {
    const line = this.#lineAt(offset);
    return line ? this.partsOf(line).filter(({ said }) => said.kind === 'toolCall' && isSame(said.act, act)) : [];
  }

  #partsOfRecord(record: SaidRecord): SaidPart[] {
    const figure = this.#figureOf(record);
    const isReadElsewhere = record.relayedAgent !== undefined && this.#transcript.hasAgent(record.relayedAgent);
    if (isReadElsewhere || record.said.length === 0) {
      return [{ record, block: 0, said: emptyNote, figure }];
    }
    return record.said.flatMap((said, block): SaidPart[] => {
      const spoken = this.#spoken(record, said);
      return spoken ? [{ record, block, figure, ...spoken }] : [];
    });
  }

  #spoken(record: SaidRecord, said: Said): Omit<SaidPart, 'record' | 'block' | 'figure'> | undefined {
    switch (said.kind) {
      case 'toolCall': {
        const result = this.#resultOf(record, said);
        return { said, result, run: this.#transcript.runOf(said, result) };
      }
      case 'toolResult':
        return this.#hasCall(record, said) ? undefined : { said: callOfNone(said.id), result: said.result };
      case 'compaction':
        return { said, summary: this.#summaryAfter(record), compactor: this.#transcript.compactorOf(record) };
      case 'compactSummary':
        return this.#isSummaryOf(record) ? undefined : { said };
      default:
        return { said };
    }
  }

  #figureOf({ message }: SaidRecord): string | undefined {
    const figure = message && this.#transcript.figuresOf(this.#log).figureOf(message);
    if (figure) this.figures.set(figure.id, figure);
    return figure?.id;
  }

  #resultOf(record: SaidRecord, { act, id }: ToolCall): ToolResult | undefined {
    if (!act) return this.#serverResultOf(record, id);
    const offset = this.#transcript.actsOf(this.#log).resultOf(act);
    const line = offset === undefined ? undefined : this.#lineAt(offset);
    const results = line?.records.flatMap(({ said }) => said).filter((said) => said.kind === 'toolResult');
    return results?.find((said) => isSame(said.act, act))?.result;
  }

  #hasCall(record: SaidRecord, { act, id }: Extract<Said, { kind: 'toolResult' }>): boolean {
    if (act) return this.#transcript.actsOf(this.#log).callOf(act) !== undefined;
    return this.#saidNear(record, 'before').some((near) => near.kind === 'toolCall' && near.id === id);
  }

  /** Tools that the service runs answer within the message, in lines nearby. */
  #serverResultOf(record: SaidRecord, id: string | undefined): ToolResult | undefined {
    const results = this.#saidNear(record, 'after').filter((near) => near.kind === 'toolResult');
    return results.find((near) => near.id === id)?.result;
  }

  #summaryAfter(record: SaidRecord): SaidText | undefined {
    return this.#saidNear(record, 'after').find((near) => near.kind === 'compactSummary')?.text;
  }

  #isSummaryOf(record: SaidRecord): boolean {
    return this.#saidNear(record, 'before').some(({ kind }) => kind === 'compaction');
  }

  #saidNear(record: SaidRecord, where: 'before' | 'after'): Said[] {
    return [record, ...this.#recordsNear(record, where)].flatMap(({ said }) => said);
  }

  #recordsNear({ offset, end }: SaidRecord, where: 'before' | 'after'): SaidRecord[] {
    const records: SaidRecord[] = [];
    let count = 0;
    for (const line of where === 'after' ? this.#lines.after(end) : this.#lines.before(offset)) {
      records.push(...this.read(line).records);
      if (++count === nearbyLines) break;
    }
    return records;
  }

  #lineAt(offset: number): SaidLine | undefined {
    const line = this.#lines.at(offset);
    return line && this.read(line);
  }
}

const isSame = (a: ToolCall['act'], b: ToolCall['act']): boolean =>
  a !== undefined && b !== undefined && a.low === b.low && a.high === b.high;

const emptyNote: SpokenPart = { kind: 'note', topic: 'record', text: noText, isDetail: true };

/** A result whose call this log does not have is shown on its own. */
const callOfNone = (id: string | undefined): SpokenPart => ({
  kind: 'toolCall',
  id,
  act: undefined,
  tool: '',
  input: { kind: 'other', fields: [] },
});
