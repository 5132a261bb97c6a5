import * as l10n from '@vscode/l10n';
import type { SaidText } from '../../model/said.ts';
import type { Labels } from '../labels.ts';
import { safeBlock } from '../safeText.ts';
import type { LongText } from '../transcriptItem.ts';

/** How much of a text is shown at first. */
export interface TextLimits {
  readonly lines: number;
  readonly characters: number;
}

/** In a page: what fits a screen, and what forty of it may weigh. */
export const glance: TextLimits = { lines: 40, characters: 8000 };

/** What a view can still hold when somebody asks for all of it. */
export const whole: TextLimits = { lines: 200_000, characters: 8_000_000 };

export const emptyText: LongText = { text: '', showAll: undefined };

/** A text made safe and cut to `limits`; what is left out is told. */
export function longText(
  labels: Labels,
  { text, rest }: SaidText,
  limits: TextLimits,
  safe: (text: string) => string = safeBlock,
): LongText {
  const clean = safe(text);
  const cut = cutAt(clean, limits);
  if (cut === clean.length && rest === undefined) return { text: clean, showAll: undefined };
  const lines = lineCount({ text: clean, rest });
  const isLong = lines > limits.lines;
  const amount = isLong ? labels.count(lines, 'line') : labels.size(clean.length + (rest?.bytes ?? 0));
  return {
    text: clean.slice(0, cut),
    showAll: l10n.t('Show all {0}', amount),
  };
}

/** At the end of a line, or where the characters run out, and never inside a pair of surrogates. */
function cutAt(text: string, limits: TextLimits): number {
  let at = -1;
  for (let line = 0; line < limits.lines; line++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0 || at > limits.characters) break;
  }
  if (at >= 0 && at <= limits.characters) return at + 1 === text.length ? text.length : at;
  if (text.length <= limits.characters) return text.length;
  const unit = text.charCodeAt(limits.characters - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? limits.characters - 1 : limits.characters;
}

/** How many lines the whole text has; the last one counts with or without its newline. */
export function lineCount({ text, rest }: SaidText): number {
  let lines = rest?.lines ?? 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return rest !== undefined || text === '' || text.endsWith('\n') ? lines : lines + 1;
}
