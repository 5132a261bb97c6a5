import * as l10n from '@vscode/l10n';
import { isDated } from '../../model/time.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** How full the conversation of one session was, request by request. */
export interface ContextFill {
  readonly title: string;
  readonly summary: string;
  readonly top: string;
  readonly points: readonly ContextPoint[];
}

export interface ContextPoint {
  /** Tokens before the model. */
  readonly tokens: number;
  readonly label: string;
  readonly when: string;
}

/** As many as a screen has room for; of more, each is the fullest of its neighbours. */
const mostPoints = 240;

/** Undefined for a session without two requests of its own. */
export function contextFill(view: Viewpoint, rows: Int32Array): ContextFill | undefined {
  const { labels, calendar, index } = view;
  const { at, input, cacheRead, cacheWrite, owner } = index.ledger.columns;
  const own = rows.filter((row) => index.fileOf(owner[row]!).file.role === 'main' && isDated(at[row]!));
  own.sort((a, b) => at[a]! - at[b]!);
  if (own.length < 2) return undefined;
  const tokensOf = (row: number): number => input[row]! + cacheRead[row]! + cacheWrite[row]!;
  const step = Math.ceil(own.length / mostPoints);
  const points: ContextPoint[] = [];
  for (let from = 0; from < own.length; from += step) {
    const row = own.subarray(from, from + step).reduce((a, b) => (tokensOf(b) > tokensOf(a) ? b : a));
    const tokens = tokensOf(row);
    points.push({ tokens, label: labels.tokens(tokens), when: calendar.local(at[row]!).time });
  }
  const top = points.reduce((a, b) => (b.tokens > a.tokens ? b : a));
  return {
    title: l10n.t('Context of this session'),
    summary: l10n.t('{0} requests; fullest at {1} with {2} tokens.', labels.exact(own.length), top.when, top.label),
    top: top.label,
    points,
  };
}
