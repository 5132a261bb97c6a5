import assert from 'node:assert/strict';
import { remarksOf } from '../../../src/core/export/remarks.ts';
import { blocksJson, periodJson, sessionJson } from '../../../src/core/export/reportJson.ts';
import { block, gapBlock, hostile, obeyed, periodRow, report, sessionRow } from './samples.ts';

const opus = { model: 'claude-opus-5', input: 100, output: 20, cacheWrite: 3, cacheRead: 4000, cost: 1.5 };
const unknown = { model: 'my-gateway', input: 7 };

const opusJson = {
  inputTokens: 100,
  outputTokens: 20,
  cacheCreationTokens: 3,
  cacheReadTokens: 4000,
  totalTokens: 4123,
  totalCost: 1.5,
  modelsUsed: ['claude-opus-5'],
  modelBreakdowns: [
    {
      modelName: 'claude-opus-5',
      inputTokens: 100,
      outputTokens: 20,
      cacheCreationTokens: 3,
      cacheReadTokens: 4000,
      cost: 1.5,
    },
  ],
  unpricedModels: [],
};

const opusTotals = {
  inputTokens: 100,
  outputTokens: 20,
  cacheCreationTokens: 3,
  cacheReadTokens: 4000,
  totalTokens: 4123,
  totalCost: 1.5,
};

describe('reportJson', () => {
  it('names days, weeks and months as ccusage does', () => {
    const name = { daily: 'date', weekly: 'week', monthly: 'month' } as const;
    for (const grain of ['daily', 'weekly', 'monthly'] as const) {
      assert.deepEqual(JSON.parse(periodJson(grain, report([periodRow('2026-11-20', opus)]))), {
        [grain]: [{ [name[grain]]: '2026-11-20', period: '2026-11-20', ...opusJson }],
        totals: opusTotals,
        skips: 0,
        incompleteOutputs: 0,
      });
    }
  });

  it('says which models have no price, and what is missing in the whole', () => {
    const rows = [periodRow('2026-11-20', opus, unknown)];
    const json = JSON.parse(periodJson('daily', report(rows, { skips: 3, incompleteOutputs: 1 })));
    assert.deepEqual(json.daily[0].unpricedModels, ['my-gateway']);
    assert.equal(json.totals.totalCost, 1.5);
    assert.equal(json.totals.totalTokens, 4130);
    assert.equal(json.skips, 3);
    assert.equal(json.incompleteOutputs, 1);
  });

  it('has every key of a session, null where nothing is known', () => {
    const nowhere = sessionRow({ cwd: undefined, firstActivity: undefined, lastActivity: undefined }, opus);
    assert.deepEqual(JSON.parse(sessionJson(report([sessionRow({}, opus), nowhere]))).sessions, [
      {
        sessionId: 'aaaaaaaa-0000-4000-8000-000000000001',
        projectPath: '-work-api',
        cwd: '/work/api',
        ...opusJson,
        firstActivity: '2026-11-20T09:00:00.000Z',
        lastActivity: '2026-11-20T09:30:00.000Z',
      },
      {
        sessionId: 'aaaaaaaa-0000-4000-8000-000000000001',
        projectPath: '-work-api',
        cwd: null,
        ...opusJson,
        firstActivity: null,
        lastActivity: null,
      },
    ]);
  });

  it('has blocks and gaps in one list', () => {
    const remarks = remarksOf(report([periodRow('2026-11', opus, unknown)], { skips: 2 }));
    const mixed = block({ models: ['claude-opus-5', 'my-gateway'], unpricedModels: ['my-gateway'] });
    assert.deepEqual(JSON.parse(blocksJson([mixed, gapBlock], remarks)), {
      blocks: [
        {
          id: '2026-11-20T09:00:00.000Z',
          startTime: '2026-11-20T09:00:00.000Z',
          endTime: '2026-11-20T14:00:00.000Z',
          actualEndTime: '2026-11-20T09:30:00.000Z',
          isActive: false,
          isGap: false,
          entries: 2,
          tokenCounts: { inputTokens: 100, outputTokens: 20, cacheCreationInputTokens: 3, cacheReadInputTokens: 4000 },
          totalTokens: 4123,
          costUSD: 1.5,
          models: ['claude-opus-5', 'my-gateway'],
          burnRate: null,
          projection: null,
          unpricedModels: ['my-gateway'],
        },
        {
          id: 'gap-2026-11-20T14:30:00.000Z',
          startTime: '2026-11-20T14:30:00.000Z',
          endTime: '2026-11-21T08:10:00.000Z',
          actualEndTime: null,
          isActive: false,
          isGap: true,
          entries: 0,
          tokenCounts: { inputTokens: 0, outputTokens: 0, cacheCreationInputTokens: 0, cacheReadInputTokens: 0 },
          totalTokens: 0,
          costUSD: 0,
          models: [],
          burnRate: null,
          projection: null,
          unpricedModels: [],
        },
      ],
      skips: 2,
      incompleteOutputs: 0,
    });
  });

  it('keeps its shape when there is nothing to report', () => {
    const totals = {
      inputTokens: 0,
      outputTokens: 0,
      cacheCreationTokens: 0,
      cacheReadTokens: 0,
      totalTokens: 0,
      totalCost: 0,
    };
    assert.deepEqual(JSON.parse(sessionJson(report([]))), { sessions: [], totals, skips: 0, incompleteOutputs: 0 });
    assert.deepEqual(JSON.parse(blocksJson([], remarksOf(report([])))), { blocks: [], skips: 0, incompleteOutputs: 0 });
  });

  it('prints hostile names whole, and in nothing but harmless characters', () => {
    const json = sessionJson(report([sessionRow({ sessionId: hostile, cwd: hostile }, { model: hostile, input: 1 })]));
    assert.doesNotMatch(json, obeyed);
    assert.equal(JSON.parse(json).sessions[0].cwd, hostile);
    assert.equal(JSON.parse(json).sessions[0].unpricedModels[0], hostile);
  });
});
