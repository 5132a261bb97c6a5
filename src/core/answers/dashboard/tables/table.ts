import type { ExplanationSubject } from '../../explanationSubject.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import type { TableName, TableQuestion } from '../question.ts';

/** One page of a table, as it is shown. */
export interface DashboardTable {
  readonly name: TableName;
  readonly title: string;
  /** The table in a sentence; empty where there is nothing to add. */
  readonly summary: string;
  readonly columns: readonly ShownColumn[];
  readonly sortBy: string;
  readonly isDescending: boolean;
  readonly rows: readonly TableRow[];
  /** `1–50 of 212` */
  readonly extent: string;
  readonly page: number;
  readonly pageCount: number;
}

export interface ShownColumn {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
}

export interface TableRow {
  readonly key: string;
  readonly cells: readonly TableCell[];
  readonly opens: RowTarget | undefined;
}

export interface TableCell {
  readonly text: string;
  /** What it is sorted by, and exported as. */
  readonly value: string | number;
}

/** What a row leads to. */
export type RowTarget =
  | { readonly kind: 'session'; readonly session: string }
  | { readonly kind: 'explanation'; readonly subject: ExplanationSubject };

/** How a table is made: rows in their own order, and what of them stands in which column. */
export interface TableSpec<Row> {
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnSpec<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly opens: (row: Row) => RowTarget | undefined;
}

export interface ColumnSpec<Row> {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly value: (row: Row) => string | number;
  readonly text: (row: Row) => string;
}

export const rowsPerPage = 50;

export function tablePage<Row>(view: Viewpoint, spec: TableSpec<Row>, asked: TableQuestion): DashboardTable {
  const { labels } = view;
  const rows = orderedRows(view, spec, asked);
  const pageCount = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const page = Math.min(Math.max(0, asked.page), pageCount - 1);
  const from = page * rowsPerPage;
  const shown = rows.slice(from, from + rowsPerPage);
  const all = labels.exact(rows.length);
  return {
    name: asked.name,
    title: spec.title,
    summary: spec.summary,
    columns: shownColumns(spec),
    sortBy: spec.columns.some(({ id }) => id === asked.sortBy) ? asked.sortBy : '',
    isDescending: asked.isDescending,
    rows: shown.map((row) => tableRow(spec, row)),
    extent: pageCount === 1 ? all : `${labels.exact(from + 1)}–${labels.exact(from + shown.length)} / ${all}`,
    page,
    pageCount,
  };
}

/** All rows that pass the filter, sorted. */
export function orderedRows<Row>(
  { labels }: Viewpoint,
  { rows, columns }: TableSpec<Row>,
  { sortBy, isDescending, filter }: TableQuestion,
): readonly Row[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const texts = columns.filter(({ isNumber }) => !isNumber);
  const isWanted = (row: Row): boolean => {
    const text = texts
      .map((column) => column.text(row))
      .join('\n')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  const wanted = words.length === 0 ? rows : rows.filter(isWanted);
  const column = columns.find(({ id }) => id === sortBy);
  if (!column) return wanted;
  const sign = isDescending ? -1 : 1;
  return wanted
    .map((row) => ({ row, value: column.value(row) }))
    .toSorted((a, b) => sign * compareValues(labels, a.value, b.value))
    .map(({ row }) => row);
}

function compareValues(labels: Viewpoint['labels'], a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return labels.compare(String(a), String(b));
}

export const shownColumns = <Row>({ columns }: TableSpec<Row>): readonly ShownColumn[] =>
  columns.map(({ id, label, isNumber }) => ({ id, label, isNumber }));

export const tableRow = <Row>({ columns, keyOf, opens }: TableSpec<Row>, row: Row): TableRow => ({
  key: keyOf(row),
  cells: columns.map((column) => ({ text: column.text(row), value: column.value(row) })),
  opens: opens(row),
});
