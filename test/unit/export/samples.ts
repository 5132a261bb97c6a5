import type { Block } from '../../../src/core/answers/blocks.ts';
import type {
  ModelBreakdown,
  ModelFigures,
  PeriodRow,
  Report,
  SessionReportRow,
} from '../../../src/core/answers/reports.ts';

interface Use {
  readonly model: string;
  readonly input?: number;
  readonly output?: number;
  readonly cacheWrite?: number;
  readonly cacheRead?: number;
  /** Undefined: unpriced. */
  readonly cost?: number;
}

/** A row's figures, from what each model was used for. */
export function figures(...uses: readonly Use[]): ModelFigures {
  const modelBreakdowns = uses.map(breakdown);
  const sum = (part: (breakdown: ModelBreakdown) => number): number =>
    modelBreakdowns.reduce((total, used) => total + part(used), 0);
  return {
    inputTokens: sum((used) => used.inputTokens),
    outputTokens: sum((used) => used.outputTokens),
    cacheCreationTokens: sum((used) => used.cacheCreationTokens),
    cacheReadTokens: sum((used) => used.cacheReadTokens),
    totalTokens: sum((used) => used.inputTokens + used.outputTokens + used.cacheCreationTokens + used.cacheReadTokens),
    totalCost: sum((used) => used.cost),
    modelsUsed: uses.map(({ model }) => model),
    modelBreakdowns,
    unpricedModels: uses.filter(({ cost }) => cost === undefined).map(({ model }) => model),
  };
}

const breakdown = ({ model, input = 0, output = 0, cacheWrite = 0, cacheRead = 0, cost = 0 }: Use): ModelBreakdown => ({
  modelName: model,
  inputTokens: input,
  outputTokens: output,
  cacheCreationTokens: cacheWrite,
  cacheReadTokens: cacheRead,
  cost,
});

export const periodRow = (period: string, ...uses: readonly Use[]): PeriodRow => ({ period, ...figures(...uses) });

export const sessionRow = (place: Partial<SessionReportRow>, ...uses: readonly Use[]): SessionReportRow => ({
  sessionId: 'aaaaaaaa-0000-4000-8000-000000000001',
  projectPath: '-work-api',
  cwd: '/work/api',
  firstActivity: '2026-11-20T09:00:00.000Z',
  lastActivity: '2026-11-20T09:30:00.000Z',
  ...figures(...uses),
  ...place,
});

export function report<Row extends ModelFigures>(
  rows: readonly Row[],
  missing: Partial<Report<Row>> = {},
): Report<Row> {
  const sum = (part: (row: Row) => number): number => rows.reduce((total, row) => total + part(row), 0);
  const totals = {
    inputTokens: sum((row) => row.inputTokens),
    outputTokens: sum((row) => row.outputTokens),
    cacheCreationTokens: sum((row) => row.cacheCreationTokens),
    cacheReadTokens: sum((row) => row.cacheReadTokens),
    totalTokens: sum((row) => row.totalTokens),
    totalCost: sum((row) => row.totalCost),
  };
  return { rows, totals, skips: 0, incompleteOutputs: 0, ...missing };
}

export const block = (parts: Partial<Block> = {}): Block => ({
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
  models: ['claude-opus-5'],
  unpricedModels: [],
  burnRate: null,
  projection: null,
  ...parts,
});

export const gapBlock = block({
  id: 'gap-2026-11-20T14:30:00.000Z',
  startTime: '2026-11-20T14:30:00.000Z',
  endTime: '2026-11-21T08:10:00.000Z',
  actualEndTime: null,
  isGap: true,
  entries: 0,
  tokenCounts: { inputTokens: 0, outputTokens: 0, cacheCreationInputTokens: 0, cacheReadInputTokens: 0 },
  totalTokens: 0,
  costUSD: 0,
  models: [],
});

/** Whatever a terminal would obey, or show as something else than it is. */
// eslint-disable-next-line no-control-regex
export const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Rings the bell, sets the window's title, clears the screen in 8-bit form, turns the line around, breaks it. */
export const hostile = 'evil\u0007\u001b]0;owned\u0007\u009b2J\u202egnp\r\nTotal $0.00';
