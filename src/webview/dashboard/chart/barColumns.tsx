import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import type { Bar } from '../../../core/answers/dashboard/stackedBars.ts';
import type { Dispatch, Reading } from '../state.ts';

interface BarColumnsProps {
  readonly bars: readonly Bar[];
  readonly pitch: number;
  readonly reading: Reading;
  readonly chosenBar: string | undefined;
  readonly dispatch: Dispatch;
}

/**
 * What pointer and keys meet: a column as high as the chart for each bar, so that also a small bar is easy to hit.
 * A list box, because that is what makes screen readers hand over the arrow keys; one tab stop, that moves with them.
 * Chosen, by a click or Enter, is the bar that everything below is narrowed to; choosing it again takes that back.
 */
export function BarColumns({ bars, pitch, reading, chosenBar, dispatch }: BarColumnsProps) {
  const kept = bars.findIndex(({ key }) => key === reading.tabStop);
  const tabStop = kept < 0 ? bars.length - 1 : kept;
  const choose = (key: string): void =>
    dispatch({ kind: 'asked', change: { bar: key === chosenBar ? undefined : key } });
  return (
    <div
      class="columns"
      role="listbox"
      aria-label={l10n.t('Bars; Enter narrows all below to one')}
      aria-orientation="horizontal"
      onKeyDown={walk}
      onPointerLeave={() => dispatch({ kind: 'barPointed', bar: undefined })}
    >
      {bars.map(({ key, label, cost }, place) => (
        <div
          key={key}
          class="column"
          role="option"
          aria-label={`${label}: ${cost}`}
          aria-selected={key === chosenBar}
          tabIndex={place === tabStop ? 0 : -1}
          style={{ left: `${place * pitch}px`, width: `${pitch}px` }}
          onPointerEnter={() => dispatch({ kind: 'barPointed', bar: key })}
          onFocus={() => dispatch({ kind: 'barFocused', bar: key })}
          onBlur={() => dispatch({ kind: 'barFocused', bar: undefined })}
          onClick={() => choose(key)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            choose(key);
          }}
        />
      ))}
    </div>
  );
}

/** Left, Right, Home and End move the focus; everything else stays with the page. */
function walk(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const columns = [...event.currentTarget.children];
  const at = columns.indexOf(document.activeElement!);
  const to = target(event.key, at, columns.length - 1);
  const column = columns[to ?? -1];
  if (!(column instanceof HTMLElement)) return;
  event.preventDefault();
  column.focus();
}

/** Where a key leads along a row of things; undefined: nowhere. */
export function target(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowRight':
      return Math.min(last, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
