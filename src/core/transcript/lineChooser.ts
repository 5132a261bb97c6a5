import { isErrorAct, type PlacedAct } from '../answers/transcript/actPlaces.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import { toolKey } from '../answers/transcript/toolWords.ts';
import type { TranscriptFilter } from '../answers/transcript.ts';
import type { TranscriptItemKind } from '../answers/transcriptItem.ts';
import type { LogLine, LogLines } from '../scan/logLines.ts';
import { standsIn } from '../scan/textBytes.ts';

/** A line on the way; only one that may hold something is worth parsing. */
export interface ChosenLine {
  readonly line: LogLine;
  readonly mayHold: boolean;
}

/**
 * Walks along a log and tells which lines need to be read for what a filter lets through: where the index knows their places, only
 * these; otherwise all, of which most are told by their bytes.
 */
export class LineChooser {
  readonly #lines: LogLines;
  readonly #places: readonly number[] | undefined;
  readonly #mayHold: (bytes: Buffer) => boolean;

  constructor(transcript: SessionTranscript, log: NamedLog, lines: LogLines, filter: TranscriptFilter) {
    this.#lines = lines;
    const isWanted = actFilter(filter);
    const acts = isWanted && transcript.actsOf(log).placed(isWanted);
    this.#places = acts && [...new Set(acts.map(({ offset }) => offset))];
    this.#mayHold = bytesTest(filter);
  }

  /** It leaps from place to place; what lies between is not looked at. */
  get isSparse(): boolean {
    return this.#places !== undefined;
  }

  *after(from: number): Generator<ChosenLine, void> {
    if (!this.#places) {
      for (const line of this.#lines.after(from)) if (line.offset >= from) yield this.#chosen(line);
      return;
    }
    for (const place of this.#places) {
      const line = place < from ? undefined : this.#lines.at(place);
      if (line) yield this.#chosen(line);
    }
  }

  *before(to: number): Generator<ChosenLine, void> {
    if (!this.#places) {
      for (const line of this.#lines.before(to)) yield this.#chosen(line);
      return;
    }
    for (const place of this.#places.toReversed()) {
      const line = place >= to ? undefined : this.#lines.at(place);
      if (line) yield this.#chosen(line);
    }
  }

  #chosen(line: LogLine): ChosenLine {
    return { line, mayHold: line.bytes === undefined || this.#mayHold(line.bytes) };
  }
}

function bytesTest({ kinds, text }: TranscriptFilter): (bytes: Buffer) => boolean {
  if (text !== undefined && text !== '') return standsIn(text);
  const isOnlyPrompts = kinds?.every((kind) => kind === 'prompt' || kind === 'slashCommand') ?? false;
  return isOnlyPrompts ? mayBePrompt : () => true;
}

const mayBePrompt = (line: Buffer): boolean =>
  !line.includes('"tool_use_id"') &&
  (line.includes('"user"') || line.includes('"queued_command"') || line.includes('"local_command"'));

/** Undefined where the index does not know the places of all that the filter lets through. */
function actFilter({ kinds, tools, errorsOnly, text }: TranscriptFilter): ((act: PlacedAct) => boolean) | undefined {
  if (text !== undefined && text !== '') return undefined;
  const isKnown = tools !== undefined || errorsOnly === true || (kinds?.every((kind) => knownKinds.has(kind)) ?? false);
  if (!isKnown) return undefined;
  return (act) =>
    (kinds === undefined || kinds.some((kind) => isOfKind(act, kind))) &&
    (tools === undefined || (act.kind === 'tool' && tools.includes(toolKey(act.name)))) &&
    (errorsOnly !== true || isErrorAct(act));
}

const knownKinds: ReadonlySet<TranscriptItemKind> = new Set(['toolCall', 'subAgent', 'apiError']);

function isOfKind({ kind: act }: PlacedAct, kind: TranscriptItemKind): boolean {
  return act === 'tool' ? kind === 'toolCall' || kind === 'subAgent' : act === 'api-error' && kind === 'apiError';
}
