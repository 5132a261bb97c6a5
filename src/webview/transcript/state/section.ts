import type { TranscriptPage } from '../../../core/answers/transcript.ts';

/*
 * What of one log is there: pages that were read, and between them bytes that were not. A section covers its log without
 * overlap, in the order of the log; nothing in it knows of the screen.
 */
export interface Section {
  readonly log: string;
  /** Offsets of the rows that it was opened below, outermost first; none for what is read itself. */
  readonly path: readonly number[];
  readonly stretches: readonly Stretch[];
}

export type Stretch = Loaded | Gap;

export interface Loaded {
  readonly kind: 'loaded';
  readonly from: number;
  readonly to: number;
  readonly page: TranscriptPage;
  /** The log has gone on, and what is unfinished in here may have its end by now. */
  readonly isStale: boolean;
}

export interface Gap {
  readonly kind: 'gap';
  readonly from: number;
  readonly to: number;
}

/** A log of which nothing was read yet. One of unknown size still begins somewhere. */
export const unreadSection = (log: string, sizeBytes: number, path: readonly number[] = []): Section => ({
  log,
  path,
  stretches: [{ kind: 'gap', from: 0, to: Math.max(1, sizeBytes) }],
});

export const sizeOf = ({ stretches }: Section): number => stretches.at(-1)?.to ?? 0;

/** Takes a page in; where it overlaps what was there, the newer reading stands. */
export function withPage(section: Section, page: TranscriptPage): Section {
  const from = page.isAtStart ? 0 : page.before;
  const loaded: Loaded = { kind: 'loaded', from, to: page.after, page, isStale: false };
  const end = page.isAtEnd ? page.after : Math.max(sizeOf(section), page.sizeBytes, page.after);
  const before = section.stretches.flatMap((stretch) => clipped(stretch, 0, from));
  const after = section.stretches.flatMap((stretch) => clipped(stretch, page.after, end));
  const covered = after.at(-1)?.to ?? page.after;
  const rest: readonly Stretch[] = covered < end ? [{ kind: 'gap', from: covered, to: end }] : [];
  return { ...section, stretches: joined([...before, loaded, ...after, ...rest]) };
}

/** The log has grown to this size, or was replaced by a smaller one, of which nothing is known. */
export function withSize(section: Section, sizeBytes: number): Section {
  const size = sizeOf(section);
  if (sizeBytes === size) return section;
  const end = section.stretches.findLast((stretch) => stretch.kind === 'loaded')?.to ?? 0;
  if (sizeBytes < end) return unreadSection(section.log, sizeBytes, section.path);
  const stretches = section.stretches.map((stretch) =>
    stretch.kind === 'loaded' && isUnfinished(stretch.page) ? { ...stretch, isStale: true } : stretch,
  );
  const last = stretches.at(-1);
  if (last?.kind === 'gap') stretches[stretches.length - 1] = { ...last, to: Math.max(sizeBytes, last.from + 1) };
  else if (sizeBytes > size) stretches.push({ kind: 'gap', from: size, to: sizeBytes });
  return { ...section, stretches };
}

/** Forgets what is farthest from `near` until no more than so many items are left. */
export function trimmed(section: Section, near: number, mostItems: number): Section {
  let items = 0;
  const loaded = section.stretches.filter((stretch) => stretch.kind === 'loaded');
  const kept = new Set<Stretch>();
  for (const stretch of loaded.toSorted((a, b) => distance(a, near) - distance(b, near))) {
    items += stretch.page.items.length;
    if (items <= mostItems || kept.size === 0) kept.add(stretch);
  }
  if (kept.size === loaded.length) return section;
  const stretches = section.stretches.map((stretch): Stretch =>
    stretch.kind === 'gap' || kept.has(stretch) ? stretch : { kind: 'gap', from: stretch.from, to: stretch.to },
  );
  return { ...section, stretches: joined(stretches) };
}

const distance = ({ from, to }: Stretch, offset: number): number =>
  offset < from ? from - offset : offset > to ? offset - to : 0;

/** A call without its result may have one as soon as the log goes on; the last page may have ended in half a line. */
const isUnfinished = ({ items, isAtEnd }: TranscriptPage): boolean =>
  isAtEnd || items.some((item) => 'state' in item && item.state === 'running');

/** What of a stretch is from `from` to `to`. */
function clipped(stretch: Stretch, from: number, to: number): readonly Stretch[] {
  const begin = Math.max(stretch.from, from);
  const end = Math.min(stretch.to, to);
  if (begin >= end) return [];
  if (stretch.kind === 'gap' || (begin === stretch.from && end === stretch.to)) {
    return [{ ...stretch, from: begin, to: end }];
  }
  const items = stretch.page.items.filter(({ offset }) => offset >= begin && offset < end);
  return [{ ...stretch, from: begin, to: end, page: { ...stretch.page, items, before: begin, after: end } }];
}

/** Gaps that touch are one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.kind === 'gap' && stretch.kind === 'gap') all[all.length - 1] = { ...last, to: stretch.to };
    else all.push(stretch);
  }
  return all;
}
