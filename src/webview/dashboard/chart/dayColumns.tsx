import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import type { DayPoint } from '../../../core/answers/dailySeries.ts';
import type { Dispatch, Reading } from '../state.ts';

interface DayColumnsProps {
  readonly days: readonly DayPoint[];
  readonly pitch: number;
  readonly reading: Reading;
  readonly dispatch: Dispatch;
}

/**
 * What pointer and keys meet: a column as high as the chart for each day, so that also a small bar is easy to hit.
 * A list box, because that is what makes screen readers hand over the arrow keys; one tab stop, that moves with them.
 * A column is named by its day alone, as its sentence is announced by the readout.
 */
export function DayColumns({ days, pitch, reading, dispatch }: DayColumnsProps) {
  const kept = days.findIndex(({ day }) => day === reading.tabStop);
  const tabStop = kept < 0 ? days.length - 1 : kept;
  return (
    <div
      class="columns"
      role="listbox"
      aria-label={l10n.t('Days')}
      aria-orientation="horizontal"
      onKeyDown={walk}
      onPointerLeave={() => dispatch({ kind: 'dayPointed', day: undefined })}
    >
      {days.map(({ day, label }, place) => (
        <div
          key={day}
          class="column"
          role="option"
          aria-label={label}
          aria-selected={day === reading.focused}
          tabIndex={place === tabStop ? 0 : -1}
          style={{ left: `${place * pitch}px`, width: `${pitch}px` }}
          onPointerEnter={() => dispatch({ kind: 'dayPointed', day })}
          onFocus={() => dispatch({ kind: 'dayFocused', day })}
          onBlur={() => dispatch({ kind: 'dayFocused', day: undefined })}
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

function target(key: string, at: number, last: number): number | undefined {
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
