import * as l10n from '@vscode/l10n';
import type { ExplanationSubject } from '../../explanationSubject.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import type { DayRange, DashboardScope, TableName, TableQuestion } from '../question.ts';
import type { Fact } from '../why.ts';
import { firstInOrder } from './firstInOrder.ts';

/** One page of a table, as it is shown. */
export interface DashboardTable {
  readonly name: TableName;
  readonly title: string;
  /** The table in a sentence; empty where there is nothing to add. */
  readonly summary: string;
  /** Single figures that go before the rows. */
  readonly facts: readonly Fact[];
  readonly columns: readonly ShownColumn[];
  readonly sortBy: string;
  readonly isDescending: boolean;
  readonly rows: readonly TableRow[];
  /** What is said where there are none. */
  readonly nothing: Nothing;
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
  /** What is said of a text that is made of signs. */
  readonly spoken: string | undefined;
  readonly bar: CellBar | undefined;
}

/** A number drawn as a length, beside its text. */
export interface CellBar {
  /** 0 to 1. */
  readonly share: number;
  /** Where something to be compared with stands. */
  readonly mark?: number;
  /** It is more than it should be. */
  readonly isOver?: boolean;
}

/** Why a table is empty, and what can be done about it. */
export interface Nothing {
  readonly text: string;
  readonly remedy?: { readonly label: string; readonly target: RowTarget };
}

/** What a row leads to. */
export type RowTarget =
  | { readonly kind: 'session'; readonly session: string }
  | { readonly kind: 'explanation'; readonly subject: ExplanationSubject }
  /** The latest of what a row stands for, where a transcript shows it; found when somebody goes there. */
  | { readonly kind: 'place'; readonly table: PlaceTable; readonly key: string }
  /** Rows of another table. */
  | { readonly kind: 'rows'; readonly table: TableName; readonly filter: string }
  | { readonly kind: 'days'; readonly days: DayRange }
  | { readonly kind: 'scope'; readonly scope: DashboardScope }
  | { readonly kind: 'budgetSettings' };

/** Tables of what happened in sessions. */
export type PlaceTable = Extract<TableName, 'tools' | 'skills' | 'agents' | 'files' | 'errors'>;

/** How a table is made: rows, their own order, and what of them stands in which column. */
export interface TableSpec<Row> {
  readonly title: string;
  readonly summary: string;
  readonly facts?: readonly Fact[];
  readonly nothing?: Nothing;
  readonly rows: readonly Row[];
  /** Of two rows the first is negative; none are equal. Undefined: rows are in order. */
  readonly order: ((a: Row, b: Row) => number) | undefined;
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
  readonly spoken?: (row: Row) => string;
  readonly bar?: (row: Row) => CellBar;
}

export const rowsPerPage = 50;

export function tablePage<Row>(view: Viewpoint, spec: TableSpec<Row>, asked: TableQuestion): DashboardTable {
  const { labels } = view;
  const wanted = wantedRows(spec, asked.filter);
  const pageCount = Math.max(1, Math.ceil(wanted.length / rowsPerPage));
  const page = Math.min(Math.max(0, asked.page), pageCount - 1);
  const from = page * rowsPerPage;
  const shown = orderedRows(view, spec, asked, wanted, from + rowsPerPage).slice(from);
  const all = labels.exact(wanted.length);
  return {
    name: asked.name,
    title: spec.title,
    summary: spec.summary,
    facts: spec.facts ?? [],
    nothing: spec.nothing ?? { text: l10n.t('Nothing of this kind in this range.') },
    columns: shownColumns(spec),
    sortBy: spec.columns.some(({ id }) => id === asked.sortBy) ? asked.sortBy : '',
    isDescending: asked.isDescending,
    rows: shown.map((row) => tableRow(spec, row)),
    extent: pageCount === 1 ? all : `${labels.exact(from + 1)}–${labels.exact(from + shown.length)} / ${all}`,
    page,
    pageCount,
  };
}

/** All rows that have the words of a filter. */
export function wantedRows<Row>({ rows, columns }: TableSpec<Row>, filter: string): readonly Row[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  const texts = columns.filter(({ isNumber }) => !isNumber);
  return rows.filter((row) => {
    const text = texts
      .map((column) => column.text(row))
      .join('\n')
      .toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Of these rows the first `count`, in the order that is asked for, or in their own. */
export function orderedRows<Row>(
  { labels }: Viewpoint,
  { order, columns }: TableSpec<Row>,
  { sortBy, isDescending }: TableQuestion,
  rows: readonly Row[],
  count: number,
): readonly Row[] {
  const column = columns.find(({ id }) => id === sortBy);
  if (!column) return order ? firstInOrder(rows, order, count) : rows.slice(0, count);
  const sign = isDescending ? -1 : 1;
  const placed = rows.map((row, place) => ({ row, place, value: column.value(row) }));
  const compare = (a: Placed<Row>, b: Placed<Row>): number =>
    sign * compareValues(labels, a.value, b.value) || (order ? order(a.row, b.row) : a.place - b.place);
  return firstInOrder(placed, compare, count).map(({ row }) => row);
}

interface Placed<Row> {
  readonly row: Row;
  readonly place: number;
  readonly value: string | number;
}

function compareValues(labels: Viewpoint['labels'], a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return labels.compare(String(a), String(b));
}

export const shownColumns = <Row>({ columns }: TableSpec<Row>): readonly ShownColumn[] =>
  columns.map(({ id, label, isNumber }) => ({ id, label, isNumber }));

export const tableRow = <Row>({ columns, keyOf, opens }: TableSpec<Row>, row: Row): TableRow => ({
  key: keyOf(row),
  cells: columns.map((column) => ({
    text: column.text(row),
    value: column.value(row),
    spoken: column.spoken?.(row),
    bar: column.bar?.(row),
  })),
  opens: opens(row),
});
