import type { ItemView } from '../answers/transcript/itemCore.ts';
import { itemOf, type SaidPart } from '../answers/transcript/itemOf.ts';
import { PartFilter } from '../answers/transcript/partFilter.ts';
import type { SessionTranscript, NamedLog } from '../answers/transcript/sessionTranscript.ts';
import { skippedItem } from '../answers/transcript/skippedItem.ts';
import type { PageStart, TranscriptFilter, TranscriptPage } from '../answers/transcript.ts';
import type { TranscriptItem } from '../answers/transcriptItem.ts';
import { revisionOf } from '../answers/viewpoint.ts';
import { assertNever } from '../kit/assertNever.ts';
import type { LogLine, LogLines } from '../scan/logLines.ts';
import { type ChosenStep, LineChooser } from './lineChooser.ts';
import { PartReader } from './partReader.ts';

/** As much as fills a screen twice, and how many of these stand before the place that was asked for. */
const pageItems = 60;
const itemsBefore = 15;

/** A page that finds little gives what it has after about so many bytes of reading; the view asks on. */
const mostCost = 16 * 1024 * 1024;
/** One long line must not end a page: most of it is passed over. */
const mostLineCost = 1024 * 1024;
/** What is only passed over costs so much less than what is parsed. */
const passedShare = 1 / 8;

/** Strings of a page are read up to here; more of them is not shown before it is asked for. */
const glanceBytes = 16 * 1024;
/** Where a text is looked for, all of what was said is looked at, as far as anybody said it. */
const searchBytes = 4 * 1024 * 1024;

/** Consecutive lines of a log and what is shown of them. */
interface Stretch {
  readonly items: readonly TranscriptItem[];
  readonly from: number;
  readonly to: number;
  readonly isAtEnd: boolean;
}

/** Reads pages of one log, in both directions, as much of it as a page needs. */
export class PageReader {
  readonly #transcript: SessionTranscript;
  readonly #log: NamedLog;
  readonly #lines: LogLines;
  readonly #chooser: LineChooser;
  readonly #filter: PartFilter;
  readonly #parts: PartReader;
  readonly #view: ItemView;

  constructor(transcript: SessionTranscript, log: NamedLog, lines: LogLines, filter: TranscriptFilter, view: ItemView) {
    this.#transcript = transcript;
    this.#log = log;
    this.#lines = lines;
    this.#chooser = new LineChooser(transcript, log, lines, filter);
    this.#filter = new PartFilter(filter);
    const keepBytes = this.#filter.looksForText ? searchBytes : glanceBytes;
    this.#parts = new PartReader(transcript, log, lines.elsewhere(), keepBytes);
    this.#view = view;
  }

  read(start: PageStart): TranscriptPage {
    switch (start.kind) {
      case 'start':
        return this.#page(this.#after(0, pageItems));
      case 'after':
        return this.#page(this.#after(start.offset, pageItems));
      case 'end':
        return this.#page(this.#before(this.#lines.sizeBytes, pageItems));
      case 'before':
        return this.#page(this.#before(start.offset, pageItems));
      case 'around': {
        const middle = this.#lines.startOf(start.offset);
        const earlier = this.#before(middle, itemsBefore);
        const later = this.#after(middle, pageItems - earlier.items.length);
        return this.#page({
          items: [...earlier.items, ...later.items],
          from: earlier.from,
          to: later.to,
          isAtEnd: later.isAtEnd,
        });
      }
      default:
        return assertNever(start);
    }
  }

  #after(from: number, wanted: number): Stretch {
    const items: TranscriptItem[] = [];
    const size = this.#lines.sizeBytes;
    let to = Math.min(from, size);
    let [cost, isAtEnd] = [0, true];
    for (const step of this.#chooser.after(from)) {
      if (step.kind === 'line') items.push(...this.#itemsOf(step.line));
      to = step.kind === 'line' ? this.#endOf(step.line) : step.place;
      cost += costOf(step);
      isAtEnd = step.kind === 'line' ? step.line.end >= size : to >= size;
      if (items.length >= wanted || cost >= mostCost) break;
      isAtEnd = true;
    }
    if (isAtEnd && this.#chooser.isSparse) to = size;
    return this.#stretch(items, from, to, isAtEnd);
  }

  #before(to: number, wanted: number): Stretch {
    const found: TranscriptItem[][] = [];
    let [count, cost, from, end] = [0, 0, 0, to];
    for (const step of this.#chooser.before(to)) {
      if (step.kind === 'line') {
        if (step.line.isUnfinished) end = this.#endOf(step.line);
        found.push(this.#itemsOf(step.line));
        count += found.at(-1)!.length;
      }
      cost += costOf(step);
      from = step.kind === 'line' ? step.line.offset : step.place;
      if (count >= wanted || cost >= mostCost) break;
      from = 0;
    }
    return this.#stretch(found.toReversed().flat(), from, end, to >= this.#lines.sizeBytes);
  }

  /** A call belongs where it stands, wherever its result has the searched text: so each is in one stretch, and in its order. */
  #stretch(found: readonly TranscriptItem[], from: number, to: number, isAtEnd: boolean): Stretch {
    const open = this.#filter.looksForText ? this.#shown(this.#byResult(this.#parts.openCalls(from, to))) : [];
    const items = [...found.filter(({ offset }) => offset >= from), ...open];
    return { items: items.sort((a, b) => a.offset - b.offset), from, to, isAtEnd };
  }

  /** Half a line is read again when its other half has come. */
  #endOf(line: LogLine): number {
    return line.isUnfinished && this.#parts.read(line).records.length === 0 ? line.offset : line.end;
  }

  #itemsOf(line: LogLine): TranscriptItem[] {
    const said = this.#parts.read(line);
    const elsewhere = this.#filter.looksForText ? this.#byResult(this.#parts.callsElsewhere(said)) : [];
    const items = this.#shown([...this.#parts.partsOf(said), ...elsewhere]);
    const { skipped } = said;
    if (skipped && this.#filter.showsSkipped) {
      items.push(skippedItem(this.#view, line.offset, skipped.reason, skipped.bytes));
    }
    return items;
  }

  #shown(parts: readonly SaidPart[]): TranscriptItem[] {
    return parts.filter((part) => this.#filter.isShown(part)).map((part) => itemOf(this.#view, part));
  }

  /** Calls that are not shown for their own words. */
  #byResult(calls: readonly SaidPart[]): SaidPart[] {
    return calls.filter((part) => !this.#filter.isShownByCall(part));
  }

  #page({ items, from, to, isAtEnd }: Stretch): TranscriptPage {
    const unique = [...new Map(items.map((item) => [item.id, item])).values()];
    const figures = new Set(unique.map(({ figure }) => figure));
    return {
      log: this.#log.name,
      items: unique,
      figures: [...this.#parts.figures.values()].filter(({ id }) => figures.has(id)),
      before: from,
      after: to,
      isAtStart: from === 0,
      isAtEnd,
      sizeBytes: this.#lines.sizeBytes,
      revision: revisionOf(this.#transcript.view),
    };
  }
}

const costOf = (step: ChosenStep): number =>
  step.kind === 'line' ? Math.min(mostLineCost, step.line.end - step.line.offset) : step.bytes * passedShare;
