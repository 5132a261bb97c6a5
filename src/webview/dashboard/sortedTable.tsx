import * as l10n from '@vscode/l10n';
import type { DashboardTable, RowTarget, TableRow } from '../../core/answers/dashboard/tables/table.ts';
import type { Post } from './host.ts';
import { columnKey } from './navigation.ts';
import type { Dispatch } from './state.ts';

interface SortedTableProps {
  readonly table: DashboardTable;
  readonly hidden: readonly string[];
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** A page of rows. Names begin with A, numbers with the largest; the same heading again turns the order around. */
export function SortedTable({ table, hidden, dispatch, post }: SortedTableProps) {
  const { name, columns, rows, sortBy, isDescending, title } = table;
  if (rows.length === 0) return <p class="nothing-here">{l10n.t('Nothing of this kind in this range.')}</p>;
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
                    <Opening row={row} post={post} />
                  </th>
                ) : (
                  <td key={id} class={cellClass(isNumber, id === sortBy)} title={row.cells[place]!.text}>
                    <bdi>{row.cells[place]!.text}</bdi>
                  </td>
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

/** A row's name, which leads to what it is about. */
function Opening({ row, post }: { readonly row: TableRow; readonly post: Post }) {
  const { text } = row.cells[0]!;
  if (!row.opens) return <bdi title={text}>{text}</bdi>;
  const target: RowTarget = row.opens;
  return (
    <button type="button" class="row-link" title={text} onClick={() => post({ kind: 'open', target })}>
      <bdi>{text}</bdi>
    </button>
  );
}
