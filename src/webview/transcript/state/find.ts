import type { TextPlaces } from '../../../core/answers/transcript.ts';
import type { Section } from './section.ts';

/** What is looked for, and where it stands: in the session's log, and in every log that is open below a row. */
export interface Find {
  readonly text: string;
  readonly outcome: 'unasked' | 'searching' | 'found' | 'none';
  /** In the order of the list, as far as was looked. */
  readonly hits: readonly Hit[];
  /** Sections that were looked through to their end, or to as many hits as are counted. */
  readonly counted: ReadonlySet<string>;
  readonly isCut: boolean;
}

export interface Hit {
  readonly section: string;
  readonly path: Path;
}

/** Where a row stands in the list: the offsets of the rows that its log was opened below, outermost first, and its own. */
export type Path = readonly number[];

/** More hits are not counted. */
const mostHits = 5000;

export const unasked = (text: string): Find => ({
  text,
  outcome: 'unasked',
  hits: [],
  counted: new Set(),
  isCut: false,
});

/** Of another text than is looked for now, they are no answer. */
export function withHits(
  find: Find,
  text: string,
  { name, section }: { readonly name: string; readonly section: Section },
  { offsets, further }: TextPlaces,
): Find {
  if (find.text !== text) return find;
  const known = new Set(find.hits.flatMap((hit) => (hit.section === name ? (hit.path.at(-1) ?? []) : [])));
  const more = [...new Set(offsets)].filter((offset) => !known.has(offset));
  const hits = [...find.hits, ...more.map((offset) => ({ section: name, path: [...section.path, offset] }))];
  const isCut = hits.length > mostHits;
  return {
    ...find,
    hits: hits.toSorted((a, b) => inListOrder(a.path, b.path)).slice(0, mostHits),
    counted: further === undefined || isCut ? new Set([...find.counted, name]) : find.counted,
    isCut: find.isCut || isCut,
  };
}

/** What was found in sections that are there no more is found no more. */
export const withHitsIn = (find: Find, isThere: (section: string) => boolean): Find => ({
  ...find,
  hits: find.hits.filter(({ section }) => isThere(section)),
  counted: new Set([...find.counted].filter(isThere)),
});

/** Was everything looked through that is open? */
export const isCounted = ({ counted }: Find, sections: ReadonlyMap<string, Section>): boolean =>
  [...sections.keys()].every((name) => counted.has(name));

/** A row comes before what was opened below it. */
export function inListOrder(a: Path, b: Path): number {
  const differing = a.findIndex((offset, depth) => offset !== b[depth]);
  return differing === -1 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? -1);
}
