import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const usualDays = 30;
const maxBytes = 1024 * 1024;

/**
 * After how many days without a change Claude Code deletes a log, as `cleanupPeriodDays` in a configuration directory's
 * `settings.json` says; what cannot be read says nothing else than what is usual.
 */
export function cleanupPeriodDays(configFolder: string): number {
  const file = path.join(configFolder, 'settings.json');
  try {
    const stats = statSync(file);
    if (!stats.isFile() || stats.size > maxBytes) return usualDays;
    const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const days =
      typeof settings === 'object' && settings !== null && 'cleanupPeriodDays' in settings
        ? settings.cleanupPeriodDays
        : undefined;
    return typeof days === 'number' && Number.isFinite(days) && days >= 0 ? days : usualDays;
  } catch {
    // None is the rule, and one that Claude Code cannot read either is not ours to complain of.
    return usualDays;
  }
}
