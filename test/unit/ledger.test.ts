import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { noTokens, type TokenCount } from '../../src/core/model/tokens.ts';
import { usageOf } from '../../src/core/price/cost.ts';
import { usageBySession } from '../../src/core/answers/sessionParts.ts';
import { fileRows, fileTotals } from '../../src/core/answers/acts/fileRows.ts';
import { type Scope, scopeOfSessions } from '../../src/core/answers/acts/scope.ts';
import { type ToolRow, toolRows } from '../../src/core/answers/acts/toolRows.ts';
import { sessionKey } from '../../src/core/answers/sessionRows.ts';
import type { Viewpoint } from '../../src/core/answers/viewpoint.ts';
import { sumOf } from '../../src/core/answers/usage.ts';
import { viewOf } from './logTree.ts';
import { demandSameAsOracle } from './oraclePicture.ts';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(root, '../shared/corpus');

describe('the ledger against the oracle', function () {
  this.timeout(60_000);

  describe('on generated trees', () => {
    for (const seed of [1, 2, 3]) {
      it(`equals it turn by turn, and the generator's own totals, for seed ${seed}`, async () => {
        const folder = mkdtempSync(path.join(os.tmpdir(), 'cct-S-'));
        try {
          execFileSync(process.execPath, [
            path.join(root, 'bench/generate.mjs'),
            '--preset',
            'S',
            '--seed',
            String(seed),
            '--out',
            folder,
          ]);
          const { turns, index } = await demandSameAsOracle(path.join(folder, '.claude'));
          assert.ok(turns > 300, `${turns} turns`);
          const view = viewOf(index);
          const { tokens } = usageOf(sumOf(view, usageBySession(view).values()));
          const truth = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as {
            total: Record<string, number>;
            workBySession: Record<string, Readonly<Record<'calls' | 'errors' | 'added' | 'removed', number>>>;
          };
          assert.deepEqual(tokens, truthTokens(truth.total));
          for (const each of index.sessions()) {
            const scope = scopeOfSessions([each]);
            const { calls, errors } = toolReportTotals(view, scope);
            const { added, removed } = fileTotals(view, scope, fileRows(view, scope));
            const expected = truth.workBySession[sessionKey(each)] ?? { calls: 0, errors: 0, added: 0, removed: 0 };
            assert.deepEqual({ calls, errors, added, removed }, expected, sessionKey(each));
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }
  });

  describe('on real transcripts (../shared/corpus, where it is there)', () => {
    const folders = existsSync(corpus)
      ? readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())
      : [];
    for (const { name } of folders) {
      it(`equals it turn by turn on ${name}`, async () => {
        await demandSameAsOracle(path.join(corpus, name));
      });
    }
  });
});

function toolReportTotals(view: Viewpoint, scope: Scope): { readonly calls: number; readonly errors: number } {
  const rows = toolRows(view, scope);
  const sum = (pick: (row: ToolRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return { calls: sum((row) => row.calls), errors: sum((row) => row.errors) };
}

function truthTokens(total: Record<string, number>): TokenCount {
  return {
    ...noTokens,
    input: total['input']!,
    output: total['output']!,
    cacheRead: total['cacheRead']!,
    cacheWrite5m: total['cacheWrite5m']!,
    cacheWrite1h: total['cacheWrite1h']!,
  };
}
