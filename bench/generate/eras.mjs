// How did each generation of Claude Code write? What differs and matters: versions, models, key order, where
// sub-agents go, and when output_tokens becomes final (FORMAT.md §5.1).

/**
 * `output`: 'floor' = all lines show the number at message start; 'last' = only the last line is final; 'all' = every one.
 * `agents`: 'inside' the main file, 'flat' beside it, or in `subagents/`.
 * `fromDaysAgo`, `toDaysAgo`: when its sessions took place, so that old shapes lie in old files.
 */
export const eras = [
  {
    name: '1.0',
    versions: ['1.0.98', '1.0.108', '1.0.120', '1.0.128'],
    fromDaysAgo: 480,
    toDaysAgo: 400,
    weight: 1,
    output: 'floor',
    agents: 'inside',
    order: 'old',
    split: 'absent',
    relays: false,
    newUsage: false,
    models: [
      ['claude-sonnet-4-20250514', 7],
      ['claude-opus-4-1-20250805', 2],
      ['claude-opus-4-20250514', 1],
    ],
    agentModel: 'claude-sonnet-4-20250514',
  },
  {
    name: '2.0',
    versions: ['2.0.28', '2.0.67', '2.0.76', '2.1.7'],
    fromDaysAgo: 400,
    toDaysAgo: 310,
    weight: 2,
    output: 'floor',
    agents: 'flat',
    order: 'old',
    split: 'object',
    relays: false,
    newUsage: false,
    models: [
      ['claude-sonnet-4-5-20250929', 5],
      ['claude-opus-4-5-20251101', 5],
      ['claude-sonnet-4-5-20250929[1m]', 1],
    ],
    agentModel: 'claude-haiku-4-5-20251001',
  },
  {
    name: '2.1 early',
    versions: ['2.1.14', '2.1.38', '2.1.52', '2.1.58'],
    fromDaysAgo: 310,
    toDaysAgo: 270,
    weight: 2,
    output: 'floor',
    agents: 'subagents',
    order: 'old',
    split: 'object',
    relays: true,
    newUsage: false,
    models: [
      ['claude-opus-4-5-20251101', 5],
      ['claude-opus-4-6', 5],
      ['us.anthropic.claude-opus-4-6-v1', 1],
    ],
    agentModel: 'claude-haiku-4-5-20251001',
  },
  {
    name: '2.1 middle',
    versions: ['2.1.59', '2.1.63', '2.1.80', '2.1.92'],
    fromDaysAgo: 265,
    toDaysAgo: 215,
    weight: 2,
    output: 'last',
    agents: 'subagents',
    order: 'new',
    split: 'object',
    relays: true,
    newUsage: false,
    models: [
      ['claude-opus-4-6', 6],
      ['claude-sonnet-4-6', 4],
      ['claude-haiku-4-5-20251001', 1],
    ],
    agentModel: 'claude-sonnet-4-6',
  },
  {
    name: '2.1 late',
    versions: ['2.1.104', '2.1.170', '2.1.220', '2.1.237', '2.1.276', '2.1.286'],
    fromDaysAgo: 210,
    toDaysAgo: 2,
    weight: 6,
    output: 'all',
    agents: 'subagents',
    order: 'new',
    split: 'object',
    relays: false,
    newUsage: true,
    models: [
      ['claude-opus-5-5', 6],
      ['claude-sonnet-5-5', 5],
      ['claude-opus-4-8', 3],
      ['claude-opus-5', 3],
      ['claude-sonnet-5', 2],
      ['claude-haiku-5-5', 2],
      ['claude-fable-5-2', 1],
      ['claude-fable-5-1', 1],
      ['anthropic/claude-opus-4.8', 1],
    ],
    agentModel: 'claude-haiku-5-5',
  },
];

export function eraNamed(name) {
  return eras.find((era) => era.name === name);
}

/** The fields around a record's own, in the era's order. */
export function envelope(era, chain, body, stamp, after, place) {
  if (era.order === 'old') {
    return { ...chain.link, ...place, ...chain.agent, ...body, ...stamp, ...after };
  }
  return { ...chain.link, ...chain.agent, ...body, ...stamp, ...after, ...place };
}
