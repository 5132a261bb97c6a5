import { textWidth } from './textWidth.ts';

/** `Prices    list of 2026-11-20`: values stand below each other, whatever the labels are called. */
export function labelledLines(rows: readonly (readonly [label: string, value: string])[], least = 10): string[] {
  const width = Math.max(least, ...rows.map(([label]) => textWidth(label) + 2));
  return rows.map(([label, value]) => `${padded(label, width)}${value}`);
}

/** The text with spaces after it, as many cells as `width` says. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - textWidth(text)));
