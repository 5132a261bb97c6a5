import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { LongText, ToolState } from '../../../core/answers/transcriptItem.ts';
import { Doings } from '../doings.ts';
import type { ItemRow } from '../state/rows.ts';

interface FoldProps {
  /** By which it stays open when it is scrolled away and comes back. */
  readonly name: string;
  /** The line that is there in any case. */
  readonly line: ComponentChildren;
  /** What stands beside the line and can be pressed by itself. */
  readonly beside?: ComponentChildren;
  /** Made when it is opened; undefined where there is nothing to open. */
  readonly children: (() => ComponentChildren) | undefined;
}

/** A line that opens. */
export function Fold({ name, line, beside, children }: FoldProps) {
  const { isOpen, toggle } = useContext(Doings);
  if (!children) {
    return (
      <div class="fold">
        <div class="fold-line">
          <span class="line">{line}</span>
          {beside}
        </div>
      </div>
    );
  }
  const open = isOpen(name);
  return (
    <div class="fold">
      <div class="fold-line">
        <button type="button" class="line" aria-expanded={open} onClick={() => toggle(name)}>
          <Chevron />
          {line}
        </button>
        {beside}
      </div>
      {open && <div class="folded">{children()}</div>}
    </div>
  );
}

function Chevron() {
  return (
    <svg class="chevron" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M6 4l4 4-4 4" />
    </svg>
  );
}

/** The button that brings the rest of a text that was cut. */
export function ShowAll({
  row,
  text,
}: {
  readonly row: ItemRow;
  readonly text: Pick<LongText, 'showAll'> | undefined;
}) {
  const { showAll } = useContext(Doings);
  if (text?.showAll === undefined) return null;
  return (
    <button type="button" class="quiet-button show-all" onClick={() => showAll(row)}>
      {text.showAll}
    </button>
  );
}

const marks: Readonly<Record<ToolState, string>> = { done: '✓', failed: '✗', running: '…' };

/** How it ended; said in words in the row's sentence. */
export function StateMark({ state }: { readonly state: ToolState }) {
  return (
    <span class={`state ${state}`} aria-hidden="true">
      {marks[state]}
    </span>
  );
}
