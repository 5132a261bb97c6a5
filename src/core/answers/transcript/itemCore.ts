import type { SaidText } from '../../model/said.ts';
import type { DayKey } from '../../model/time.ts';
import type { ItemPlace, LongText, TranscriptItem } from '../transcriptItem.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { longText, type TextLimits } from './longText.ts';

/** From where an item is looked at. */
export interface ItemView {
  readonly view: Viewpoint;
  readonly cwd: string | undefined;
  /** Day of the log's first record: times of other days say theirs. */
  readonly firstDay: DayKey;
  readonly limits: TextLimits;
  /** Text to be marked in items; empty for none. */
  readonly marked: string;
}

/** What all items have; its sentence is only the time. */
export type ItemCore = ItemPlace;

/** Completes an item: its sentence, and where the marked text stands in its first text. */
export function completed<Item extends TranscriptItem>(
  { marked }: ItemView,
  item: Item,
  first: LongText | undefined,
  words: readonly string[],
): Item {
  const sentence = `${item.sentence}${words.filter((word) => word !== '').join(', ')}`;
  return { ...item, sentence, matches: first ? matchesIn(first.text, marked) : [] };
}

/** A text as the view shows it. */
export const shown = ({ view, limits }: ItemView, text: SaidText): LongText => longText(view.labels, text, limits);

/** More marks than a person looks at. */
const maxMatches = 200;

/** Where a text stands in another, in any case. */
function matchesIn(text: string, marked: string): readonly (readonly [number, number])[] {
  if (marked === '') return [];
  const matches: (readonly [number, number])[] = [];
  for (const match of text.matchAll(anyCase(marked))) {
    if (matches.length === maxMatches) break;
    matches.push([match.index, match.index + match[0].length]);
  }
  return matches;
}

/** A pattern that finds a text, however its letters are written, and nothing else. */
export function anyCase(text: string): RegExp {
  const escaped = text.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(escaped.replace(/\s/g, '\\s'), 'giu');
}
