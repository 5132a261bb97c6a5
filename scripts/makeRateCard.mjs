// Makes src/core/price/rateCard.json from the researched price table: `node scripts/makeRateCard.mjs PRICING_JSON`.
// LiteLLM's field names stay, so that a later LiteLLM table merges key by key; prose notes go; one model per line.
import { readFileSync, writeFileSync } from 'node:fs';

const source = process.argv[2];
if (source === undefined) {
  console.error('Name the researched price table: node scripts/makeRateCard.mjs PRICING_JSON');
  process.exit(2);
}
const target = new URL('../src/core/price/rateCard.json', import.meta.url);

/** Our fields that carry meaning; any other name that begins with `_` must be prose, or the table has outgrown this script. */
const ours = ['_long_context', '_price_history', '_alias_of', '_derived', '_unverified', '_source'];
const prose = ['_note'];
const fieldOrder = [
  'until',
  'threshold',
  'whole_request',
  'counts',
  'input_cost_per_token',
  'output_cost_per_token',
  'cache_creation_input_token_cost',
  'cache_creation_input_token_cost_above_1hr',
  'cache_read_input_token_cost',
];

const { _meta: meta, models } = JSON.parse(readFileSync(source, 'utf8'));
const names = Object.keys(models).sort(byCodeUnit);
const card = [
  '{',
  `"generated": ${JSON.stringify(meta.generated)},`,
  `"units": ${JSON.stringify(meta.units)},`,
  `"refresh_url": ${JSON.stringify(meta.refresh_url)},`,
  `"sources": ${block(Object.entries(meta.sources))},`,
  `"rules": ${block(rules(meta.global_rules))},`,
  `"models": ${block(names.map((name) => [name, ordered(models[name], name)]))}`,
  '}',
  '',
].join('\n');

JSON.parse(card);
writeFileSync(target, card);
console.log(`${names.length} models, ${Buffer.byteLength(card)} bytes, prices of ${meta.generated}`);

/** The rules that are numbers; those written as sentences are code in src/core/price. */
function rules(all) {
  return ['batch', 'priority', 'inference_geo_us', 'web_search_usd_per_request'].map((name) => {
    if (typeof all[name] !== 'number') throw new Error(`global rule ${name} is not a number`);
    return [name, all[name]];
  });
}

function ordered(value, place) {
  if (Array.isArray(value)) return value.map((item) => ordered(item, place));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.keys(value).filter((field) => !prose.includes(field));
  for (const field of kept) {
    if (field.startsWith('_') && !ours.includes(field)) throw new Error(`${place}: what does ${field} mean?`);
  }
  kept.sort((a, b) => rank(a) - rank(b) || byCodeUnit(a, b));
  return Object.fromEntries(kept.map((field) => [field, ordered(value[field], place)]));
}

/** Prices first, then LiteLLM's other fields, then ours. */
function rank(field) {
  const known = fieldOrder.indexOf(field);
  if (known !== -1) return known;
  return field.startsWith('_') ? 200 + ours.indexOf(field) : 100;
}

function block(entries) {
  return `{\n${entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
}

function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
