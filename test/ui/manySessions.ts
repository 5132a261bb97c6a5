import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assistant, jsonl, user } from '../unit/records.ts';

const verbs = ['Rework', 'Fix', 'Explain', 'Speed up', 'Test', 'Document', 'Remove', 'Split', 'Rename', 'Review'];
const things = [
  'invoice export',
  'the upload',
  'VAT rounding',
  'login',
  'the cache',
  'search',
  'retries',
  'the parser',
];
const places = ['for March', 'on Windows', 'in the worker', 'of the API', 'after the outage', 'again', 'for mobile'];
const names = [
  'billing',
  'api',
  'infra',
  'docs-site',
  'mobile-app',
  'scratch',
  'search',
  'auth',
  'payments',
  'crawler',
];
const branches = ['main', 'main', 'main', 'vat', 'fix/upload', 'release-2', 'spike/wasm'];
const models = ['claude-opus-5-5', 'claude-opus-5-5', 'claude-haiku-5-5', 'claude-sonnet-5-5', 'my-gateway-model'];

export const manyIdOf = (number: number): string => `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Two thousand small sessions of forty projects over two months, the same each time but for the present. */
export function makeManySessions(home: string, count = 2000): void {
  const nowMs = Date.now();
  for (let number = 0; number < count; number++) {
    const pick = <T>(choices: readonly T[], salt: number): T =>
      choices[(number * 7919 + salt * 104_729) % choices.length]!;
    const suffix = Math.floor(number / 10) % 4;
    const project = `${pick(names, 1)}${suffix === 0 ? '' : `-${suffix}`}`;
    const endMs = nowMs - 3_600_000 - Math.floor((number / count) ** 2 * 60 * 86_400_000);
    const line = { sessionId: manyIdOf(number), cwd: `/home/me/work/${project}` };
    const title = `${pick(verbs, 2)} ${pick(things, 3)} ${pick(places, 5)}`;
    const records = [0, 1, 2].map((turn) =>
      assistant({
        id: `msg_${number}_${turn}`,
        at: new Date(endMs - (2 - turn) * 40 * 60_000).toISOString(),
        model: pick(models, 7),
        output: 300 + ((number * 31 + turn * 17) % 4000),
        cacheRead: 20_000 + ((number * 13) % 90_000),
        line: { ...line, gitBranch: pick(branches, turn > 1 ? 11 : 13) },
      }),
    );
    const at = new Date(endMs - 90 * 60_000).toISOString();
    const prompt = user(`Please ${title.toLowerCase()}.`, { ...line, timestamp: at });
    const folder = path.join(home, '.claude/projects', `-home-me-work-${project}`);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${manyIdOf(number)}.jsonl`);
    writeFileSync(file, jsonl({ type: 'ai-title', aiTitle: title, sessionId: manyIdOf(number) }, prompt, ...records));
    utimesSync(file, new Date(endMs), new Date(endMs));
  }
}
