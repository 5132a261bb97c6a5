import type { PageStart } from '../../../core/answers/transcript.ts';
import type { Row, RowPlace } from './rows.ts';
import type { Section } from './section.ts';

/** A part of a log that should be read now. */
export interface Wanted {
  readonly section: string;
  readonly log: string;
  readonly start: PageStart;
}

/** What is near what somebody looks at, in pixels of the list. */
export interface Near {
  readonly top: number;
  readonly bottom: number;
}

/** Where rows begin, and the list ends. */
export type OffsetOf = (row: number) => number;

/** A gap must reach so far into what is near before it is read from its middle: nearer to an edge it is read from there. */
const edgePx = 2000;

/** What to read next, given the rows that are drawn; the nearest to what is seen first, undefined where all is there. */
export function wantedPage(
  rows: readonly Row[],
  sections: ReadonlyMap<string, Section>,
  drawn: { readonly from: number; readonly to: number },
  near: Near,
  offsetOf: OffsetOf,
): Wanted | undefined {
  let wanted: Wanted | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let place = drawn.from; place < drawn.to; place++) {
    const row = rows[place];
    if (row?.kind !== 'gap') continue;
    const [top, bottom] = [offsetOf(place), offsetOf(place + 1)];
    const distance = Math.max(0, top - near.bottom, near.top - bottom);
    if (distance >= least) continue;
    least = distance;
    wanted = wantedOf(row.place, startIn(row, top, bottom, near));
  }
  if (wanted) return wanted;
  const first = rows[drawn.from];
  const last = rows[drawn.to - 1];
  return first && last ? staleBetween(sections, first, last) : undefined;
}

function startIn(gap: Extract<Row, { kind: 'gap' }>, top: number, bottom: number, near: Near): PageStart {
  if (gap.isFirst && near.top <= top + edgePx) return { kind: 'start' };
  if (near.top <= top + edgePx) return { kind: 'after', offset: gap.from };
  if (near.bottom >= bottom - edgePx) return gap.isLast ? { kind: 'end' } : { kind: 'before', offset: gap.to };
  const share = (near.top - top) / (bottom - top);
  return { kind: 'around', offset: Math.round(gap.from + share * (gap.to - gap.from)) };
}

/** A page that is seen and may be out of date is read again. */
function staleBetween(sections: ReadonlyMap<string, Section>, first: Row, last: Row): Wanted | undefined {
  const { place } = first;
  const from = startOf(first);
  const to = last.place.section === place.section ? startOf(last) : Number.POSITIVE_INFINITY;
  const stale = sections
    .get(place.section)
    ?.stretches.find((each) => each.kind === 'loaded' && each.isStale && each.to > from && each.from <= to);
  return stale && wantedOf(place, stale.from === 0 ? { kind: 'start' } : { kind: 'after', offset: stale.from });
}

/** Where in its log a row begins. */
export const startOf = (row: Row): number => (row.kind === 'gap' ? row.from : row.item.offset);

const wantedOf = ({ section, log }: RowPlace, start: PageStart): Wanted => ({ section, log, start });
