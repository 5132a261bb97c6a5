import type { RailMark } from '../../../core/answers/transcript.ts';
import { mainSection, type Row } from '../state/rows.ts';
import { startOf } from '../state/wanted.ts';

export interface PlacedMark {
  readonly mark: RailMark;
  /** 0 to 1 of the list's height. */
  readonly share: number;
}

/** Marks are given by where they are in the log; here is where that is in the list, so that they agree with its scroll bar. */
export function placeMarks(
  marks: readonly RailMark[],
  rows: readonly Row[],
  offsetOf: (row: number) => number,
): readonly PlacedMark[] {
  const total = offsetOf(rows.length);
  const own = rows.flatMap((row, place) => (row.place.section === mainSection ? [{ row, place }] : []));
  if (own.length === 0 || total === 0) return [];
  return marks.map((mark) => {
    const { row, place } = own[lastBefore(own, mark.offset)]!;
    const top = offsetOf(place);
    if (row.kind === 'item') return { mark, share: top / total };
    const into = (mark.offset - row.from) / (row.to - row.from);
    return { mark, share: (top + Math.max(0, Math.min(1, into)) * (offsetOf(place + 1) - top)) / total };
  });
}

/** The last that begins at the offset or before it; the first if none does. */
function lastBefore(own: readonly { readonly row: Row }[], offset: number): number {
  let low = 0;
  let high = own.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (startOf(own[middle]!.row) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
