/** Disjoint counters of one or many requests; their sum is all that was billed. */
export interface TokenCount {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

export const noTokens: TokenCount = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };

export function addTokens(a: TokenCount, b: TokenCount): TokenCount {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
    cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
  };
}

export const cacheWriteTokens = (tokens: TokenCount): number => tokens.cacheWrite5m + tokens.cacheWrite1h;

export const totalTokens = (tokens: TokenCount): number =>
  tokens.input + tokens.output + tokens.cacheRead + cacheWriteTokens(tokens);
