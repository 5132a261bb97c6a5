import type { Viewpoint } from '../viewpoint.ts';

/** What a model costs now, in money per million tokens. */
export interface PriceRow {
  /** As logs name it. */
  readonly model: string;
  /** The list's name for it; empty where it has none. */
  readonly priceId: string;
  readonly input: string;
  readonly output: string;
  readonly cacheRead: string;
  readonly cacheWrite5m: string;
  readonly cacheWrite1h: string;
  /** The list itself doubts this price. */
  readonly isUnverified: boolean;
}

const million = 1_000_000;

/** Every model that logs name, with its list price of today; `–` for what has none. */
export function priceRows({ index, pricer, labels, now }: Viewpoint): readonly PriceRow[] {
  return index.ledger.models
    .filter((model) => model !== '')
    .toSorted()
    .map((model) => {
      const pricing = pricer.forModel(model);
      const rates = pricing && pricer.classes[pricing.classOf(0, 0, now)]!.usdPerToken;
      const perMillion = (usd: number | undefined): string => (usd === undefined ? '–' : labels.money(usd * million));
      return {
        model,
        priceId: pricing?.priceId ?? '',
        input: perMillion(rates?.input),
        output: perMillion(rates?.output),
        cacheRead: perMillion(rates?.cacheRead),
        cacheWrite5m: perMillion(rates?.cacheWrite5m),
        cacheWrite1h: perMillion(rates?.cacheWrite1h),
        isUnverified: pricing?.isUnverified ?? false,
      };
    });
}
