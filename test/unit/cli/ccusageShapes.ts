// What `ccusage claude <report> --json` of ccusage 20.0.24 prints: every key, with the type of its value.

export type Shape = 'string' | 'number' | 'boolean' | 'null' | readonly [Shape] | { readonly [key: string]: Shape };

const totals = {
  cacheCreationTokens: 'number',
  cacheReadTokens: 'number',
  inputTokens: 'number',
  outputTokens: 'number',
  totalCost: 'number',
  totalTokens: 'number',
} as const;

const figures = {
  ...totals,
  modelBreakdowns: [
    {
      cacheCreationTokens: 'number',
      cacheReadTokens: 'number',
      cost: 'number',
      inputTokens: 'number',
      modelName: 'string',
      outputTokens: 'number',
    },
  ],
  modelsUsed: ['string'],
} as const;

const session = {
  ...figures,
  firstActivity: 'string',
  lastActivity: 'string',
  projectPath: 'string',
  sessionId: 'string',
} as const;

const block = {
  actualEndTime: 'string',
  costUSD: 'number',
  endTime: 'string',
  entries: 'number',
  id: 'string',
  isActive: 'boolean',
  isGap: 'boolean',
  models: ['string'],
  startTime: 'string',
  tokenCounts: {
    cacheCreationInputTokens: 'number',
    cacheReadInputTokens: 'number',
    inputTokens: 'number',
    outputTokens: 'number',
  },
  totalTokens: 'number',
} as const;

export const ccusageShapes: Readonly<Record<string, Shape>> = {
  daily: { daily: [{ date: 'string', ...figures }], totals },
  weekly: { weekly: [{ week: 'string', ...figures }], totals },
  monthly: { monthly: [{ month: 'string', ...figures }], totals },
  session: { sessions: [session], totals },
  blocks: { blocks: [{ ...block, burnRate: 'null', projection: 'null' }] },
};

export const activeBlockShape: Shape = {
  ...block,
  burnRate: { costPerHour: 'number', tokensPerMinute: 'number', tokensPerMinuteForIndicator: 'number' },
  projection: { remainingMinutes: 'number', totalCost: 'number', totalTokens: 'number' },
};

/** Places where a value lacks a key of the shape or has another type there; more keys are welcome. */
export function misfits(value: unknown, shape: Shape, place = '$'): string[] {
  if (typeof shape === 'string')
    return (value === null ? 'null' : typeof value) === shape ? [] : [`${place} is no ${shape}`];
  if (isList(shape)) {
    return Array.isArray(value)
      ? value.flatMap((item, i) => misfits(item, shape[0], `${place}[${i}]`))
      : [`${place} is no array`];
  }
  if (typeof value !== 'object' || value === null) return [`${place} is no object`];
  return Object.entries(shape).flatMap(([key, inner]) =>
    misfits((value as Record<string, unknown>)[key], inner, `${place}.${key}`),
  );
}

const isList = (shape: Exclude<Shape, string>): shape is readonly [Shape] => Array.isArray(shape);
