import * as l10n from '@vscode/l10n';
import type { Dashboard } from '../../core/answers/dashboard.ts';
import type { DashboardRange } from '../../core/answers/dashboardRange.ts';
import type { DayKey } from '../../core/model/time.ts';
import type { ListName, Navigation } from './navigation.ts';
import { rangeName } from './ranges.ts';

/** All the page is drawn from: the host's last whole picture, and where the user is. Nothing here touches the DOM. */
export interface State {
  readonly navigation: Navigation;
  /** Absent until the first one arrives. */
  readonly picture: Dashboard | undefined;
  readonly reading: Reading;
  /** What the user asked for and has not seen yet; only that is announced, never an update nobody asked for. */
  readonly awaited: 'range' | 'refresh' | undefined;
  /** Said to screen readers. */
  readonly announcement: string;
}

/** Which day of the chart is being read. The pointer passes over; the keyboard's place stays when it leaves. */
export interface Reading {
  readonly pointed: DayKey | undefined;
  readonly focused: DayKey | undefined;
  /** Where Tab enters the chart again; absent: at its last day. */
  readonly tabStop: DayKey | undefined;
}

export type Action =
  | { readonly kind: 'arrived'; readonly dashboard: Dashboard }
  | { readonly kind: 'rangeChosen'; readonly range: DashboardRange }
  | { readonly kind: 'refreshAsked' }
  | { readonly kind: 'dailyTableToggled' }
  | { readonly kind: 'listToggled'; readonly list: ListName }
  | { readonly kind: 'dayPointed'; readonly day: DayKey | undefined }
  | { readonly kind: 'dayFocused'; readonly day: DayKey | undefined };

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
    case 'rangeChosen':
      return { ...state, navigation: { ...navigation, range: action.range }, reading: noReading, awaited: 'range' };
    case 'refreshAsked':
      return { ...state, awaited: state.awaited ?? 'refresh' };
    case 'dailyTableToggled':
      return { ...state, navigation: { ...navigation, isDailyTable: !navigation.isDailyTable }, reading: noReading };
    case 'listToggled':
      return { ...state, navigation: { ...navigation, openLists: toggled(navigation.openLists, action.list) } };
    case 'dayPointed':
      return { ...state, reading: { ...reading, pointed: action.day } };
    case 'dayFocused':
      return { ...state, reading: focus(reading, action.day) };
    default:
      return action satisfies never;
  }
}

/** Is what is shown the answer to what is asked? Between a choice and its answer, it is not. */
export const isCurrent = ({ picture, navigation }: State): boolean => picture?.range === navigation.range;

/** An answer to a question no longer asked is dropped, and so is one that is older than what is shown. */
function isAnswer({ picture, navigation }: State, { range, revision }: Dashboard): boolean {
  if (range !== navigation.range) return false;
  return picture === undefined || picture.range !== range || revision >= picture.revision;
}

function arrive(state: State, picture: Dashboard): State {
  const announcement = state.awaited ? arrivalWords(state.awaited, picture) : state.announcement;
  return { ...state, picture, awaited: undefined, announcement };
}

function arrivalWords(awaited: NonNullable<State['awaited']>, { range, asOf }: Dashboard): string {
  return awaited === 'range'
    ? l10n.t('Showing {0}, as of {1}', rangeName(range).sentence, asOf)
    : l10n.t('Refreshed, as of {0}', asOf);
}

/** The last to move is read, so the keyboard takes over from a pointer that happens to rest on the chart. */
function focus({ pointed, tabStop }: Reading, day: DayKey | undefined): Reading {
  return day === undefined
    ? { pointed, focused: undefined, tabStop }
    : { pointed: undefined, focused: day, tabStop: day };
}

function toggled(lists: readonly ListName[], list: ListName): readonly ListName[] {
  return lists.includes(list) ? lists.filter((other) => other !== list) : [...lists, list];
}
