import { actFlag, actKinds, type ActPlace } from '../../model/act.ts';
import type { EpochMs } from '../../model/time.ts';
import { isDated } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { order, placeOf, resultPlaceOf } from './place.ts';
import { eachAct, type Scope, timeOf } from './scope.ts';
import { isError, toolLabel } from './toolRows.ts';

/** Something that went wrong: a tool's call that failed, or a request that the client gave up. */
export interface ErrorRow {
  readonly kind: 'tool' | 'api-error';
  /** The tool as people know it; of the service's errors, what kind it was. */
  readonly name: string;
  /** File, skill or type of sub-agent that the call was about; may be empty. */
  readonly subject: string;
  readonly at: EpochMs | undefined;
  /** Number of its session. */
  readonly session: number;
  readonly isAgents: boolean;
  /** Where its text can be read; undefined where the log is gone. */
  readonly place: ActPlace | undefined;
  /** Where a transcript shows it: a tool's result is shown with its call. */
  readonly shownAt: ActPlace | undefined;
}

/** Errors, latest first, undated ones last; of more than `limit` the latest. */
export const errorRows = (view: Viewpoint, scope: Scope, limit = Number.POSITIVE_INFINITY): readonly ErrorRow[] =>
  errorActs(view, scope)
    .toSorted(latestFirst(view))
    .slice(0, limit)
    .map((row) => errorRowOf(view, row));

/** The same as rows of the acts' ledger, in no order: of thousands only a page is looked at. */
export function errorActs(view: Viewpoint, scope: Scope): readonly number[] {
  const { columns } = view.index.acts;
  const found: number[] = [];
  eachAct(view, scope, 'tool', (row) => {
    if (isError(columns.flags[row]!)) found.push(row);
  });
  eachAct(view, scope, 'api-error', (row) => {
    if ((columns.flags[row]! & actFlag.retried) === 0) found.push(row);
  });
  return found;
}

export function latestFirst(view: Viewpoint): (a: number, b: number) => number {
  const at = (row: number): EpochMs => (isDated(timeOf(view, row)) ? timeOf(view, row) : Number.NEGATIVE_INFINITY);
  return (a, b) => (at(a) === at(b) ? order(view, a, b) : at(b) - at(a));
}

/** How often the client tried again by itself, and how long it waited for that. */
export function retries(view: Viewpoint, scope: Scope): { readonly count: number; readonly waitedMs: number } {
  const { at, endAt, flags } = view.index.acts.columns;
  let count = 0;
  let waitedMs = 0;
  eachAct(view, scope, 'api-error', (row) => {
    if ((flags[row]! & actFlag.retried) === 0) return;
    count++;
    if (isDated(endAt[row]!)) waitedMs += endAt[row]! - at[row]!;
  });
  return { count, waitedMs };
}

export function errorRowOf(view: Viewpoint, row: number): ErrorRow {
  const { columns, names, subjects } = view.index.acts;
  const kind = actKinds[columns.kind[row]!] === 'tool' ? 'tool' : 'api-error';
  const at = timeOf(view, row);
  return {
    kind,
    name: toolLabel(names[columns.name[row]!]!),
    subject: subjects[columns.subject[row]!]!,
    at: isDated(at) ? at : undefined,
    session: view.index.sessionOfAct(row),
    isAgents: (columns.flags[row]! & actFlag.sidechain) !== 0,
    place: kind === 'tool' ? resultPlaceOf(view, row) : placeOf(view, row),
    shownAt: placeOf(view, row) ?? resultPlaceOf(view, row),
  };
}
