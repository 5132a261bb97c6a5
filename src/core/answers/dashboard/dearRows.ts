import { projectTitle } from '../projectRows.ts';
import { sessionKey, sessionTitle } from '../sessionRows.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { sessionPlaces } from './places.ts';

/** Something that cost much, with the session that it is in. */
export interface DearRow {
  readonly session: string;
  readonly title: string;
  readonly detail: string;
  readonly cost: string;
}

/** Title and project of a session. */
export function sessionWords(view: Viewpoint, number: number): Omit<DearRow, 'cost'> {
  const { sessions, project } = sessionPlaces(view);
  const session = sessions[number]!;
  const place = view.index.projects()[project[number]!];
  return {
    session: sessionKey(session),
    title: sessionTitle(view, session),
    detail: place ? projectTitle(place) : '',
  };
}

/** Places of the largest values above nothing, largest first. */
export function topPlaces(values: ArrayLike<number>, count: number): number[] {
  const top: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!;
    if (!(value > 0) || (top.length === count && value <= values[top.at(-1)!]!)) continue;
    const before = top.findIndex((each) => values[each]! < value);
    top.splice(before < 0 ? top.length : before, 0, place);
    if (top.length > count) top.pop();
  }
  return top;
}
