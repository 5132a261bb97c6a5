import type { Span } from '../../../model/time.ts';
import type { UsageSum } from '../../../price/usageSum.ts';
import type { Scope } from '../../acts/scope.ts';
import type { SessionSlices, Slice } from '../slices.ts';

/** What tables are made of: what was used, what it comes to, and the same scope for what happened beside requests. */
export interface Selected {
  readonly sessions: readonly SessionSlices[];
  /** Of all these sessions. */
  readonly slices: readonly Slice[];
  readonly span: Span;
  readonly total: UsageSum;
  readonly usd: number;
  readonly scope: Scope;
}
