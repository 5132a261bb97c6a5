import type { Desk, Reader } from './reader.ts';
import type { ItemRow } from './state/rows.ts';

/** A row that is longer than the screen is read on by so much before the next one is gone to. */
const stepPx = 80;

/**
 * Keys of the list: arrows go from row to row, Enter and Space open, left and right open and close, Home and End go to the
 * ends. On a button or a field the keys are its own.
 */
export function listKeys(desk: Desk, reader: Reader): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isForList(event)) return;
    if (act(desk, reader, event)) event.preventDefault();
  };
}

function isForList({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.role === 'article' || !target.closest('button, input, select') || key === 'ArrowDown' || key === 'ArrowUp'
  );
}

/** Answers whether the key meant something. */
function act(desk: Desk, reader: Reader, { key }: KeyboardEvent): boolean {
  switch (key) {
    case 'ArrowDown':
      return step(desk, reader, 1);
    case 'ArrowUp':
      return step(desk, reader, -1);
    case 'Home':
      void reader.goTo(0, 'focus');
      return true;
    case 'End':
      reader.goToEnd();
      return true;
    case 'Enter':
    case ' ':
      return press(reader, undefined);
    case 'ArrowRight':
      return press(reader, false);
    case 'ArrowLeft':
      return press(reader, true);
    default:
      return false;
  }
}

function step({ rows, state, list }: Desk, reader: Reader, by: 1 | -1): boolean {
  const shown = list();
  const all = rows();
  if (!shown) return false;
  const here = all.findIndex((row) => row.key === state().active);
  const { from, to } = shown.drawn;
  // A row that was scrolled away no longer counts: reading goes on from what is seen.
  if (here < from || here >= to) return goTo(reader, all[shown.rowAt(shown.seen.top)]);
  const { top, bottom } = shown.seen;
  if (by > 0 && shown.offsetOf(here + 1) > bottom + 1) return scroll(shown.element, stepPx);
  if (by < 0 && shown.offsetOf(here) < top - 1) return scroll(shown.element, -stepPx);
  if (!goTo(reader, all[here + by])) return false;
  shown.reveal(here + by);
  return true;
}

function goTo(reader: Reader, row: { readonly kind: string; readonly key: string } | undefined): boolean {
  if (row?.kind !== 'item') return false;
  reader.focus(row.key);
  return true;
}

function scroll(element: HTMLElement | null, by: number): boolean {
  element?.scrollBy({ top: by });
  return true;
}

/** Presses what opens the row; `isOpen`: only if it is that. */
function press(reader: Reader, isOpen: boolean | undefined): boolean {
  const button = reader.activeElement()?.querySelector('.line[aria-expanded]');
  if (!(button instanceof HTMLElement)) return false;
  if (isOpen !== undefined && button.ariaExpanded !== String(isOpen)) return false;
  button.click();
  return true;
}

/** The row that keys go to, where it is a message. */
export const activeRow = ({ rows, state }: Desk): ItemRow | undefined => {
  const { active } = state();
  return rows().find((row): row is ItemRow => row.kind === 'item' && row.key === active);
};
