import assert from 'node:assert/strict';
import type { Explanation, ExplainedSum } from '../../../src/core/answers/explanation.ts';
import type { ExplanationSubject } from '../../../src/core/answers/explanationSubject.ts';
import { periodReport } from '../../../src/core/answers/reports.ts';
import { sessionKey } from '../../../src/core/answers/sessionRows.ts';
import { spendingOf } from '../../../src/core/answers/spending.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { explain } from '../../../src/core/explain.ts';
import { noMark } from '../../../src/core/model/logFile.ts';
import { cacheWriteTokens, noTokens, totalTokens } from '../../../src/core/model/tokens.ts';
import { LogScanner } from '../../../src/core/scan/logScan.ts';

/** The explanation of a figure; what it lists comes to its sum. */
export async function explained(view: Viewpoint, subject: ExplanationSubject, limit?: number): Promise<Explanation> {
  const explanation = await explain(view, subject, limit);
  assert.ok(explanation, JSON.stringify(subject));
  demandSumOfParts(explanation);
  return explanation;
}

/**
 * Demands that every session's and every day's explanation comes to what ledger and reports say, that every billed line of every
 * log is listed once, and every skip. Returns how many messages and lines there are.
 */
export async function demandAllExplained(view: Viewpoint): Promise<{ readonly turns: number; readonly lines: number }> {
  const { ledger } = view.index;
  const usage = usageBySession(view);
  const skips: string[] = [];
  let [turns, lines, replays] = [0, 0, 0];
  for (const session of view.index.sessions()) {
    const key = sessionKey(session);
    const explanation = await explained(view, { kind: 'session', key }, Number.POSITIVE_INFINITY);
    const { tokens, cost } = spendingOf(usage.get(session.number));
    demandFigures(explanation.sum, totalTokens(tokens), cost.usd, key);
    assert.equal(explanation.moreSkips, 0);
    skips.push(...explanation.skips.map(({ reason }) => reason));
    turns += explanation.turns.length;
    replays += explanation.replays.length;
    for (const turn of explanation.turns) {
      assert.ok(turn.isProven, `${key} #${turn.number}`);
      assert.equal(turn.lines.filter(({ isDecisive }) => isDecisive).length, turn.lines.length > 1 ? 1 : 0);
    }
    for (const told of [...explanation.turns, ...explanation.replays]) {
      const places = told.lines.map(({ file, offset }) => `${file}:${offset}`);
      assert.equal(new Set(places).size, places.length, `${key}: a line is listed twice`);
      lines += places.length;
    }
  }
  assert.equal(turns + replays, ledger.length);
  const found = linesAndSkips(view);
  assert.equal(lines, found.lines);
  assert.deepEqual(skips.toSorted(), found.skips.toSorted());
  for (const row of periodReport(view, 'daily', {}).rows) {
    const { sum } = await explained(view, { kind: 'day', day: row.period });
    demandFigures(sum, row.totalTokens, row.totalCost, row.period);
    assert.equal(cacheWriteTokens(sum.tokens), row.cacheCreationTokens);
  }
  return { turns, lines };
}

/** Everything that the logs hold, read with nothing left out. */
function linesAndSkips({ index }: Viewpoint): { readonly lines: number; readonly skips: readonly string[] } {
  const scanner = new LogScanner();
  const skips: string[] = [];
  let lines = 0;
  for (const { file } of index.digests()) {
    const opened = scanner.open(file, noMark);
    assert.ok(opened.ok);
    const sink = {
      wantsUuids: false,
      record: () => {},
      turn: () => void lines++,
      act: () => {},
      skip: (reason: string) => void skips.push(reason),
      beginPending: () => {},
    };
    assert.ok(opened.value.step(sink, Number.POSITIVE_INFINITY).ok);
    opened.value.close();
  }
  return { lines, skips };
}

/** The sum is that of the messages listed and of those there was no room for: tokens exactly, dollars in decimal. */
function demandSumOfParts({ turns, more, sum }: Explanation): void {
  const parts = [...turns.map((turn) => ({ ...turn, messages: 1 })), ...(more ? [more] : [])];
  const added = (pick: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((total, part) => total + pick(part), 0);
  assert.equal(
    added((part) => part.messages),
    sum.messages,
  );
  for (const kind of Object.keys(noTokens) as (keyof typeof noTokens)[])
    assert.equal(
      added((part) => part.tokens[kind]),
      sum.tokens[kind],
    );
  assert.equal(
    added((part) => part.webSearches),
    sum.webSearches,
  );
  assert.equal(
    parts.reduce((total, part) => total + units(part.exactUsd), 0n),
    units(sum.exactUsd),
  );
}

/** A decimal as a whole number of 10⁻²⁴. */
function units(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.replaceAll(',', '').split('.');
  return BigInt(whole! + fraction.padEnd(24, '0'));
}

function demandFigures(sum: ExplainedSum, tokens: number, usd: number, what: string): void {
  assert.equal(totalTokens(sum.tokens), tokens, what);
  assert.ok(Math.abs(sum.usd - usd) < 1e-9, what);
  assert.ok(Math.abs(Number(sum.exactUsd.replaceAll(',', '')) - usd) < 1e-9, what);
}
