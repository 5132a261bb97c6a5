import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import { readText } from '../../../scripts/texts.mjs';
import { costBasis, moneyBasis } from '../../../src/core/answers/costMode.ts';
import { labelForm, plainForm } from '../../../src/core/answers/labelForm.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';

/** Intl puts spaces that no line breaks at before signs and units. */
const plain = (label: string): string => label.replace(/[\u00a0\u202f]/g, ' ');

describe('labels in German', () => {
  const labels = new Labels(labelForm('de', 'USD', 1));
  before(() => l10n.config({ contents: readText('l10n/bundle.l10n.de.json') }));
  after(() => l10n.config({ contents: {} }));

  const utc = new Calendar('UTC');
  const ago = (then: string): string => labels.ago(Date.parse(then), Date.parse('2026-11-22T14:05:00Z'), utc);
  const rows: readonly (readonly [what: string, said: () => string, expected: string])[] = [
    ['dollars', () => labels.money(4.12), '4,12 $'],
    ['cents', () => labels.money(0.0374), '0,037 $'],
    ['next to nothing', () => labels.money(0.0001), '< 0,001 $'],
    ['many dollars', () => labels.money(1204.4), '1.204 $'],
    ['dollars to the last digit', () => labels.exactDollars('4.1234567890123456789'), '4,1234567890123456789 $'],
    ['thousands', () => labels.tokens(12_345), '12,3 Tsd.'],
    ['millions', () => labels.tokens(4_100_000), '4,1 Mio.'],
    ['billions', () => labels.tokens(1_200_000_000), '1,2 Mrd.'],
    ['a count', () => labels.exact(1_234_567), '1.234.567'],
    ['one thing', () => labels.count(1, 'session'), '1 Sitzung'],
    ['several things', () => labels.count(1204, 'session'), '1.204 Sitzungen'],
    ['minutes', () => ago('2026-11-22T14:03:00Z'), 'vor 2 Min.'],
    ['hours', () => ago('2026-11-22T09:05:00Z'), 'vor 5 Std.'],
    ['a weekday', () => ago('2026-11-17T09:05:00Z'), 'Di'],
    ['a day', () => ago('2026-11-12T09:05:00Z'), '12. Nov.'],
    ['a day of last year', () => ago('2025-11-12T09:05:00Z'), '12. Nov. 2025'],
    ['money, spoken', () => labels.spokenMoney(4.12), '4 Dollar 12 Cent'],
  ];
  for (const [what, said, expected] of rows) {
    it(`say ${expected} for ${what}`, () => assert.equal(plain(said()), expected));
  }
});

describe('labels in a currency of the user’s', () => {
  const money = (currency: string, rate: number, usd: number): string =>
    plain(new Labels(labelForm('en', currency, rate)).money(usd));

  it('convert by the rate, in forms of that currency', () => {
    assert.deepEqual(
      [4.12, 0.04, 0.0001, 2000].map((usd) => money('EUR', 0.92, usd)),
      ['€3.79', '€0.037', '< €0.001', '€1,840'],
    );
    assert.deepEqual(
      [4.12, 0.04, 0.0001, 2000].map((usd) => money('JPY', 150, usd)),
      ['¥618', '¥6.0', '< ¥0.1', '¥300,000'],
    );
    assert.equal(money('CAD', 1.4, 1), 'CA$1.40');
  });

  it('say whose rate it is, and are spoken in it', () => {
    const labels = new Labels(labelForm('en', 'eur', 0.92));
    assert.equal(moneyBasis('calculate', labels), 'at list prices, at 0.92 EUR per USD, your setting');
    assert.equal(labels.spokenMoney(10), '9.20 euros');
    assert.equal(labels.spokenMoney(0.001), 'less than 0.01 euros');
    assert.equal(moneyBasis('auto', new Labels(plainForm)), costBasis('auto'));
  });

  it('stay in dollars where currency or rate are none', () => {
    const useless: readonly (readonly [unknown, unknown])[] = [
      ['', 0.92],
      ['EURO', 0.92],
      [undefined, 0.92],
      [7, 0.92],
      ['EUR', 0],
      ['EUR', -1],
      ['EUR', Number.NaN],
      ['EUR', Number.POSITIVE_INFINITY],
      ['EUR', '0.92'],
      ['USD', 0.92],
    ];
    for (const [currency, rate] of useless) assert.deepEqual(labelForm('en', currency, rate), plainForm);
  });

  it('take a language that is none for English', () => {
    for (const locale of ['C', '', 'de_DE', 'x y']) assert.equal(labelForm(locale, '', 1).locale, 'en');
    assert.equal(labelForm('pt-br', '', 1).locale, 'pt-br');
  });
});
