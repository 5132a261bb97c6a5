import * as l10n from '@vscode/l10n';

/** A price rule (`RateClass.label`, which names a class in any language) as people read it. */
export const ruleWords = (rule: string): string => rule.split(' · ').map(partWords).join(' · ');

function partWords(part: string): string {
  for (const [pattern, words] of patterns) {
    const found = pattern.exec(part);
    if (found) return words(found[1] ?? '');
  }
  return part;
}

const patterns: readonly (readonly [RegExp, (value: string) => string])[] = [
  [/^list$/, () => l10n.t({ message: 'list', comment: 'the price list’s usual price' })],
  [/^price until (.+)$/, (day) => l10n.t('price until {0}', day)],
  [/^long context > (.+)$/, (tokens) => l10n.t('long context > {0}', tokens)],
  [/^fast, no price known$/, () => l10n.t('fast, no price known')],
  [/^fast ×(.+)$/, (by) => l10n.t('fast ×{0}', by)],
  [/^regional ×(.+)$/, (by) => l10n.t('regional ×{0}', by)],
  [/^US inference ×(.+)$/, (by) => l10n.t('US inference ×{0}', by)],
  [/^batch ×(.+)$/, (by) => l10n.t('batch ×{0}', by)],
  [/^priority ×(.+)$/, (by) => l10n.t('priority ×{0}', by)],
  [/^priority at list price$/, () => l10n.t('priority at list price')],
  [/^unpriced$/, () => l10n.t('unpriced')],
  [/^not billed$/, () => l10n.t('not billed')],
  [/^as logged$/, () => l10n.t('as logged')],
  [/^not logged$/, () => l10n.t('not logged')],
];
