import type { TranscriptItem } from '../../../core/answers/transcriptItem.ts';
import type { Row } from './rows.ts';
import type { Loaded, Section } from './section.ts';

/** How high a row is before it was drawn. */
export interface Guess {
  readonly height: number;
  /** It is as high as is said, whatever is drawn in it. */
  readonly isFixed: boolean;
}

const linePx = 20;
const lineChars = 110;
const paddingPx = 12;
const foldedPx = 28;
const leastGapPx = 40;
/** Browsers cannot draw a box much higher than 33 million pixels. */
const mostPx = 12_000_000;
/** Of a log of which nothing was read yet. */
const usualPxPerByte = 0.03;

/** Guesses for these rows: what was not read is as high as what was read would be with as many bytes. */
export function guesses(rows: readonly Row[], sections: ReadonlyMap<string, Section>): (row: number) => Guess {
  const scales = new Map<string, number>();
  for (const [name, section] of sections) scales.set(name, pxPerByte(section));
  return (place) => {
    const row = rows[place];
    if (!row) return { height: 0, isFixed: true };
    if (row.kind === 'item') return { height: itemHeight(row.item), isFixed: false };
    const bytes = row.to - row.from;
    return { height: Math.max(leastGapPx, bytes * (scales.get(row.place.section) ?? usualPxPerByte)), isFixed: true };
  };
}

function pxPerByte({ stretches }: Section): number {
  const loaded = stretches.filter((stretch): stretch is Loaded => stretch.kind === 'loaded');
  const bytes = loaded.reduce((sum, { from, to }) => sum + to - from, 0);
  const most = mostPx / Math.max(1, stretches.at(-1)?.to ?? 0);
  if (bytes === 0) return Math.min(usualPxPerByte, most);
  const px = loaded.reduce((sum, { page }) => sum + page.items.reduce((all, item) => all + itemHeight(item), 0), 0);
  return Math.min(px / bytes, most);
}

function itemHeight(item: TranscriptItem): number {
  if (item.kind === 'prompt') return textHeight(item.text.text);
  return item.kind === 'answer' ? textHeight(item.markdown.text) : foldedPx;
}

const textHeight = (text: string): number => Math.ceil(text.length / lineChars) * linePx + paddingPx;
