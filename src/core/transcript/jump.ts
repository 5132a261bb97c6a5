import { isErrorAct, type PlacedAct } from '../answers/transcript/actPlaces.ts';
import { hasText, isDetail } from '../answers/transcript/partFilter.ts';
import { anyCase } from '../answers/transcript/itemCore.ts';
import type { SaidPart } from '../answers/transcript/itemOf.ts';
import { costliestTurn } from '../answers/transcript/railMarks.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import type { JumpDirection, Jumped, JumpTarget } from '../answers/transcript.ts';
import { assertNever } from '../kit/assertNever.ts';
import type { LogLines } from '../scan/logLines.ts';
import { LineChooser } from './lineChooser.ts';
import { PartReader } from './partReader.ts';

/** A long log is searched in steps, so that its thread answers others in between and the asker can stop. */
const maxStepBytes = 64 * 1024 * 1024;

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
  readonly #text: RegExp;

  constructor(transcript: SessionTranscript, log: NamedLog, lines: LogLines, text: string) {
    this.#parts = new PartReader(transcript, log, lines.elsewhere(), searchBytes);
    this.#chooser = new LineChooser(transcript, log, lines, { text });
    this.#text = anyCase(text);
  }

  jump(from: number, direction: JumpDirection): Jumped {
    let searchedBytes = 0;
    const isNext = direction === 'next';
    for (const { line, mayHold } of isNext ? this.#chooser.after(from) : this.#chooser.before(from)) {
      const isPassed = isNext ? line.offset <= from : line.end > from;
      const part = mayHold && !isPassed ? this.#partIn(line) : undefined;
      if (part) return { kind: 'found', offset: part.record.offset, item: itemId(part) };
      searchedBytes += line.end - line.offset;
      if (searchedBytes >= maxStepBytes) return { kind: 'further', offset: line.offset };
    }
    return { kind: 'none' };
  }

  #partIn(line: Parameters<PartReader['read']>[0]): SaidPart | undefined {
    const said = this.#parts.read(line);
    const own = this.#parts.partsOf(said);
    const elsewhere = this.#parts.callsElsewhere(said);
    return [...own, ...elsewhere].find((part) => !isDetail(part) && hasText(part, this.#text));
  }
}

const itemId = ({ record, block }: SaidPart): string =>
  block === 0 ? String(record.offset) : `${record.offset}.${block}`;
