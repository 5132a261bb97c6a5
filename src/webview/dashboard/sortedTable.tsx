import type { ComponentChildren } from 'preact';
import type {
  CellBar,
  DashboardTable,
  Nothing,
  TableCell,
  TableRow,
} from '../../core/answers/dashboard/tables/table.ts';
import type { Post } from './host.ts';
import { columnKey } from './navigation.ts';
import { follow } from './opening.ts';
import { RowLink } from './rowLink.tsx';
import type { Dispatch } from './state.ts';
import { toneClass } from './tone.ts';

interface SortedTableProps {
  readonly table: DashboardTable;
  readonly hidden: readonly string[];
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** A page of rows. Names begin with A, numbers with the largest; the same heading again turns the order around. */
export function SortedTable({ table, hidden, dispatch, post }: SortedTableProps) {
  const { name, columns, rows, sortBy, isDescending, title } = table;
  if (rows.length === 0) return <NothingHere nothing={table.nothing} dispatch={dispatch} post={post} />;
  const shown = columns.flatMap((column, place) =>
    place === 0 || !hidden.includes(columnKey(name, column.id)) ? [{ ...column, place }] : [],
  );
  const sort = (id: string, isNumber: boolean): void =>
    dispatch({ kind: 'tableAsked', change: { sortBy: id, isDescending: id === sortBy ? !isDescending : isNumber } });
  return (
    <div class="wide-table" role="region" aria-label={title} tabIndex={0}>
      <table class="rows">
        <thead>
          <tr>
            {shown.map(({ id, label, isNumber }) => (
              <th
                key={id}
                scope="col"
                class={isNumber ? 'number' : undefined}
                aria-sort={id !== sortBy ? undefined : isDescending ? 'descending' : 'ascending'}
              >
                <button type="button" class="sort" onClick={() => sort(id, isNumber)}>
                  {label}
                  {id === sortBy && <span aria-hidden="true">{isDescending ? ' ▾' : ' ▴'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {shown.map(({ id, isNumber, place }) =>
                place === 0 ? (
                  <th key={id} scope="row" class="name">
                    <Opening row={row} dispatch={dispatch} post={post} />
                  </th>
                ) : (
                  <Cell key={id} cell={row.cells[place]!} look={cellClass(isNumber, id === sortBy)} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellClass = (isNumber: boolean, isSorted: boolean): string =>
  [isNumber ? 'number' : 'words', ...(isSorted ? ['sorted'] : [])].join(' ');

function Cell({ cell: { text, spoken, bar }, look }: { readonly cell: TableCell; readonly look: string }) {
  const words = spoken === undefined ? <bdi>{text}</bdi> : <Spoken text={text} spoken={spoken} />;
  return (
    <td class={bar ? `${look} with-bar` : look} title={text}>
      {bar ? <BarLine bar={bar}>{words}</BarLine> : words}
    </td>
  );
}

function Spoken({ text, spoken }: { readonly text: string; readonly spoken: string }) {
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span class="unseen">{spoken}</span>
    </>
  );
}

function BarLine({ bar, children }: { readonly bar: CellBar; readonly children: ComponentChildren }) {
  const { share, mark, isOver } = bar;
  return (
    <span class="share-line">
      <span class="share-track" aria-hidden="true">
        {share > 0 && (
          <span class={`share-bar ${isOver ? 'tone-over' : toneClass(0)}`} style={{ width: `${share * 100}%` }} />
        )}
        {mark !== undefined && <span class="share-mark" style={{ left: `${mark * 100}%` }} />}
      </span>
      <span class="share-text">{children}</span>
    </span>
  );
}

interface Doers {
  readonly dispatch: Dispatch;
  readonly post: Post;
}

function Opening({ row, dispatch, post }: Doers & { readonly row: TableRow }) {
  const { text } = row.cells[0]!;
  if (!row.opens) return <bdi title={text}>{text}</bdi>;
  return <RowLink text={text} target={row.opens} dispatch={dispatch} post={post} />;
}

function NothingHere({ nothing: { text, remedy }, dispatch, post }: Doers & { readonly nothing: Nothing }) {
  return (
    <p class="nothing-here">
      {text}
      {remedy && (
        <>
          {' '}
          <button type="button" class="link-button" onClick={() => follow(remedy.target, dispatch, post)}>
            {remedy.label}
          </button>
        </>
      )}
    </p>
  );
}
