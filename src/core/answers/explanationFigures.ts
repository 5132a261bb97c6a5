import { decimalText, type ExactDecimal, exactDecimal } from '../kit/exactDecimal.ts';
import { noTokens, type TokenCount } from '../model/tokens.ts';
import { loggedClass, unloggedClass } from '../price/fixedClasses.ts';
import type { UsageCell, UsageSum } from '../price/usageSum.ts';
import type { ExplainedPrice, TokenKind } from './explainedTurn.ts';
import type { ExplainedSum } from './explanation.ts';
import { spendingOf } from './spending.ts';

export const tokenKinds = Object.keys(noTokens) as readonly TokenKind[];

/** More than a float can be wrong by over any number of messages, and less than any price. */
const floatNoiseUsd = 1e-9;

/** What a sum comes to, to the last digit. */
export function explainedSum(sum: UsageSum): ExplainedSum {
  const { tokens, webSearches, turns, incompleteTurns, cost } = spendingOf(sum);
  return {
    messages: turns,
    tokens,
    webSearches,
    usd: cost.usd,
    exactUsd: decimalText(exactCostOf(sum), 2),
    unpricedTokens: cost.unpriced.reduce((total, part) => total + part.tokens, 0),
    incompleteMessages: incompleteTurns,
  };
}

/** Price and cost of a sum of one message. */
export function explainedPrice(cell: UsageCell): ExplainedPrice {
  const usdPerMillion: Partial<Record<TokenKind, string>> = {};
  const usdOfKind: Partial<Record<TokenKind, string>> = {};
  const isLogged = cell.rate.id === loggedClass || cell.rate.id === unloggedClass;
  for (const kind of tokenKinds) {
    const price = isLogged ? undefined : cell.rate.usdPerToken[kind];
    if (price === undefined) continue;
    usdPerMillion[kind] = decimalText(exactDecimal(price) * 1_000_000n);
    if (cell.tokens[kind] > 0) usdOfKind[kind] = decimalText(ofKind(cell.tokens, kind, price));
  }
  const { label, priceId, usdPerWebSearch } = cell.rate;
  const search = usdPerWebSearch === undefined || isLogged ? undefined : decimalText(exactDecimal(usdPerWebSearch));
  return { rule: label, priceId, usdPerMillion, usdOfKind, usdPerWebSearch: search };
}

/** Tokens × price by the decimals that prices are written in, and logged costs; were the figure ever made otherwise, the figure itself. */
function exactCostOf(sum: UsageSum): ExactDecimal {
  let exact: ExactDecimal = 0n;
  for (const { rate, tokens, webSearches, loggedNanoUsd } of sum.cells()) {
    if (rate.id === loggedClass) exact += BigInt(loggedNanoUsd) * 10n ** 15n;
    for (const kind of tokenKinds) {
      const price = rate.usdPerToken[kind];
      if (price !== undefined) exact += ofKind(tokens, kind, price);
    }
    if (rate.usdPerWebSearch !== undefined) exact += exactDecimal(rate.usdPerWebSearch) * BigInt(webSearches);
  }
  const { usd } = spendingOf(sum).cost;
  return Math.abs(Number(exact) / 1e24 - usd) <= floatNoiseUsd ? exact : exactDecimal(usd);
}

const ofKind = (tokens: TokenCount, kind: TokenKind, price: number): ExactDecimal =>
  exactDecimal(price) * BigInt(tokens[kind]);
