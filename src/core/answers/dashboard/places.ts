import type { SessionMetadata } from '../../model/session.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { DashboardScope } from './question.ts';
import { sessionsOfScope } from './scopes.ts';

/** What is found by the number of a session. */
export interface SessionPlaces {
  readonly sessions: readonly (SessionMetadata | undefined)[];
  /** Place of its project in `index.projects()`. */
  readonly project: Int32Array;
}

export function sessionPlaces({ index, memory }: Viewpoint): SessionPlaces {
  const projects = index.projects();
  return memory.places.get('', [projects], () => {
    const sessions: SessionMetadata[] = [];
    for (const each of index.sessions()) sessions[each.number] = each;
    const project = new Int32Array(sessions.length).fill(-1);
    for (const [place, { sessions: own }] of projects.entries()) for (const { number } of own) project[number] = place;
    return { sessions, project };
  });
}

/** Sessions by number: is each in the scope? Undefined: all are. */
export function membersOf(view: Viewpoint, scope: DashboardScope): Uint8Array | undefined {
  const members = sessionsOfScope(view, scope);
  if (!members) return undefined;
  const is = new Uint8Array(sessionPlaces(view).sessions.length);
  for (const { number } of members) is[number] = 1;
  return is;
}
