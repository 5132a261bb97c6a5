import * as l10n from '@vscode/l10n';
import type { TakenAway } from '../../core/answers/dashboard/takeAway.ts';
import type { ExportFormat } from '../../link/dashboardMessages.ts';
import type { Post } from './host.ts';

interface ExportMenuProps {
  readonly subject: TakenAway;
  readonly label: string;
  readonly post: Post;
}

/** Ways to take something away. A disclosure, since its content is a handful of buttons. */
export function ExportMenu({ subject, label, post }: ExportMenuProps) {
  const item = (text: string, format: ExportFormat, isCopy: boolean) => (
    <button
      type="button"
      class="menu-item"
      onClick={(event) => {
        event.currentTarget.closest('details')?.removeAttribute('open');
        post({ kind: 'export', subject, format, isCopy });
      }}
    >
      {text}
    </button>
  );
  return (
    <details class="menu" onKeyDown={closeOnEscape} onBlurCapture={closeWhenLeft}>
      <summary class="icon-button" title={label} aria-label={label}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2v8M4.500 6.500L8 10l3.500-3.500M2.500 13.500h11" />
        </svg>
      </summary>
      <div class="menu-items">
        {item(l10n.t('Save as CSV'), 'csv', false)}
        {item(l10n.t('Save as JSON'), 'json', false)}
        {item(l10n.t('Save as Markdown'), 'markdown', false)}
        {subject !== 'ledger' && item(l10n.t('Copy as Markdown'), 'markdown', true)}
      </div>
    </details>
  );
}

/** Escape closes what is open and hands the focus back. */
export function closeOnEscape(event: KeyboardEvent & { readonly currentTarget: HTMLDetailsElement }): void {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}

export function closeWhenLeft(event: FocusEvent & { readonly currentTarget: HTMLDetailsElement }): void {
  const to = event.relatedTarget;
  if (to instanceof Node && !event.currentTarget.contains(to)) event.currentTarget.open = false;
}
