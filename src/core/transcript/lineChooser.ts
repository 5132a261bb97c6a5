import { isErrorAct, type PlacedAct } from '../answers/transcript/actPlaces.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import { toolKey } from '../answers/transcript/toolWords.ts';
import type { TranscriptFilter } from '../answers/transcript.ts';
import type { TranscriptItemKind } from '../answers/transcriptItem.ts';
import type { LogLine, LogLines } from '../scan/logLines.ts';
import { TextHits } from '../scan/textHits.ts';

/** A step along a log: a line that may hold something, or a stretch up to `place` that surely holds nothing. */
export type ChosenStep =
  | { readonly kind: 'line'; readonly line: LogLine }
  | { readonly kind: 'passed'; readonly place: number; readonly bytes: number };

/** A text is looked for in so much at once; then whoever waits may look up. */
const windowBytes = 4 * 1024 * 1024;

/**
 * Walks along a log and stops at the lines that need to be read for what a filter lets through: where the index knows their
 * places, only these are looked at; words are found at the speed of reading; all other lines are told by their bytes.
 */
export class LineChooser {
  readonly #lines: LogLines;
  readonly #places: readonly number[] | undefined;
  readonly #hits: TextHits | undefined;
  readonly #mayHold: (bytes: Buffer) => boolean;

  constructor(transcript: SessionTranscript, log: NamedLog, lines: LogLines, filter: TranscriptFilter) {
    this.#lines = lines;
    const isWanted = actFilter(filter);
    const acts = isWanted && transcript.actsOf(log).placed(isWanted);
    this.#places = acts && [...new Set(acts.map(({ offset }) => offset))];
    this.#hits = hasText(filter) ? new TextHits(filter.text, filter.withDetails) : undefined;
    const isOnlyPrompts = filter.kinds?.every((kind) => kind === 'prompt' || kind === 'slashCommand') ?? false;
    this.#mayHold = isOnlyPrompts ? mayBePrompt : () => true;
  }

  /** It leaps from place to place; what lies between is not looked at. */
  get isSparse(): boolean {
    return this.#places !== undefined;
  }

  /** From the line that `from` stands in to the end. */
  *after(from: number): Generator<ChosenStep, void> {
    if (this.#places) {
      for (const place of this.#places) if (place >= from) yield* this.#lineAt(place);
    } else if (this.#hits) {
      for (let start = from; start < this.#lines.sizeBytes;) {
        const end = this.#windowEnd(start);
        for (const offset of this.#linesWithText(this.#hits, start, end)) yield* this.#lineAt(offset);
        yield { kind: 'passed', place: end, bytes: end - start };
        start = end;
      }
    } else for (const line of this.#lines.after(from)) yield this.#told(line, line.end);
  }

  /** From `to`, which stands at the start of a line or the end of all, back to the start. */
  *before(to: number): Generator<ChosenStep, void> {
    if (this.#places) {
      for (const place of this.#places.toReversed()) if (place < to) yield* this.#lineAt(place);
    } else if (this.#hits) {
      for (let end = Math.min(to, this.#lines.sizeBytes); end > 0;) {
        const start = this.#lines.startOf(Math.max(0, end - windowBytes));
        const offsets = [...this.#linesWithText(this.#hits, start, end)];
        for (const offset of offsets.toReversed()) yield* this.#lineAt(offset);
        yield { kind: 'passed', place: start, bytes: end - start };
        end = start;
      }
    } else for (const line of this.#lines.before(to)) yield this.#told(line, line.offset);
  }

  #told(line: LogLine, place: number): ChosenStep {
    const mayHold = line.bytes === undefined || this.#mayHold(line.bytes);
    return mayHold ? { kind: 'line', line } : { kind: 'passed', place, bytes: line.end - line.offset };
  }

  *#lineAt(offset: number): Generator<ChosenStep, void> {
    const line = this.#lines.at(offset);
    if (line) yield { kind: 'line', line };
  }

  /** Windows are cut between lines, so that each line is looked at in one of them. */
  #windowEnd(start: number): number {
    const end = this.#lines.startOf(Math.min(this.#lines.sizeBytes, start + windowBytes));
    if (start + windowBytes >= this.#lines.sizeBytes) return this.#lines.sizeBytes;
    return end > start ? end : (this.#lines.at(start)?.end ?? this.#lines.sizeBytes);
  }

  *#linesWithText(hits: TextHits, from: number, to: number): Generator<number, void> {
    const places = this.#lines.placesOf(hits, from, to);
    for (let place = places.next(); !place.done;) {
      const line = this.#lines.at(place.value);
      if (!line) return;
      yield line.offset;
      place = places.next(line.end);
    }
  }
}

const hasText = (filter: TranscriptFilter): filter is TranscriptFilter & { readonly text: string } =>
  filter.text !== undefined && filter.text !== '';

const mayBePrompt = (line: Buffer): boolean =>
  !line.includes('"tool_use_id"') &&
  (line.includes('"user"') || line.includes('"queued_command"') || line.includes('"local_command"'));

/** Undefined where the index does not know the places of all that the filter lets through. */
function actFilter(filter: TranscriptFilter): ((act: PlacedAct) => boolean) | undefined {
  const { kinds, tools, errorsOnly } = filter;
  if (hasText(filter)) return undefined;
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
