// At which price was a request billed, and by which rule? A class is one line of the price list with one set of
// modifiers applied; a few dozen cover all turns that anyone has.
import type { PriceIdMatch } from './modelId.ts';
import { isSince } from './modelId.ts';
import type { RateFields, RateRules } from './rateCard.ts';
import type { RatePeriod, TokenRates } from './rateTiers.ts';
import { noRates, readPrice } from './rateTiers.ts';

/** Prices with every factor already in them. (`priceId`, `label`) names a class in any run; `id` only in this one. */
export interface RateClass {
  /** Index into `Pricer.classes`. */
  readonly id: number;
  readonly priceId: string;
  /** The rule applied: `list`, `long context > 200k`, `fast ×2`, … joined by ` · `. */
  readonly label: string;
  readonly usdPerToken: TokenRates;
  /** Undefined: unknown, as for an unpriced model. */
  readonly usdPerWebSearch: number | undefined;
}

/** What multiplies a model's token prices, when its turn in the formula comes. */
export interface RateFactors {
  /** Undefined: the list does not say what fast costs. */
  readonly fast: number | undefined;
  readonly geoUs: number;
  readonly regional: number;
  readonly batch: number;
  readonly priority: number;
}

/** What is special about a request. */
export interface Circumstances {
  readonly isLong: boolean;
  readonly isFast: boolean;
  readonly isGeoUs: boolean;
  readonly isBatch: boolean;
  readonly isPriority: boolean;
}

/** PRICING.md "Rules": a region is paid by id or by `inference_geo`, never by both; geo is a Claude API modifier since Opus 4.6. */
export function readFactors(match: PriceIdMatch, fields: RateFields, rules: RateRules): RateFactors {
  const special = fields.provider_specific_entry;
  const isGeoPriced = isSince(match.priceId, 4, 6) && match.priceId.startsWith('claude-');
  const isElsewhere = !match.isClaudeApi || match.priceId.includes('@');
  return {
    fast: readPrice(special?.fast) ?? (match.priceId.endsWith('-fast') ? 1 : undefined),
    geoUs: isElsewhere ? 1 : (readPrice(special?.us) ?? (isGeoPriced ? rules.inference_geo_us : 1)),
    regional: match.isRegional ? regionalFactor : 1,
    batch: rules.batch,
    priority: rules.priority,
  };
}

/** Token prices × fast × geo × tier, and the label that says so. */
export function applyRules(
  period: RatePeriod,
  factors: RateFactors,
  request: Circumstances,
): Pick<RateClass, 'label' | 'usdPerToken'> {
  const labels: string[] = [];
  let factor = 1;
  const multiply = (by: number, label: string): void => {
    if (by === 1) return;
    factor *= by;
    labels.push(`${label} ×${by}`);
  };
  if (period.untilDay !== undefined) labels.push(`price until ${period.untilDay}`);
  if (request.isLong) labels.push(`long context > ${inThousands(period.threshold)}`);
  if (request.isFast) {
    if (factors.fast === undefined) labels.push('fast, no price known');
    else multiply(factors.fast, 'fast');
  }
  multiply(factors.regional, 'regional');
  if (request.isGeoUs) multiply(factors.geoUs, 'US inference');
  if (request.isBatch) multiply(factors.batch, 'batch');
  if (request.isPriority) {
    if (factors.priority === 1) labels.push('priority at list price');
    else multiply(factors.priority, 'priority');
  }
  const rates = request.isFast && factors.fast === undefined ? noRates : request.isLong ? period.long : period.list;
  return { label: labels.join(' · ') || 'list', usdPerToken: scale(rates, factor) };
}

/** Bedrock's and Vertex' regional endpoints; where the list has the regional id itself, the factor is already in it. */
const regionalFactor = 1.1;

function scale(rates: TokenRates, factor: number): TokenRates {
  const times = (rate: number | undefined): number | undefined => (rate === undefined ? undefined : rate * factor);
  return {
    input: times(rates.input),
    output: times(rates.output),
    cacheRead: times(rates.cacheRead),
    cacheWrite5m: times(rates.cacheWrite5m),
    cacheWrite1h: times(rates.cacheWrite1h),
  };
}

const inThousands = (tokens: number): string => (tokens % 1000 === 0 ? `${tokens / 1000}k` : String(tokens));
