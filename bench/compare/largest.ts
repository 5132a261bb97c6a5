// Of the lines of a turn, which one does ccusage let count?

import type { Report } from './lineRules.ts';
import type { Ways } from './rules.ts';
import { isOn } from './rules.ts';
import type { Word } from './words.ts';

/** Dollars of one word by ccusage's prices: its daily report settles ties by them. */
export type Worth = (word: Word) => number;

export function largestOf(group: readonly Word[], ways: Ways, report: Report, worth: Worth): Word {
  return group.reduce((best, word) => (replaces(word, best, ways, report, worth) ? word : best));
}

function replaces(word: Word, best: Word, ways: Ways, report: Report, worth: Worth): boolean {
  if (isOn(ways, 'main line beats sidechain') && word.sidechain !== best.sidechain) return !word.sidechain;
  const [more, less] = [sumOf(word), sumOf(best)];
  if (more !== less) return more > less;
  if (report === 'daily') {
    const [dearer, cheaper] = [worth(word), worth(best)];
    if (Math.abs(dearer - cheaper) > 1e-12) return dearer > cheaper;
  }
  return word.speed !== '' && best.speed === '';
}

const sumOf = (word: Word): number => word.input + word.output + word.cacheRead + word.cacheWrite;
