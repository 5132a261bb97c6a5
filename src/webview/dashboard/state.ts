import * as l10n from '@vscode/l10n';
import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion, TableQuestion } from '../../core/answers/dashboard/question.ts';
import type { ListName, Navigation } from './navigation.ts';

/** All the page is drawn from: the host's last whole picture, and where the user is. Nothing here touches the DOM. */
export interface State {
  readonly navigation: Navigation;
  /** Absent until the first one arrives. */
  readonly picture: Dashboard | undefined;
  readonly reading: Reading;
  /** What the user asked for and has not seen yet; only that is announced, never an update nobody asked for. */
  readonly awaited: 'answer' | 'refresh' | undefined;
  /** Said to screen readers. */
  readonly announcement: string;
}

/** Which bar of the chart is being read. The pointer passes over; the keyboard's place stays when it leaves. */
export interface Reading {
  readonly pointed: string | undefined;
  readonly focused: string | undefined;
  /** Where Tab enters the chart again; absent: at its last bar. */
  readonly tabStop: string | undefined;
}

export type Action =
  | { readonly kind: 'arrived'; readonly dashboard: Dashboard }
  /** A new table or another range begins with its first page, and a range has bars of its own. */
  | { readonly kind: 'asked'; readonly change: Partial<Omit<DashboardQuestion, 'table'>> }
  | { readonly kind: 'tableAsked'; readonly change: Partial<TableQuestion> }
  | { readonly kind: 'refreshAsked' }
  | { readonly kind: 'chartTableToggled' }
  | { readonly kind: 'heatTableToggled' }
  | { readonly kind: 'listToggled'; readonly list: ListName }
  | { readonly kind: 'columnToggled'; readonly column: string }
  | { readonly kind: 'barPointed'; readonly bar: string | undefined }
  | { readonly kind: 'barFocused'; readonly bar: string | undefined }
  | { readonly kind: 'said'; readonly words: string };

export type Dispatch = (action: Action) => void;

const noReading: Reading = { pointed: undefined, focused: undefined, tabStop: undefined };

export function initialState(navigation: Navigation): State {
  return { navigation, picture: undefined, reading: noReading, awaited: undefined, announcement: '' };
}

export function reduce(state: State, action: Action): State {
  const { navigation, reading } = state;
  switch (action.kind) {
    case 'arrived':
      return isAnswer(state, action.dashboard) ? arrive(state, action.dashboard) : state;
    case 'asked':
      return ask(state, action.change);
    case 'tableAsked':
      return askTable(state, action.change);
    case 'refreshAsked':
      return { ...state, awaited: state.awaited ?? 'refresh' };
    case 'chartTableToggled':
      return { ...state, navigation: { ...navigation, isChartTable: !navigation.isChartTable }, reading: noReading };
    case 'heatTableToggled':
      return { ...state, navigation: { ...navigation, isHeatTable: !navigation.isHeatTable } };
    case 'listToggled':
      return { ...state, navigation: { ...navigation, openLists: toggled(navigation.openLists, action.list) } };
    case 'columnToggled':
      return {
        ...state,
        navigation: { ...navigation, hiddenColumns: toggled(navigation.hiddenColumns, action.column) },
      };
    case 'barPointed':
      return { ...state, reading: { ...reading, pointed: action.bar } };
    case 'barFocused':
      return { ...state, reading: focus(reading, action.bar) };
    case 'said':
      return { ...state, announcement: action.words };
    default:
      return action satisfies never;
  }
}

/** Is what is shown the answer to what is asked? Between a choice and its answer, it is not. */
export const isCurrent = ({ picture, navigation }: State): boolean =>
  picture !== undefined && isSame(picture.question, navigation.question);

const isSame = (a: DashboardQuestion, b: DashboardQuestion): boolean => JSON.stringify(a) === JSON.stringify(b);

function ask(state: State, change: Partial<Omit<DashboardQuestion, 'table'>>): State {
  const { navigation } = state;
  const { question } = navigation;
  const isOtherTime = 'range' in change || 'grain' in change || 'scope' in change;
  const asked: DashboardQuestion = {
    ...question,
    ...(isOtherTime ? { bar: undefined } : {}),
    ...change,
    table: { ...question.table, page: 0 },
  };
  return {
    ...state,
    navigation: { ...navigation, question: asked },
    reading: isOtherTime ? noReading : state.reading,
    awaited: 'answer',
  };
}

function askTable(state: State, change: Partial<TableQuestion>): State {
  const { navigation } = state;
  const { question } = navigation;
  const isOther = change.name !== undefined && change.name !== question.table.name;
  const order = isOther ? { sortBy: '', isDescending: false, filter: '' } : {};
  const table: TableQuestion = { ...question.table, ...order, page: 0, ...change };
  return { ...state, navigation: { ...navigation, question: { ...question, table } }, awaited: 'answer' };
}

/** An answer to a question no longer asked is dropped, and so is one that is older than what is shown. */
function isAnswer({ picture, navigation }: State, { question, revision }: Dashboard): boolean {
  if (!isSame(question, navigation.question)) return false;
  return picture === undefined || !isSame(picture.question, question) || revision >= picture.revision;
}

function arrive(state: State, picture: Dashboard): State {
  const announcement = state.awaited ? arrivalWords(state.awaited, picture) : state.announcement;
  return { ...state, picture, awaited: undefined, announcement };
}

function arrivalWords(awaited: NonNullable<State['awaited']>, { period, asOf, table }: Dashboard): string {
  return awaited === 'answer'
    ? l10n.t('Showing {0}, {1}: {2}', period, table.title, table.extent)
    : l10n.t('Refreshed, as of {0}', asOf);
}

/** The last to move is read, so the keyboard takes over from a pointer that happens to rest on the chart. */
function focus({ pointed, tabStop }: Reading, bar: string | undefined): Reading {
  return bar === undefined
    ? { pointed, focused: undefined, tabStop }
    : { pointed: undefined, focused: bar, tabStop: bar };
}

function toggled<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
