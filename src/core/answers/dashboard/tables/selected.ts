import type { UsageSum } from '../../../price/usageSum.ts';
import type { Scope } from '../../acts/scope.ts';

/** What tables are made of: requests of the ledger, what they come to, and the same scope for what happened beside them. */
export interface Selected {
  readonly rows: Int32Array;
  readonly total: UsageSum;
  readonly usd: number;
  readonly scope: Scope;
}
