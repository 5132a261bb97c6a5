// Which line of the price list does a model name from a log mean? Names are rewritten step by step (PRICING.md "Log id →
// price id") and only an exact hit counts: a sibling with the same beginning has other prices (claude-fable-5-1 is not
// claude-fable-5).

export interface PriceIdMatch {
  /** Lower-case; the id that hit. */
  readonly priceId: string;
  /** The name ended in `-fast`: the same model at its fast price. */
  readonly isFast: boolean;
  /** A regional prefix was dropped, and the model is one of those for which a region costs more. */
  readonly isRegional: boolean;
  /** Nothing in the name points to another provider, so Claude API modifiers apply. */
  readonly isClaudeApi: boolean;
  /** Asked for the 1M window with `[1m]`; says nothing about the price. */
  readonly isOneMillion: boolean;
}

/** Longer than any provider's ids; an ARN has at most 2048 characters. */
const longestId = 2048;

/**
 * The price id that a model name from a log means; undefined: none, hence unpriced.
 * `isPriced` is asked with lower-case ids, after every step, so that the fullest name on the list wins.
 */
export function findPriceId(logId: string, isPriced: (id: string) => boolean): PriceIdMatch | undefined {
  if (logId.length > longestId) return undefined;
  const reading: Reading = { id: logId, isFast: false, isRegional: false, isClaudeApi: true, isOneMillion: false };
  for (const step of steps) {
    step(reading);
    if (!isPriced(reading.id)) continue;
    const isRegional = reading.isRegional && isSince(reading.id, 4, 5);
    return { ...reading, priceId: reading.id, isRegional };
  }
  return undefined;
}

/**
 * Is this a Claude model of the given version or a later one? Read from the family-first names that all of them have
 * since 4; Fable and Mythos came after.
 */
export function isSince(priceId: string, major: number, minor: number): boolean {
  const parts = /^(?:anthropic\.)?claude-([a-z]+)-(?:(\d+)(?:-(\d{1,2}))?(?!\d))?/.exec(priceId);
  if (parts === null) return false;
  if (parts[1] === 'fable' || parts[1] === 'mythos') return true;
  if (parts[2] === undefined) return false;
  const own = Number(parts[2]);
  return own > major || (own === major && Number(parts[3] ?? 0) >= minor);
}

/** A name on its way, and what was taken off it. */
interface Reading {
  id: string;
  isFast: boolean;
  isRegional: boolean;
  isClaudeApi: boolean;
  isOneMillion: boolean;
}

const steps: readonly ((reading: Reading) => void)[] = [
  dropDecoration,
  dropPath,
  dropRegion,
  dropVendor,
  dropRevision,
  dropVertexVersion,
  dropFast,
  dashVersion,
  dropDate,
  putFamilyFirst,
];

/** Case, spaces, `[1m]`, and OpenRouter's `:thinking` — of other vendors only those that never change the price (`:free` does). */
function dropDecoration(reading: Reading): void {
  let id = reading.id.trim().toLowerCase();
  const variant = id.includes('claude') ? /:(?!free$)[a-z][a-z-]*$/ : /:(?:thinking|beta)$/;
  for (let before = ''; before !== id;) {
    before = id;
    if (id.endsWith('[1m]')) {
      reading.isOneMillion = true;
      id = id.slice(0, -'[1m]'.length).trimEnd();
    }
    id = id.replace(variant, '');
  }
  reading.id = id;
}

/** `openrouter/anthropic/…`, `vertex_ai/…`, `arn:aws:bedrock:…:inference-profile/…`. */
function dropPath(reading: Reading): void {
  const end = reading.id.lastIndexOf('/') + 1;
  if (end === 0) return;
  if (reading.id.slice(0, end) !== 'anthropic/') reading.isClaudeApi = false;
  reading.id = reading.id.slice(end);
}

function dropRegion(reading: Reading): void {
  const region = /^(us|eu|au|jp|apac|global|in)\.(?=anthropic\.)/.exec(reading.id);
  if (region === null) return;
  reading.isRegional = region[1] !== 'global';
  reading.id = reading.id.slice(region[0].length);
}

function dropVendor(reading: Reading): void {
  if (!reading.id.startsWith('anthropic.')) return;
  reading.isClaudeApi = false;
  reading.id = reading.id.slice('anthropic.'.length);
}

/** Bedrock's `-v1:0`; elsewhere `-v3` is the model itself. */
function dropRevision(reading: Reading): void {
  if (isClaude(reading)) reading.id = reading.id.replace(/-v\d+(?::\d+)?$/, '');
}

function dropVertexVersion(reading: Reading): void {
  const bare = reading.id.replace(/@(?:default|latest|\d{8})$/, '');
  if (bare !== reading.id) reading.isClaudeApi = false;
  reading.id = bare;
}

function dropFast(reading: Reading): void {
  if (!isClaude(reading) || !reading.id.endsWith('-fast')) return;
  reading.isFast = true;
  reading.id = reading.id.slice(0, -'-fast'.length);
}

function dashVersion(reading: Reading): void {
  if (isClaude(reading)) reading.id = reading.id.replace(/(?<=\d)\.(?=\d)/g, '-');
}

function dropDate(reading: Reading): void {
  reading.id = reading.id.replace(/-\d{8}$/, '');
}

/** `claude-4-5-sonnet` → `claude-sonnet-4-5`. */
function putFamilyFirst(reading: Reading): void {
  reading.id = reading.id.replace(/^claude-(\d+(?:-\d+)?)-([a-z]+)$/, 'claude-$2-$1');
}

function isClaude(reading: Reading): boolean {
  return reading.id.startsWith('claude-');
}
