import { isErrorAct, type PlacedAct } from '../answers/transcript/actPlaces.ts';
import { hasText, isDetail } from '../answers/transcript/partFilter.ts';
import { anyCase } from '../answers/transcript/itemCore.ts';
import type { SaidPart } from '../answers/transcript/itemOf.ts';
import { costliestTurn } from '../answers/transcript/railMarks.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import type { JumpDirection, Jumped, JumpTarget, TextPlaces } from '../answers/transcript.ts';
import { assertNever } from '../kit/assertNever.ts';
import type { LogLine, LogLines } from '../scan/logLines.ts';
import { LineChooser } from './lineChooser.ts';
import { PartReader } from './partReader.ts';

/** A long log is searched in steps, so that its thread answers others in between and the asker can stop. */
const mostStepBytes = 64 * 1024 * 1024;

/** A text that stands everywhere is worth no more of a step than this. */
const mostStepPlaces = 500;

/** As far as a text is looked for in one string. */
const searchBytes = 4 * 1024 * 1024;

/** Where the next thing of a kind stands, seen from an offset that is not itself meant. */
export function jump(
  transcript: SessionTranscript,
  log: NamedLog,
  lines: LogLines,
  from: number,
  to: JumpTarget,
  direction: JumpDirection,
): Jumped {
  if (to.kind === 'text') return new TextJump(transcript, log, lines, to.text).jump(from, direction);
  const offset =
    to.kind === 'costliest'
      ? costliestTurn(transcript, log)?.offset
      : nextAct(transcript, log, from, to.kind, direction);
  if (offset === undefined) return { kind: 'none' };
  const parts = new PartReader(transcript, log, lines.elsewhere(), searchBytes);
  const line = lines.at(offset);
  const found = line && parts.partsOf(parts.read(line)).filter((part) => part.record.offset === offset);
  const part = found?.find((each) => isMeant(each, to.kind)) ?? found?.[0];
  return part ? { kind: 'found', offset, item: itemId(part) } : { kind: 'none' };
}

/** Where a text stands, from an offset on. */
export const textPlaces = (
  transcript: SessionTranscript,
  log: NamedLog,
  lines: LogLines,
  from: number,
  text: string,
): TextPlaces => new TextJump(transcript, log, lines, text).places(from);

type ActTarget = Exclude<JumpTarget['kind'], 'text' | 'costliest'>;

function nextAct(
  transcript: SessionTranscript,
  log: NamedLog,
  from: number,
  to: ActTarget,
  direction: JumpDirection,
): number | undefined {
  const offsets = transcript
    .actsOf(log)
    .placed((act) => isTarget(act, to))
    .map(({ offset }) => offset);
  return direction === 'next' ? offsets.find((offset) => offset > from) : offsets.findLast((offset) => offset < from);
}

function isTarget(act: PlacedAct, to: ActTarget): boolean {
  switch (to) {
    case 'error':
      return isErrorAct(act);
    case 'prompt':
    case 'tool':
    case 'compaction':
      return act.kind === to;
    default:
      return assertNever(to);
  }
}

/** Of several parts of a line, the one that was looked for. */
function isMeant({ said, result }: SaidPart, to: Exclude<JumpTarget['kind'], 'text'>): boolean {
  if (to === 'error') return said.kind === 'apiError' || (result?.isError ?? false);
  return to === 'tool' ? said.kind === 'toolCall' : to !== 'costliest';
}

/** Finds a text step by step: in what is shown, wherever of a call or its result it stands. */
class TextJump {
  readonly #parts: PartReader;
  readonly #chooser: LineChooser;
  readonly #lines: LogLines;
  readonly #text: RegExp;

  constructor(transcript: SessionTranscript, log: NamedLog, lines: LogLines, text: string) {
    this.#parts = new PartReader(transcript, log, lines.elsewhere(), searchBytes);
    this.#lines = lines;
    this.#chooser = new LineChooser(transcript, log, lines, { text });
    this.#text = anyCase(text);
  }

  jump(from: number, direction: JumpDirection): Jumped {
    return direction === 'next' ? this.#next(from) : this.#previous(from);
  }

  /** The first part behind `from`. A call whose result has the text comes where the call stands. */
  #next(from: number): Jumped {
    let passedBytes = 0;
    for (const step of this.#chooser.after(this.#lines.startOf(from))) {
      if (step.kind === 'line') {
        const { offset } = step.line;
        const open = offset > from ? this.#parts.openCalls(from + 1, offset) : [];
        const found = first(this.#withText([...open, ...this.#partsIn(step.line)]), (place) => place > from);
        if (found) return found;
        continue;
      }
      passedBytes += step.bytes;
      // What begins at the place itself is still to be looked at.
      if (passedBytes >= mostStepBytes) return { kind: 'further', offset: step.place - 1 };
    }
    return { kind: 'none' };
  }

  /** The last part before `from`; of calls whose results have the text, as far back as their calls stand. */
  #previous(from: number): Jumped {
    const start = this.#lines.startOf(from);
    let passedBytes = 0;
    const calls = this.#withText(this.#parts.openCalls(0, start));
    for (const step of this.#chooser.before(start)) {
      const place = step.kind === 'line' ? step.line.offset : step.place;
      const call = last(calls, (offset) => offset < from && offset > place);
      if (call) return call;
      if (step.kind === 'line') {
        const parts = this.#withText(this.#partsIn(step.line));
        const own = last(parts, (offset) => offset >= place && offset < from);
        if (own) return own;
        calls.push(...parts);
        continue;
      }
      passedBytes += step.bytes;
      if (passedBytes >= mostStepBytes) return { kind: 'further', offset: step.place };
    }
    return last(calls, (offset) => offset < from) ?? { kind: 'none' };
  }

  /** All of one step, a call at its result as well. */
  places(from: number): TextPlaces {
    const offsets: number[] = [];
    let passedBytes = 0;
    for (const step of this.#chooser.after(this.#lines.startOf(from))) {
      if (step.kind === 'line') {
        if (offsets.length >= mostStepPlaces) return { offsets, further: step.line.offset };
        offsets.push(...this.#withText(this.#partsIn(step.line)).map((part) => part.record.offset));
        continue;
      }
      passedBytes += step.bytes;
      if (passedBytes >= mostStepBytes) return { offsets, further: step.place };
    }
    return { offsets, further: undefined };
  }

  #partsIn(line: LogLine): SaidPart[] {
    const said = this.#parts.read(line);
    return [...this.#parts.partsOf(said), ...this.#parts.callsElsewhere(said)];
  }

  #withText(parts: readonly SaidPart[]): SaidPart[] {
    return parts.filter((part) => !isDetail(part) && hasText(part, this.#text));
  }
}

const byOffset = (a: SaidPart, b: SaidPart): number => a.record.offset - b.record.offset || a.block - b.block;

const first = (parts: readonly SaidPart[], isWanted: (offset: number) => boolean): Jumped | undefined =>
  foundAt(parts.toSorted(byOffset).find(({ record }) => isWanted(record.offset)));

const last = (parts: readonly SaidPart[], isWanted: (offset: number) => boolean): Jumped | undefined =>
  foundAt(parts.toSorted(byOffset).findLast(({ record }) => isWanted(record.offset)));

const foundAt = (part: SaidPart | undefined): Jumped | undefined =>
  part && { kind: 'found', offset: part.record.offset, item: itemId(part) };

const itemId = ({ record, block }: SaidPart): string =>
  block === 0 ? String(record.offset) : `${record.offset}.${block}`;
