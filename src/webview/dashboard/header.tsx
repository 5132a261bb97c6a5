import * as l10n from '@vscode/l10n';
import type { DashboardRange } from '../../core/answers/dashboardRange.ts';
import { rangeName, ranges } from './ranges.ts';
import type { Dispatch } from './state.ts';

interface HeaderProps {
  readonly range: DashboardRange;
  /** Absent until there is a picture. */
  readonly asOf: string | undefined;
  readonly dispatch: Dispatch;
}

/** What is shown, for when, and as of when. */
export function Header({ range, asOf, dispatch }: HeaderProps) {
  return (
    <header class="header">
      <h1>{l10n.t('Claude Code usage')}</h1>
      <RangePicker range={range} dispatch={dispatch} />
      <div class="as-of">
        <span>{asOf === undefined ? l10n.t('Reading the logs') : l10n.t('as of {0}', asOf)}</span>
        <button
          class="icon-button"
          type="button"
          title={l10n.t('Refresh')}
          aria-label={l10n.t('Refresh')}
          onClick={() => dispatch({ kind: 'refreshAsked' })}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M13.5 8a5.5 5.5 0 1 1-1.6-3.9M12.5 1.5v3h-3" />
          </svg>
        </button>
      </div>
    </header>
  );
}

/** Native radio buttons in the dress of segments: one tab stop, arrows choose. */
function RangePicker({ range, dispatch }: Pick<HeaderProps, 'range' | 'dispatch'>) {
  return (
    <fieldset class="segments">
      <legend class="unseen">{l10n.t('Range')}</legend>
      {ranges.map((each) => (
        <label key={each} class="segment">
          <input
            class="unseen"
            type="radio"
            name="range"
            value={each}
            checked={each === range}
            onChange={() => dispatch({ kind: 'rangeChosen', range: each })}
          />
          <span>{rangeName(each).button}</span>
        </label>
      ))}
    </fieldset>
  );
}
