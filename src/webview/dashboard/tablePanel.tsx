import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import type { DashboardTable } from '../../core/answers/dashboard/tables/table.ts';
import { tableNames } from '../../link/dashboardQuestion.ts';
import { target } from './chart/barColumns.tsx';
import { closeOnEscape, closeWhenLeft, ExportMenu } from './exportMenu.tsx';
import { Facts } from './facts.tsx';
import type { Post } from './host.ts';
import { columnKey } from './navigation.ts';
import { SortedTable } from './sortedTable.tsx';
import type { Dispatch, State } from './state.ts';
import { tableTitle } from './words.ts';

interface TablePanelProps {
  readonly picture: Dashboard;
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** One table at a time. */
export function TablePanel({ picture, state, dispatch, post }: TablePanelProps) {
  const { question, hiddenColumns } = state.navigation;
  const { table } = picture;
  const { filter } = question.table;
  return (
    <section class="group tables" aria-label={l10n.t('Tables')}>
      <Tabs state={state} dispatch={dispatch} />
      <div role="tabpanel" id="table-panel" aria-labelledby={`tab-${question.table.name}`}>
        <Facts facts={table.facts} isRow />
        {table.summary !== '' && <p class="summary lead">{table.summary}</p>}
        {(table.rows.length > 0 || filter !== '') && (
          <div class="table-tools">
            {isLong(table, filter) && <FilterBox key={question.table.name} filter={filter} dispatch={dispatch} />}
            <ColumnMenu table={table} hidden={hiddenColumns} dispatch={dispatch} />
            <ExportMenu subject="table" label={l10n.t('Copy or save this table')} post={post} />
            <Pager table={table} dispatch={dispatch} />
          </div>
        )}
        <SortedTable table={table} hidden={hiddenColumns} dispatch={dispatch} post={post} />
      </div>
    </section>
  );
}

/** What is seen at a glance needs no filter; one that is set can always be taken away. */
const isLong = ({ rows, pageCount }: DashboardTable, filter: string): boolean =>
  rows.length > 10 || pageCount > 1 || filter !== '';

function Tabs({ state, dispatch }: Pick<TablePanelProps, 'state' | 'dispatch'>) {
  const { name: chosen } = state.navigation.question.table;
  const walk = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const to = target(event.key, tableNames.indexOf(chosen), tableNames.length - 1);
    const name = tableNames[to ?? -1];
    if (name === undefined) return;
    event.preventDefault();
    dispatch({ kind: 'tableAsked', change: { name } });
    event.currentTarget.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={l10n.t('Tables')} onKeyDown={walk}>
      {tableNames.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={name === chosen}
          aria-controls="table-panel"
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => dispatch({ kind: 'tableAsked', change: { name } })}
        >
          {tableTitle(name)}
        </button>
      ))}
    </div>
  );
}

/** Long enough not to ask for every letter of a quick hand. */
const typingMs = 120;

function FilterBox({ filter, dispatch }: { readonly filter: string; readonly dispatch: Dispatch }) {
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <input
      class="field filter"
      type="search"
      placeholder={l10n.t('Filter')}
      aria-label={l10n.t('Filter this table')}
      defaultValue={filter}
      maxLength={200}
      onInput={({ currentTarget: { value } }) => {
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => dispatch({ kind: 'tableAsked', change: { filter: value } }), typingMs);
      }}
    />
  );
}

interface ColumnMenuProps {
  readonly table: DashboardTable;
  readonly hidden: readonly string[];
  readonly dispatch: Dispatch;
}

/** Which columns there are to see; the first always is. */
function ColumnMenu({ table, hidden, dispatch }: ColumnMenuProps) {
  return (
    <details class="menu" onKeyDown={closeOnEscape} onBlurCapture={closeWhenLeft}>
      <summary class="toggle-button">{l10n.t('Columns')}</summary>
      <div class="menu-items is-left">
        {table.columns.slice(1).map(({ id, label }) => {
          const key = columnKey(table.name, id);
          return (
            <label key={id} class="menu-item">
              <input
                type="checkbox"
                checked={!hidden.includes(key)}
                onChange={() => dispatch({ kind: 'columnToggled', column: key })}
              />
              {label}
            </label>
          );
        })}
      </div>
    </details>
  );
}

function Pager({ table: { page, pageCount, extent }, dispatch }: Pick<ColumnMenuProps, 'table' | 'dispatch'>) {
  const turn = (label: string, to: number, path: string) => (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      disabled={to < 0 || to >= pageCount}
      onClick={() => dispatch({ kind: 'tableAsked', change: { page: to } })}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  return (
    <div class="pager">
      <span>{extent}</span>
      {pageCount > 1 && turn(l10n.t('Previous page'), page - 1, 'M10 4L6 8l4 4')}
      {pageCount > 1 && turn(l10n.t('Next page'), page + 1, 'M6 4l4 4-4 4')}
    </div>
  );
}
