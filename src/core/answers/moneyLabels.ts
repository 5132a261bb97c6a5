import * as l10n from '@vscode/l10n';
import { plainForm, type LabelForm } from './labelForm.ts';
import { oneOrMany } from './counts.ts';

/** Dollars as people read them: in their language, and in their currency where they gave a rate for it. */
export class MoneyLabels {
  readonly #form: LabelForm;
  /** Of its smallest coin: 2 for dollars, 0 for yen. */
  readonly #digits: number;
  /** As people read it: `0.92`. */
  readonly #rate: string;
  readonly #usual: Intl.NumberFormat;
  readonly #fine: Intl.NumberFormat;
  readonly #whole: Intl.NumberFormat;
  /** `3.79 euros` */
  readonly #spoken: Intl.NumberFormat;
  readonly #count: Intl.NumberFormat;
  readonly #dollarParts: DollarParts;

  constructor(form: LabelForm) {
    this.#form = form;
    this.#usual = moneyFormat(form);
    this.#digits = this.#usual.resolvedOptions().maximumFractionDigits ?? 2;
    this.#fine = moneyFormat(form, this.#digits + 1);
    this.#whole = moneyFormat(form, 0);
    this.#spoken = new Intl.NumberFormat(form.locale, {
      style: 'currency',
      currency: form.currency,
      currencyDisplay: 'name',
    });
    this.#count = new Intl.NumberFormat(form.locale);
    this.#rate = new Intl.NumberFormat(form.locale, { maximumSignificantDigits: 8 }).format(form.ratePerUsd);
    this.#dollarParts = partsAround(moneyFormat({ ...form, currency: plainForm.currency }));
  }

  /** `$4.12`; a digit more under ten of the smallest coin; `< $0.001` under a tenth of it; no coins from a thousand. */
  label(usd: number): string {
    const amount = usd * this.#form.ratePerUsd;
    const coin = 10 ** this.#digits;
    if (amount === 0) return this.#usual.format(0);
    if (amount < 0.1 / coin) return `< ${this.#fine.format(0.1 / coin)}`;
    if (amount < 9.95 / coin) return this.#fine.format(amount);
    if (amount < 1000 - 0.5 / coin) return this.#usual.format(amount);
    return this.#whole.format(amount);
  }

  spoken(usd: number): string {
    const { currency, ratePerUsd } = this.#form;
    const amount = usd * ratePerUsd;
    if (currency !== plainForm.currency) return this.#spokenOther(amount);
    if (usd > 0 && usd < 0.01) return l10n.t('less than one cent');
    const cents = Math.round(usd * 100);
    const dollars = Math.floor(cents / 100);
    const whole = oneOrMany(dollars, l10n.t('1 dollar'), l10n.t('{0} dollars', this.#count.format(dollars)));
    if (cents % 100 === 0) return whole;
    const rest = oneOrMany(cents % 100, l10n.t('1 cent'), l10n.t('{0} cents', cents % 100));
    return l10n.t({ message: '{0} {1}', args: [whole, rest], comment: 'dollars and cents: 4 dollars 12 cents' });
  }

  /** Said once wherever money stands, since the rate is nobody's but the user's; nothing where money is in dollars. */
  get note(): string | undefined {
    const { currency } = this.#form;
    if (currency === plainForm.currency) return undefined;
    return l10n.t('at {0} {1} per USD, your setting', this.#rate, currency);
  }

  /** All digits of a decimal, in the sign and with the point of the language. */
  exactDollars(decimal: string): string {
    const { before, point, after } = this.#dollarParts;
    return `${before}${decimal.replace('.', point)}${after}`;
  }

  /** Coins of other currencies have no names here; Intl knows those of the whole. */
  #spokenOther(amount: number): string {
    const coin = 10 ** -this.#digits;
    const isLess = amount > 0 && amount < coin;
    return isLess ? l10n.t('less than {0}', this.#spoken.format(coin)) : this.#spoken.format(amount);
  }
}

interface DollarParts {
  readonly before: string;
  readonly point: string;
  readonly after: string;
}

/** What a language writes around the digits of an amount. */
function partsAround(format: Intl.NumberFormat): DollarParts {
  const parts = format.formatToParts(1.5);
  const whole = parts.findIndex(({ type }) => type === 'integer');
  const coins = parts.findIndex(({ type }) => type === 'fraction');
  const text = (from: number, to?: number): string =>
    parts
      .slice(from, to)
      .map(({ value }) => value)
      .join('');
  return { before: text(0, whole), point: text(whole + 1, coins), after: text(coins + 1) };
}

/** `$`, not `US$`, for dollars; for all others what tells them apart from dollars. */
function moneyFormat({ locale, currency }: LabelForm, digits?: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: currency === plainForm.currency ? 'narrowSymbol' : 'symbol',
    ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  });
}
