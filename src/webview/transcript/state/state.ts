import type { ImageBytes, TextPlaces, TranscriptHead, TranscriptPage } from '../../../core/answers/transcript.ts';
import type { TranscriptItem } from '../../../core/answers/transcriptItem.ts';
import { type Choice, type Navigation } from './navigation.ts';
import { type Find, unasked, withHits, withHitsIn } from './find.ts';
import { isWithin, type ItemRow, mainSection } from './rows.ts';
import { type Section, trimmed, unreadSection, withPage, withSize } from './section.ts';

/** All the page is drawn from. Nothing here touches the DOM or asks for anything. */
export interface State {
  readonly choice: Choice;
  /** Absent until the first one arrives. */
  readonly head: TranscriptHead | undefined;
  /** The session is not in the index any more. */
  readonly isGone: boolean;
  /** What is read: the session's own log, or that of a sub-agent that somebody was led to. */
  readonly log: string;
  /** Counts up when everything is read anew, as with another choice: what was asked for before is no answer any more. */
  readonly generation: number;
  /** The log that is read, and every log that was opened below a row. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly open: ReadonlySet<string>;
  /** Items that were asked for with their texts whole, by the row's key. */
  readonly whole: ReadonlyMap<string, TranscriptItem>;
  /** By row and number; undefined where there is none. */
  readonly images: ReadonlyMap<string, ImageBytes | undefined>;
  /** The row that keys go to. */
  readonly active: string | undefined;
  readonly find: Find;
  /** Said to screen readers. */
  readonly announcement: string;
}

export type Action =
  | { readonly kind: 'headArrived'; readonly head: TranscriptHead }
  /** `near`: where in the main log somebody is; what is far from there may be forgotten. */
  | {
      readonly kind: 'pageArrived';
      readonly generation: number;
      readonly section: string;
      readonly page: TranscriptPage;
      readonly near: number;
    }
  | { readonly kind: 'pageFailed'; readonly generation: number; readonly section: string }
  | { readonly kind: 'itemArrived'; readonly key: string; readonly item: TranscriptItem }
  | { readonly kind: 'imageArrived'; readonly name: string; readonly image: ImageBytes | undefined }
  | { readonly kind: 'chosen'; readonly choice: Choice }
  | { readonly kind: 'toggled'; readonly name: string }
  /** A log below a row; `section` names both. */
  | {
      readonly kind: 'logToggled';
      readonly section: string;
      readonly log: string;
      readonly below: Pick<ItemRow, 'place' | 'item'>;
    }
  | { readonly kind: 'activated'; readonly key: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'logShown'; readonly log: string }
  | { readonly kind: 'findTyped'; readonly text: string }
  | { readonly kind: 'hitsArrived'; readonly text: string; readonly section: string; readonly hits: TextPlaces }
  | { readonly kind: 'findAnswered'; readonly outcome: Find['outcome'] }
  | { readonly kind: 'announced'; readonly words: string };

export type Dispatch = (action: Action) => void;

/** More than this is not kept: it can be read again. */
const mostItems = 1500;
const mostImages = 60;

export const initialState = ({ choice, log, open }: Navigation): State => ({
  choice,
  head: undefined,
  isGone: false,
  log,
  generation: 1,
  sections: new Map(),
  open: new Set(open),
  whole: new Map(),
  images: new Map(),
  active: undefined,
  find: unasked(''),
  announcement: '',
});

export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case 'headArrived':
      return withHead(state, action.head);
    case 'pageArrived':
      return changed(state, action, (section) => {
        const longer = withPage(section, action.page);
        return action.section === mainSection ? trimmed(longer, action.near, mostItems) : longer;
      });
    case 'pageFailed':
      return changed(state, action, (section) => ({ ...section, stretches: section.stretches.filter(isLoaded) }));
    case 'itemArrived':
      return { ...state, whole: new Map(state.whole).set(action.key, action.item) };
    case 'imageArrived':
      return { ...state, images: withImage(state.images, action.name, action.image) };
    case 'chosen':
      return reread({ ...state, choice: action.choice });
    case 'toggled':
      return { ...state, open: toggled(state.open, action.name) };
    case 'logToggled':
      return withSections(state, logToggled(state, action));
    case 'activated':
      return state.active === action.key ? state : { ...state, active: action.key };
    case 'findTyped':
      return { ...state, find: unasked(action.text) };
    case 'hitsArrived':
      return hitsArrived(state, action);
    case 'gone':
      return state.head ? state : { ...state, isGone: true };
    case 'logShown':
      if (state.log === action.log) return state;
      return reread({ ...state, log: action.log, find: unasked(state.find.text) });
    case 'findAnswered':
      return { ...state, find: { ...state.find, outcome: action.outcome } };
    case 'announced':
      return { ...state, announcement: action.words };
    default:
      return action satisfies never;
  }
}

const isLoaded = (stretch: Section['stretches'][number]): boolean => stretch.kind === 'loaded';

function withHead(state: State, head: TranscriptHead): State {
  if (state.head && head.revision < state.head.revision) return state;
  const sections = new Map(state.sections);
  for (const { log, sizeBytes } of head.logs) {
    if (log === state.log && !sections.has(mainSection)) sections.set(mainSection, unreadSection(log, sizeBytes));
    for (const [name, section] of sections) {
      if (section.log === log) sections.set(name, withSize(section, sizeBytes));
    }
  }
  return { ...state, head, sections, isGone: false };
}

function changed(
  state: State,
  { generation, section }: { readonly generation: number; readonly section: string },
  change: (section: Section) => Section,
): State {
  if (generation !== state.generation) return state;
  return { ...state, sections: replaced(state.sections, section, change) };
}

function replaced(
  sections: ReadonlyMap<string, Section>,
  name: string,
  change: (section: Section) => Section,
): ReadonlyMap<string, Section> {
  const section = sections.get(name);
  const after = section && change(section);
  return after === undefined || after === section ? sections : new Map(sections).set(name, after);
}

/** The oldest gives way. */
function withImage(images: State['images'], name: string, image: ImageBytes | undefined): State['images'] {
  return new Map([...images, [name, image] as const].slice(-mostImages));
}

/** Another choice makes another list; what is open below rows that may not be shown any more is closed. */
function reread(state: State): State {
  const main = state.head?.logs.find(({ log }) => log === state.log);
  const sections = main
    ? new Map([[mainSection, unreadSection(main.log, main.sizeBytes)]])
    : new Map<string, Section>();
  return withSections({ ...state, generation: state.generation + 1 }, sections);
}

function withSections(state: State, sections: State['sections']): State {
  return { ...state, sections, find: withHitsIn(state.find, (name) => sections.has(name)) };
}

function hitsArrived(state: State, { section: name, text, hits }: Extract<Action, { kind: 'hitsArrived' }>): State {
  const section = state.sections.get(name);
  return section ? { ...state, find: withHits(state.find, text, { name, section }, hits) } : state;
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const after = new Set(names);
  if (!after.delete(name)) after.add(name);
  return after;
}

/** Closed with a log are those that were opened below its rows. */
function logToggled(
  { head, sections }: State,
  { section: name, log, below }: Extract<Action, { kind: 'logToggled' }>,
): ReadonlyMap<string, Section> {
  const after = new Map(sections);
  if (sections.has(name)) {
    for (const each of sections.keys()) if (isWithin(each, name)) after.delete(each);
  } else {
    const sizeBytes = head?.logs.find((each) => each.log === log)?.sizeBytes ?? 0;
    const path = [...(sections.get(below.place.section)?.path ?? []), below.item.offset];
    after.set(name, unreadSection(log, sizeBytes, path));
  }
  return after;
}
