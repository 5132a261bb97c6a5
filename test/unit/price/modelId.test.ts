import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPriceId, isSince } from '../../../src/core/price/modelId.ts';
import { listPrices } from '../../../src/core/price/listPricer.ts';

const ids = new Set(Object.keys(listPrices.models).map((id) => id.toLowerCase()));
const find = (logId: string) => findPriceId(logId, (id) => ids.has(id));

/** Log id, price id, what was remembered. Everything is Claude API unless it says `elsewhere`. */
const readable: readonly (readonly [logId: string, priceId: string, ...remembered: string[]])[] = [
  ['claude-opus-4-6', 'claude-opus-4-6'],
  ['claude-opus-4-5-20251101', 'claude-opus-4-5-20251101'],
  ['  Claude-Opus-4-6\n', 'claude-opus-4-6'],
  ['claude-sonnet-4-5[1m]', 'claude-sonnet-4-5', 'oneMillion'],
  ['claude-opus-4-8 [1M]', 'claude-opus-4-8', 'oneMillion'],
  ['claude-opus-4-8:thinking', 'claude-opus-4-8'],
  ['claude-opus-4-8:beta', 'claude-opus-4-8'],
  ['claude-opus-4-8:thinking[1m]', 'claude-opus-4-8', 'oneMillion'],
  ['claude-opus-4-8[1m]:thinking', 'claude-opus-4-8', 'oneMillion'],
  // Siblings: the longer name is another model with other prices.
  ['claude-fable-5', 'claude-fable-5'],
  ['claude-fable-5-1', 'claude-fable-5-1'],
  ['claude-fable-5.1', 'claude-fable-5-1'],
  ['claude-fable-5-2', 'claude-fable-5-2'],
  ['claude-opus-5', 'claude-opus-5'],
  ['claude-opus-5-5', 'claude-opus-5-5'],
  ['claude-sonnet-5-5', 'claude-sonnet-5-5'],
  ['claude-opus-4', 'claude-opus-4'],
  ['claude-opus-4-1', 'claude-opus-4-1'],
  // Dates.
  ['claude-opus-4-8-20260528', 'claude-opus-4-8'],
  ['claude-fable-5-1-20260901', 'claude-fable-5-1'],
  ['claude-opus-4-6-20260205', 'claude-opus-4-6-20260205'],
  ['claude-3-haiku-20240307', 'claude-3-haiku-20240307'],
  // Family order and dots.
  ['claude-4-opus', 'claude-opus-4'],
  ['claude-4-5-sonnet', 'claude-sonnet-4-5'],
  ['claude-4.5-sonnet', 'claude-sonnet-4-5'],
  ['claude-4-5-haiku-20251001', 'claude-haiku-4-5'],
  ['claude-4-sonnet-20250514', 'claude-4-sonnet-20250514'],
  ['claude-3.7-sonnet', 'claude-3-7-sonnet'],
  ['claude-opus-4.5-20251101', 'claude-opus-4-5-20251101'],
  // Fast.
  ['claude-opus-4-6-fast', 'claude-opus-4-6', 'fast'],
  ['claude-opus-4.8-fast', 'claude-opus-4-8', 'fast'],
  ['openrouter/anthropic/claude-opus-5-fast', 'claude-opus-5', 'fast', 'elsewhere'],
  // Paths.
  ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4-5'],
  ['openrouter/anthropic/claude-opus-4.8', 'claude-opus-4-8', 'elsewhere'],
  ['openrouter/anthropic/claude-3.5-sonnet:beta', 'claude-3-5-sonnet', 'elsewhere'],
  ['zai/glm-4.6', 'zai/glm-4.6'],
  ['openrouter/z-ai/glm-4.6', 'glm-4.6', 'elsewhere'],
  ['MiniMax-M2', 'minimax-m2'],
  ['moonshotai/kimi-k2.6', 'kimi-k2.6', 'elsewhere'],
  // Bedrock.
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0[1m]', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'oneMillion'],
  ['bedrock/converse/us.anthropic.claude-opus-4-6-v1', 'us.anthropic.claude-opus-4-6-v1', 'elsewhere'],
  ['anthropic.claude-v2:1', 'anthropic.claude-v2:1'],
  ['us.anthropic.claude-opus-4-6', 'claude-opus-4-6', 'regional', 'elsewhere'],
  ['jp.anthropic.claude-opus-4-6-v1', 'anthropic.claude-opus-4-6-v1', 'regional'],
  ['us.anthropic.claude-opus-5-5-v1:0', 'claude-opus-5-5', 'regional', 'elsewhere'],
  ['us.anthropic.claude-mythos-5-1', 'claude-mythos-5-1', 'regional', 'elsewhere'],
  ['global.anthropic.claude-mythos-5-1', 'claude-mythos-5-1', 'elsewhere'],
  ['apac.anthropic.claude-opus-4-20250514-v1:0', 'anthropic.claude-opus-4-20250514-v1:0'],
  ['apac.anthropic.claude-3-haiku-20240307-v1:0', 'anthropic.claude-3-haiku-20240307-v1:0'],
  [
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0',
    'us.anthropic.claude-sonnet-4-20250514-v1:0',
    'elsewhere',
  ],
  [
    'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-opus-4-1-20250805-v1:0',
    'anthropic.claude-opus-4-1-20250805-v1:0',
    'elsewhere',
  ],
  // Vertex.
  ['claude-sonnet-4-5@20250929', 'claude-sonnet-4-5', 'elsewhere'],
  ['claude-opus-4-1@20250805', 'claude-opus-4-1@20250805'],
  ['claude-fable-5-2@default', 'claude-fable-5-2', 'elsewhere'],
  ['claude-haiku-5-5@latest', 'claude-haiku-5-5', 'elsewhere'],
  ['claude-opus-4-6@eu', 'claude-opus-4-6@eu'],
  ['vertex_ai/claude-haiku-4-5@20251001', 'claude-haiku-4-5', 'elsewhere'],
  ['publishers/anthropic/models/claude-opus-4-5@20251101', 'claude-opus-4-5', 'elsewhere'],
];

const unreadable: readonly string[] = [
  '',
  '   ',
  '<synthetic>',
  '__proto__',
  'constructor',
  'toString',
  'haiku',
  'opus',
  'claude',
  'claude-',
  'claude-opus',
  'claude-opus-6',
  'claude-opus-5-6',
  'claude-opus-5-5-5',
  'claude-fable-5-3',
  'claude-opus-4-60',
  'claude-opus-5-mini',
  'my-claude-opus-5',
  'claude-opus-5x',
  'gpt-5',
  'glm-4',
  'glm-4-6',
  'glm-4.6:free',
  'claude-opus-5:free',
  'qwen3-coder:30b',
  'deepseek-v3:latest',
  'deepseek-v9',
  'deepseek-v3-fast',
  'us.amazon.nova-pro-v1:0',
  'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456',
  'claude-opus-5/',
  'claude-opus-4-6@2026',
  'claude-opus-4-6-2026020',
  'claude-4-5-sonnet-4-5',
  'x'.repeat(10_000),
  '/'.repeat(2_000),
  'claude-'.repeat(200),
  `claude-opus-5${' '.repeat(10_000)}`,
  `claude-${'4.'.repeat(900)}`,
  'claude-opus-5\u0000',
];

describe('price of a model name', () => {
  for (const [logId, priceId, ...remembered] of readable) {
    it(`${JSON.stringify(logId)} is ${[priceId, ...remembered].join(', ')}`, () => {
      const match = find(logId);
      assert.equal(match?.priceId, priceId);
      assert.deepEqual(
        { fast: match.isFast, regional: match.isRegional, oneMillion: match.isOneMillion },
        {
          fast: remembered.includes('fast'),
          regional: remembered.includes('regional'),
          oneMillion: remembered.includes('oneMillion'),
        },
      );
      if (/^(anthropic\/)?claude-[a-z0-9.-]+(\[|:|$)/.test(logId)) assert.equal(match.isClaudeApi, true);
      if (remembered.includes('elsewhere')) assert.equal(match.isClaudeApi, false);
    });
  }

  for (const logId of unreadable) {
    it(`${JSON.stringify(logId.slice(0, 80))} (${logId.length} characters) has none`, () => {
      assert.equal(find(logId), undefined);
    });
  }

  it('every id of the card finds itself', () => {
    for (const id of ids) assert.equal(find(id)?.priceId, id);
  });

  it('what is decoration on a Claude id may be the model elsewhere', () => {
    const known = new Set(['deepseek', 'grok-4', 'kimi-k2-6', 'anthropic.thing']);
    for (const logId of ['deepseek-v9', 'grok-4-fast', 'kimi-k2.6', 'grok-4:free', 'us.anthropic.other']) {
      assert.equal(
        findPriceId(logId, (id) => known.has(id)),
        undefined,
      );
    }
  });

  it('any text is read without throwing, and only ids of the card come out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fragments()), (text) => {
        const match = find(text);
        assert.ok(match === undefined || ids.has(match.priceId));
      }),
      { numRuns: 2000 },
    );
  });

  it('anything that goes on after a version is another model, or none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('claude-fable-5', 'claude-opus-5', 'claude-opus-4'),
        fc.integer({ min: 0, max: 99 }),
        (id, minor) => {
          const match = find(`${id}-${minor}`);
          assert.ok(match === undefined || match.priceId === `${id}-${minor}`);
        },
      ),
    );
  });
});

describe('the version in a price id', () => {
  const rows: readonly (readonly [id: string, since45: boolean])[] = [
    ['claude-opus-4-5-20251101', true],
    ['claude-opus-4-10', true],
    ['claude-opus-5', true],
    ['claude-opus-5-20260724', true],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', true],
    ['claude-fable-5', true],
    ['claude-mythos-preview', true],
    ['claude-opus-4-20250514', false],
    ['claude-opus-4', false],
    ['claude-opus-4-1-20250805', false],
    ['claude-3-7-sonnet', false],
    ['claude-4-opus-20250514', false],
    ['claude-instant-v1', false],
    ['glm-5', false],
  ];
  for (const [id, since45] of rows) {
    it(`${id} is ${since45 ? '4.5 or later' : 'before 4.5, or no Claude'}`, () =>
      assert.equal(isSince(id, 4, 5), since45));
  }
});

/** Names put together from the pieces that the steps look for. */
function fragments(): fc.Arbitrary<string> {
  const pieces = [
    'claude-',
    'opus',
    '-5',
    '-4',
    '.5',
    '-fast',
    '[1m]',
    ':thinking',
    'us.',
    'anthropic.',
    '@default',
    '-v1:0',
    '/',
    '-20250929',
  ];
  return fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''));
}
