import type { TranscriptFilter } from '../../../core/answers/transcript.ts';
import type { TranscriptItemKind } from '../../../core/answers/transcriptItem.ts';

/** What the worker calls a session's own log (core/answers/transcript.ts). */
export const mainLog = 'main';

/** Where the user is: all that outlives the page. What logs say never does; it is read again. */
export interface Navigation {
  /** The session, by which the host knows the page again after a reload of the window. */
  readonly session: string;
  readonly choice: Choice;
  /** Which of the session's logs is read. */
  readonly log: string;
  /** Where the top of the screen is: a line of the main log, and how many pixels into what stands there. */
  readonly offset: number;
  readonly pixels: number;
  /** What was opened, by name. */
  readonly open: readonly string[];
}

/** What is chosen to be shown, as the controls have it. */
export interface Choice {
  readonly show: Show;
  /** As logs name it; empty: of every tool. */
  readonly tool: string;
  readonly errorsOnly: boolean;
  /** Only what has this in it; empty: everything. */
  readonly text: string;
}

export const shows = ['all', 'prompts', 'answers', 'thinking', 'tools', 'agents', 'events', 'details'] as const;

export type Show = (typeof shows)[number];

export const everything: Choice = { show: 'all', tool: '', errorsOnly: false, text: '' };

const kindsOf: Readonly<Record<Show, readonly TranscriptItemKind[] | undefined>> = {
  all: undefined,
  prompts: ['prompt'],
  answers: ['prompt', 'answer'],
  thinking: ['thinking'],
  tools: ['toolCall', 'subAgent'],
  agents: ['subAgent'],
  events: ['compaction', 'slashCommand', 'hook', 'apiError', 'note', 'skipped'],
  details: undefined,
};

/** What the worker is asked for; one that asks for nothing shows everything. */
export function filterOf({ show, tool, errorsOnly, text }: Choice): TranscriptFilter {
  const kinds = kindsOf[show];
  return {
    ...(kinds ? { kinds } : {}),
    ...(tool === '' ? {} : { tools: [tool] }),
    ...(errorsOnly ? { errorsOnly } : {}),
    ...(text === '' ? {} : { text }),
    ...(show === 'details' ? { withDetails: true } : {}),
  };
}

export const isEverything = (choice: Choice): boolean =>
  choice.show === 'all' && choice.tool === '' && !choice.errorsOnly && choice.text === '';

/** What is opened is remembered up to here: who opens everything opens it again. */
const mostOpen = 200;

/** What was saved may be from another version: what is not understood falls back to where everyone starts. */
export function readNavigation(saved: unknown): Navigation {
  const { session, choice, log, offset, pixels, open } = fieldsOf<Navigation>(saved);
  return {
    session: typeof session === 'string' ? session : '',
    choice: readChoice(choice),
    log: typeof log === 'string' ? log : mainLog,
    offset: isCount(offset) ? offset : 0,
    pixels: isCount(pixels) ? pixels : 0,
    open: Array.isArray(open) ? open.filter((name) => typeof name === 'string').slice(-mostOpen) : [],
  };
}

function readChoice(saved: unknown): Choice {
  const { show, tool, errorsOnly, text } = fieldsOf<Choice>(saved);
  return {
    show: shows.find((each) => each === show) ?? 'all',
    tool: typeof tool === 'string' ? tool : '',
    errorsOnly: errorsOnly === true,
    text: typeof text === 'string' ? text : '',
  };
}

const fieldsOf = <Shape extends object>(saved: unknown): Partial<Record<keyof Shape, unknown>> =>
  typeof saved === 'object' && saved !== null ? saved : {};

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
