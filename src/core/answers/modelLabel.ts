import { oneLine } from './safeText.ts';

/** `Opus 5.5` for `claude-opus-5-5`, with whatever gateways and dates put around it; any other model as the log names it. */
export function modelLabel(model: string): string {
  const [, family, version] = /claude-([a-z]+)-(\d+(?:-\d{1,2})?)(?!\d)/.exec(model) ?? [];
  if (family !== undefined && version !== undefined) return `${capital(family)} ${version.replace('-', '.')}`;
  // Up to 2025 the version stood before the family.
  const [, oldVersion, oldFamily] = /claude-(\d+(?:-\d{1,2})?)-([a-z]+)/.exec(model) ?? [];
  if (oldFamily !== undefined && oldVersion !== undefined)
    return `${capital(oldFamily)} ${oldVersion.replace('-', '.')}`;
  return oneLine(model, 60);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
