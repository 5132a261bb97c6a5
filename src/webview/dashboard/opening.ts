import * as l10n from '@vscode/l10n';
import type { RowTarget } from '../../core/answers/dashboard/tables/table.ts';
import type { Post } from './host.ts';
import type { Dispatch } from './state.ts';

/** Goes where a row leads: what the page can show it shows, and takes the focus along; the rest is the host's. */
export function follow(target: RowTarget, dispatch: Dispatch, post: Post): void {
  switch (target.kind) {
    case 'rows':
      dispatch({ kind: 'tableAsked', change: { name: target.table, filter: target.filter } });
      return focusOn(`#tab-${target.table}`);
    case 'days':
      dispatch({ kind: 'asked', change: { range: target.days } });
      return focusOn('.days input');
    case 'scope':
      dispatch({ kind: 'asked', change: { scope: target.scope } });
      return focusOn('select.scope');
    default:
      post({ kind: 'open', target });
  }
}

/** The row that was clicked may be gone. */
function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** What happens when a row is clicked. */
export function followWords(target: RowTarget): string {
  switch (target.kind) {
    case 'session':
      return l10n.t('Open the transcript');
    case 'place':
      return target.table === 'errors' ? l10n.t('Open in the transcript') : l10n.t('Open the latest in its transcript');
    case 'explanation':
      return l10n.t('Explain');
    case 'rows':
      return l10n.t('Show its sessions');
    case 'days':
      return l10n.t('Show only these days');
    case 'scope':
      return l10n.t('Show only this project');
    case 'budgetSettings':
      return l10n.t('Open the settings');
    default:
      return target satisfies never;
  }
}
