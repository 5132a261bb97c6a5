import { findSession } from '../../../src/core/answers/transcript/sessionTranscript.ts';
import { sessionKey } from '../../../src/core/answers/sessionRows.ts';
import type { MessageFigure, TranscriptFilter, TranscriptPage } from '../../../src/core/answers/transcript.ts';
import type { TranscriptItem } from '../../../src/core/answers/transcriptItem.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { TranscriptDesk } from '../../../src/core/transcript/transcriptDesk.ts';

export const everything: TranscriptFilter = { withDetails: true };

/** All pages of a log, from one end to the other. */
export function pagesOf(
  view: Viewpoint,
  session: string,
  log = 'main',
  filter: TranscriptFilter = {},
  direction: 'forward' | 'backward' = 'forward',
  desk = new TranscriptDesk(),
): TranscriptPage[] {
  const place = { session, log };
  const isForward = direction === 'forward';
  const pages: TranscriptPage[] = [];
  let page = desk.page(view, place, { kind: isForward ? 'start' : 'end' }, filter);
  while (page) {
    pages.push(page);
    if (isForward ? page.isAtEnd : page.isAtStart) break;
    const offset = isForward ? page.after : page.before;
    const next = desk.page(view, place, { kind: isForward ? 'after' : 'before', offset }, filter);
    if (next && (isForward ? next.after <= offset : next.before >= offset)) throw new Error(`stuck at ${offset}`);
    page = next;
  }
  return isForward ? pages : pages.toReversed();
}

export const itemsOf = (pages: readonly TranscriptPage[]): TranscriptItem[] => pages.flatMap(({ items }) => items);

/** Figures of all messages, each once, whatever logs and pages show it. */
export const distinctFigures = (pages: readonly TranscriptPage[]): MessageFigure[] => [
  ...new Map(pages.flatMap(({ figures }) => figures).map((figure) => [figure.id, figure])).values(),
];

/** Figures of all messages of a session. */
export function figuresOf(view: Viewpoint, session: string): MessageFigure[] {
  const desk = new TranscriptDesk();
  const logs = desk.head(view, session)?.logs ?? [];
  return distinctFigures(logs.flatMap(({ log }) => pagesOf(view, session, log, everything, 'forward', desk)));
}

export const keysOf = (view: Viewpoint): string[] => view.index.sessions().map(sessionKey);

export const sessionOf = (view: Viewpoint, key: string): NonNullable<ReturnType<typeof findSession>> =>
  findSession(view, key)!;
