// What does a token cost by ccusage? Asked of the binary itself: one tiny log per model, speed, kind of token and size.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askCcusage } from './ccusage.ts';

export const kinds = ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;
export type Kind = (typeof kinds)[number];
export type Tokens = Readonly<Record<Kind, number>>;

interface KindPrice {
  readonly usd: number;
  /** For each token of this kind beyond the first 200,000 of a request. */
  readonly usdAbove: number;
}

export type TheirPrices = (model: string, speed: string) => Readonly<Record<Kind, KindPrice>> | undefined;

const few = 1000;
const tier = 200_000;
const many = 2 * tier;

/** Prices of all the models given, as `model\0speed`. */
export function probePrices(names: Iterable<string>): TheirPrices {
  const home = mkdtempSync(join(tmpdir(), 'cct-prices-'));
  const folder = join(home, '.claude/projects/p');
  mkdirSync(folder, { recursive: true });
  const list = [...new Set(names)].filter((name) => !name.startsWith('\0') && !name.startsWith('<synthetic>'));
  for (const [number, name] of list.entries()) {
    const [model = '', speed = ''] = name.split('\0');
    for (const kind of kinds) {
      for (const count of [few, many]) {
        const session = `${number}-${kind}-${count}`;
        writeFileSync(join(folder, `${session}.jsonl`), logLine(session, model, speed, kind, count));
      }
    }
  }
  const usd = new Map(askCcusage(home, 'session', 'calculate').map((row) => [row.sessionId ?? '', row.totalCost]));
  rmSync(home, { recursive: true });
  const prices = new Map(
    list.map((name, number) => {
      const priceOf = (kind: Kind): KindPrice => {
        const each = (usd.get(`${number}-${kind}-${few}`) ?? 0) / few;
        return { usd: each, usdAbove: ((usd.get(`${number}-${kind}-${many}`) ?? 0) - tier * each) / (many - tier) };
      };
      return [name, Object.fromEntries(kinds.map((kind) => [kind, priceOf(kind)])) as Record<Kind, KindPrice>] as const;
    }),
  );
  return (model, speed) => prices.get(`${model}\0${speed}`);
}

function logLine(session: string, model: string, speed: string, kind: Kind, count: number): string {
  const of = (name: Kind): number => (name === kind ? count : 0);
  const usage = {
    input_tokens: of('input'),
    output_tokens: of('output'),
    cache_read_input_tokens: of('cacheRead'),
    cache_creation: { ephemeral_5m_input_tokens: of('cacheWrite5m'), ephemeral_1h_input_tokens: of('cacheWrite1h') },
    ...(speed === '' ? {} : { speed }),
  };
  const names = { type: 'assistant', sessionId: session, requestId: session, timestamp: '2026-10-01T10:00:00.000Z' };
  return `${JSON.stringify({ ...names, message: { id: session, model, usage } })}\n`;
}

export function theirUsd(prices: TheirPrices, model: string, speed: string, tokens: Tokens): number {
  const known = prices(model, speed);
  if (known === undefined) return 0;
  return kinds.reduce((sum, kind) => sum + tokens[kind] * known[kind].usd, longUsd(prices, model, speed, tokens));
}

/** What is on top for the tokens of each kind beyond the first 200,000. */
export function longUsd(prices: TheirPrices, model: string, speed: string, tokens: Tokens): number {
  const known = prices(model, speed);
  if (known === undefined) return 0;
  return kinds.reduce((sum, kind) => {
    const { usd, usdAbove } = known[kind];
    return sum + Math.max(0, countIn(tokens, kind) - tier) * (usdAbove - usd);
  }, 0);
}

const countIn = (tokens: Tokens, kind: Kind): number => tokens[kind];
