import type { MessageFigure } from '../../../core/answers/transcript.ts';
import type { TranscriptItem } from '../../../core/answers/transcriptItem.ts';
import type { Section } from './section.ts';

/** A line of the list: something that was said or done, or bytes of a log that were not read yet. */
export type Row = ItemRow | GapRow;

export interface ItemRow {
  readonly kind: 'item';
  readonly key: string;
  readonly place: RowPlace;
  readonly item: TranscriptItem;
  /** Told once for rows of the same minute. */
  readonly isTimeTold: boolean;
  /** Beside the first item of its message that is shown. */
  readonly figure: MessageFigure | undefined;
}

export interface GapRow {
  readonly kind: 'gap';
  readonly key: string;
  readonly place: RowPlace;
  readonly from: number;
  readonly to: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** In which log, and below how many sub-agents that were opened in place. */
export interface RowPlace {
  /** Names the section: the same log may be opened at two places. */
  readonly section: string;
  readonly log: string;
  readonly depth: number;
}

/** The section of the session's own log. */
export const mainSection = 'main';

/** A log that was opened below a row. */
export const sectionBelow = (rowKey: string, log: string): string => `${rowKey} ${log}`;

/** Is it this section, or one that was opened somewhere below it? */
export const isWithin = (section: string, outer: string): boolean =>
  section === outer || section.startsWith(`${outer}/`);

const deepest = 6;

/** All rows from top to bottom; a sub-agent's log, where it is open, stands below its call. */
export function rowsOf(sections: ReadonlyMap<string, Section>): readonly Row[] {
  const rows: Row[] = [];
  addRows(rows, sections, mainSection, 0);
  return rows;
}

function addRows(rows: Row[], sections: ReadonlyMap<string, Section>, section: string, depth: number): void {
  const { log, stretches } = sections.get(section) ?? { log: '', stretches: [] };
  const place = { section, log, depth };
  const told = new Set<string>();
  let time = '';
  for (const stretch of stretches) {
    if (stretch.kind === 'gap') {
      const { from, to } = stretch;
      const ends = { isFirst: from === 0, isLast: stretch === stretches.at(-1) };
      rows.push({ kind: 'gap', key: `${section}/gap ${from}`, place, from, to, ...ends });
      continue;
    }
    const figures = new Map(stretch.page.figures.map((figure) => [figure.id, figure]));
    for (const item of stretch.page.items) {
      const isFirst = item.figure !== undefined && !told.has(item.figure);
      if (isFirst) told.add(item.figure);
      const figure = isFirst ? figures.get(item.figure) : undefined;
      const isTimeTold = item.time !== time;
      time = item.time;
      const row: ItemRow = { kind: 'item', key: `${section}/${item.id}`, place, item, isTimeTold, figure };
      rows.push(row);
      if (depth < deepest) addBelow(rows, sections, row);
    }
  }
}

function addBelow(rows: Row[], sections: ReadonlyMap<string, Section>, { key, place, item }: ItemRow): void {
  for (const log of logsOf(item)) {
    const below = sectionBelow(key, log);
    if (sections.has(below)) addRows(rows, sections, below, place.depth + 1);
  }
}

/** The logs that can be opened below an item. */
export function logsOf(item: TranscriptItem): readonly string[] {
  if (item.kind === 'subAgent') return item.logs.map(({ log }) => log);
  return item.kind === 'compaction' && item.log !== undefined ? [item.log] : [];
}
