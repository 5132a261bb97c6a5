import type { Dashboard } from '../core/answers/dashboard.ts';
import type { DashboardRange } from '../core/answers/dashboardRange.ts';

/** Host → dashboard: always a whole picture; an older revision than the one shown is ignored. */
export type ToDashboard = { readonly kind: 'dashboard'; readonly dashboard: Dashboard };

/** Dashboard → host: a closed set, checked by hand; nothing in it is ever used as a path or a command. */
export type FromDashboard =
  | { readonly kind: 'ready'; readonly range: DashboardRange }
  | { readonly kind: 'setRange'; readonly range: DashboardRange }
  | { readonly kind: 'refresh' };

const ranges: readonly string[] = ['7d', '30d', '90d', 'all'] satisfies DashboardRange[];

export function isFromDashboard(message: unknown): message is FromDashboard {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  switch (message.kind) {
    case 'refresh':
      return true;
    case 'ready':
    case 'setRange':
      return 'range' in message && typeof message.range === 'string' && ranges.includes(message.range);
    default:
      return false;
  }
}

export function isToDashboard(message: unknown): message is ToDashboard {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'dashboard';
}
