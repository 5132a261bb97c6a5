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
}

/** What all items have; its sentence is only the time. */
export type ItemCore = ItemPlace;

/** Completes an item: its sentence is the time and these words. */
export function completed<Item extends TranscriptItem>(item: Item, words: readonly string[]): Item {
  return { ...item, sentence: `${item.sentence}${words.filter((word) => word !== '').join(', ')}` };
}

/** A text as the view shows it. */
export const shown = ({ view, limits }: ItemView, text: SaidText): LongText => longText(view.labels, text, limits);

/** A pattern that finds a text, however its letters are written, and nothing else. */
export function anyCase(text: string): RegExp {
  const escaped = text.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(escaped.replace(/\s/g, '\\s'), 'giu');
}
