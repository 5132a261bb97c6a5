import { agentTools } from '../../model/act.ts';
import { eachAct, type Scope, timeOf } from '../acts/scope.ts';
import { errorActs, errorRowOf } from '../acts/errorRows.ts';
import { eachEdit } from '../acts/fileRows.ts';
import { placeOf, resultPlaceOf } from '../acts/place.ts';
import { sessionKey } from '../sessionRows.ts';
import { mainLog, type TranscriptPlace } from '../transcript.ts';
import { namedLogs } from '../transcript/sessionTranscript.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { sessionPlaces } from './places.ts';
import type { DashboardQuestion } from './question.ts';
import { type Detail, selectionOf } from './selection.ts';
import type { Slice } from './slices.ts';
import type { PlaceTable } from './tables/table.ts';
import { errorKey } from './tables/workTables.ts';

/** Where a transcript shows something. */
export interface RowPlace extends TranscriptPlace {
  readonly offset: number;
}

/** The latest of what a row stands for; undefined where nothing has that name any more. Asked when somebody goes there, since most rows never are. */
export function rowPlace(
  view: Viewpoint,
  question: DashboardQuestion,
  table: PlaceTable,
  key: string,
): RowPlace | undefined {
  const { detail } = selectionOf(view, question);
  switch (table) {
    case 'tools':
      return latestAct(view, detail.scope, 'tool', ({ name }) => name === key);
    case 'skills':
      return (
        latestAct(view, detail.scope, 'tool', ({ name, subject }) => name === 'Skill' && subject === key) ??
        latestAct(view, detail.scope, 'prompt', ({ name }) => name === `/${key}`) ??
        latestLog(view, detail, ({ skill }) => skill === key)
      );
    case 'agents':
      return (
        latestLog(view, detail, ({ agentType }) => agentType === key) ??
        latestAct(view, detail.scope, 'tool', ({ name, subject }) => agentTools.has(name) && subject === key)
      );
    case 'files':
      return latestEdit(view, detail.scope, key);
    case 'errors':
      return errorPlace(view, detail.scope, key);
    default:
      return table satisfies never;
  }
}

interface NamedAct {
  readonly name: string;
  readonly subject: string;
}

function latestAct(
  view: Viewpoint,
  scope: Scope,
  kind: 'tool' | 'prompt',
  isWanted: (act: NamedAct) => boolean,
): RowPlace | undefined {
  const { columns, names, subjects } = view.index.acts;
  const latest = new Latest();
  eachAct(view, scope, kind, (row) => {
    const act = { name: names[columns.name[row]!]!, subject: subjects[columns.subject[row]!]! };
    if (isWanted(act)) latest.offer(row, timeOf(view, row));
  });
  return actPlace(view, latest.found);
}

function latestEdit(view: Viewpoint, scope: Scope, path: string): RowPlace | undefined {
  const { columns, subjects } = view.index.acts;
  const latest = new Latest();
  eachEdit(view, scope, (row) => {
    if (subjects[columns.subject[row]!] === path) latest.offer(row, timeOf(view, row));
  });
  return actPlace(view, latest.found);
}

function actPlace(view: Viewpoint, act: number | undefined): RowPlace | undefined {
  if (act === undefined) return undefined;
  const place = placeOf(view, act) ?? resultPlaceOf(view, act);
  return placeIn(view, view.index.sessionOfAct(act), place?.path, place?.offset);
}

/** Where the latest log begins that has a slice of this kind. */
function latestLog(view: Viewpoint, { slices }: Detail, isWanted: (slice: Slice) => boolean): RowPlace | undefined {
  const latest = new Latest();
  for (const [i, slice] of slices.entries())
    if (isWanted(slice)) latest.offer(i, slice.lastAt ?? Number.NEGATIVE_INFINITY);
  if (latest.found === undefined) return undefined;
  const { session, file } = slices[latest.found]!;
  return placeIn(view, session, view.index.fileOf(file).file.path, 0);
}

/** The call that failed: a transcript shows its result there. */
function errorPlace(view: Viewpoint, scope: Scope, key: string): RowPlace | undefined {
  const act = errorActs(view, scope).find((row) => {
    const { place } = errorRowOf(view, row);
    return place && errorKey(place) === key;
  });
  return actPlace(view, act);
}

/** A transcript whose log is gone says so by itself. */
function placeIn(view: Viewpoint, number: number, path: string | undefined, offset: number | undefined): RowPlace {
  const session = sessionPlaces(view).sessions[number]!;
  const there = view.index.holdings().filter((log) => log.session === number && !log.digest.isDeleted);
  const log = namedLogs(session, there).find(({ holding }) => holding.digest.file.path === path)?.name;
  return { session: sessionKey(session), log: log ?? mainLog, offset: log === undefined ? 0 : (offset ?? 0) };
}

/** Of several that are as late, the first. */
class Latest {
  found: number | undefined;
  #at = Number.NEGATIVE_INFINITY;

  offer(row: number, at: number): void {
    const time = Number.isFinite(at) ? at : Number.NEGATIVE_INFINITY;
    if (this.found !== undefined && time <= this.#at) return;
    this.found = row;
    this.#at = time;
  }
}
