import type { ItemView } from '../answers/transcript/itemCore.ts';
import { itemOf } from '../answers/transcript/itemOf.ts';
import { PartFilter } from '../answers/transcript/partFilter.ts';
import type { SessionTranscript, NamedLog } from '../answers/transcript/sessionTranscript.ts';
import { skippedItem } from '../answers/transcript/skippedItem.ts';
import type { PageStart, TranscriptFilter, TranscriptPage } from '../answers/transcript.ts';
import type { TranscriptItem } from '../answers/transcriptItem.ts';
import { revisionOf } from '../answers/viewpoint.ts';
import { assertNever } from '../kit/assertNever.ts';
import type { LogLine, LogLines } from '../scan/logLines.ts';
import { LineChooser } from './lineChooser.ts';
import { PartReader } from './partReader.ts';

/** As much as fills a screen twice, and how many of these stand before the place that was asked for. */
const pageItems = 60;
const itemsBefore = 15;

/** A page that finds little gives what it has after so many bytes; the view asks on. */
const maxStretchBytes = 16 * 1024 * 1024;
/** One long line must not end a page: most of it is passed over. */
const maxCountedBytes = 1024 * 1024;

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
    let to = Math.min(from, this.#lines.sizeBytes);
    let readBytes = 0;
    for (const { line, mayHold } of this.#chooser.after(from)) {
      if (mayHold) items.push(...this.#itemsOf(line));
      to = this.#endOf(line);
      readBytes += Math.min(maxCountedBytes, line.end - line.offset);
      if (items.length >= wanted || readBytes >= maxStretchBytes)
        return { items, from, to, isAtEnd: line.end >= this.#lines.sizeBytes };
    }
    return { items, from, to: this.#chooser.isSparse ? this.#lines.sizeBytes : to, isAtEnd: true };
  }

  #before(to: number, wanted: number): Stretch {
    const found: TranscriptItem[][] = [];
    const isAtEnd = to >= this.#lines.sizeBytes;
    let [count, readBytes, end] = [0, 0, to];
    for (const { line, mayHold } of this.#chooser.before(to)) {
      if (line.isUnfinished) end = this.#endOf(line);
      const items = mayHold ? this.#itemsOf(line) : [];
      found.push(items);
      count += items.length;
      readBytes += Math.min(maxCountedBytes, line.end - line.offset);
      if (count >= wanted || readBytes >= maxStretchBytes)
        return { items: found.toReversed().flat(), from: line.offset, to: end, isAtEnd };
    }
    return { items: found.toReversed().flat(), from: 0, to: end, isAtEnd };
  }

  /** Half a line is read again when its other half has come. */
  #endOf(line: LogLine): number {
    return line.isUnfinished && this.#parts.read(line).records.length === 0 ? line.offset : line.end;
  }

  #itemsOf(line: LogLine): TranscriptItem[] {
    const said = this.#parts.read(line);
    const parts = this.#parts.partsOf(said);
    if (this.#filter.looksForText)
      parts.push(...this.#parts.callsElsewhere(said).filter((part) => !this.#filter.isShownByCall(part)));
    const items = parts.filter((part) => this.#filter.isShown(part)).map((part) => itemOf(this.#view, part));
    const { skipped } = said;
    if (skipped && this.#filter.showsSkipped) {
      items.push(skippedItem(this.#view, line.offset, skipped.reason, skipped.bytes));
    }
    return items;
  }

  #page({ items, from, to, isAtEnd }: Stretch): TranscriptPage {
    const unique = [...new Map(items.map((item) => [item.id, item])).values()];
    const figures = new Set(unique.map(({ figure }) => figure));
    return {
      log: this.#log.name,
      items: unique.sort((a, b) => a.offset - b.offset),
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
