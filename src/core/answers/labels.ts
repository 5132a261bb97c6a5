import * as l10n from '@vscode/l10n';
import { type DayKey, type EpochMs, undatedDay } from '../model/time.ts';
import type { Calendar } from '../kit/calendar.ts';
import { type Countable, countPhrase } from './counts.ts';
import type { LabelForm } from './labelForm.ts';
import { MoneyLabels } from './moneyLabels.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** From so many times on, percents are hard to read: nobody sees at once what 23,750 % is. */
export const manyTimes = 10;

/**
 * Figures as people read them (design/SCREENS.md, Voice), in their language. Rounding happens here and in `MoneyLabels`, and
 * nowhere else. Formats are slow to make, so they are made once.
 */
export class Labels {
  readonly form: LabelForm;
  readonly #money: MoneyLabels;
  readonly #whole: Intl.NumberFormat;
  readonly #oneDecimal: Intl.NumberFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #ownMonth: Intl.DateTimeFormat;
  readonly #monthOfYear: Intl.DateTimeFormat;
  readonly #order: Intl.Collator;
  readonly #day: Intl.DateTimeFormat;
  readonly #dayOfYear: Intl.DateTimeFormat;

  constructor(form: LabelForm) {
    this.form = form;
    const { locale } = form;
    this.#money = new MoneyLabels(form);
    this.#whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.#oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.#weekday = new Intl.DateTimeFormat(locale, { ...utc, weekday: 'short' });
    this.#month = new Intl.DateTimeFormat('en-US', { ...utc, month: 'short' });
    this.#ownMonth = new Intl.DateTimeFormat(locale, { ...utc, month: 'short' });
    this.#monthOfYear = new Intl.DateTimeFormat(locale, { ...utc, month: 'short', year: 'numeric' });
    this.#order = new Intl.Collator(locale, { numeric: true });
    this.#day = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short' });
    this.#dayOfYear = new Intl.DateTimeFormat(locale, { ...utc, day: 'numeric', month: 'short', year: 'numeric' });
  }

  /** `$4.12`; `$0.037` under ten cents; `< $0.001` under a tenth of a cent; `$1,204` from a thousand. */
  money(usd: number): string {
    return this.#money.label(usd);
  }

  /** `4 dollars 12 cents`, for screen readers. */
  spokenMoney(usd: number): string {
    return this.#money.spoken(usd);
  }

  /** `$4.1234567`: dollars to the last digit, from a decimal as `kit/exactDecimal` writes it. */
  exactDollars(decimal: string): string {
    return this.#money.exactDollars(decimal);
  }

  /** `at 0.92 EUR per USD, your setting`; nothing where money is in dollars. */
  get moneyNote(): string | undefined {
    return this.#money.note;
  }

  /** `812`, `12.3k`, `4.1M`, `1.2B` */
  tokens(count: number): string {
    if (isOf(count, 1e9)) return l10n.t({ message: '{0}B', args: [this.#scaled(count, 1e9)], comment: 'billions' });
    if (isOf(count, 1e6)) return l10n.t({ message: '{0}M', args: [this.#scaled(count, 1e6)], comment: 'millions' });
    if (isOf(count, 1e3)) return l10n.t({ message: '{0}k', args: [this.#scaled(count, 1e3)], comment: 'thousands' });
    return this.exact(count);
  }

  /** `812 B`, `12.3 kB`, `4.1 MB`, `1.2 GB` */
  size(bytes: number): string {
    if (isOf(bytes, 1e9)) return l10n.t({ message: '{0} GB', args: [this.#scaled(bytes, 1e9)], comment: 'gigabytes' });
    if (isOf(bytes, 1e6)) return l10n.t({ message: '{0} MB', args: [this.#scaled(bytes, 1e6)], comment: 'megabytes' });
    if (isOf(bytes, 1e3)) return l10n.t({ message: '{0} kB', args: [this.#scaled(bytes, 1e3)], comment: 'kilobytes' });
    return l10n.t({ message: '{0} B', args: [this.exact(bytes)], comment: 'bytes' });
  }

  /** `1.2 of 4.3 GB` */
  sizeOf(part: number, whole: number): string {
    return l10n.t('{0} of {1}', this.size(part), this.size(whole));
  }

  /** `1,234,567` */
  exact(count: number): string {
    return this.#whole.format(count);
  }

  /** `12.3`: an average. */
  decimal(count: number): string {
    return this.#oneDecimal.format(count);
  }

  /** `3 sessions`, `1 session` */
  count(count: number, what: Countable): string {
    return countPhrase(count, this.exact(count), what);
  }

  /** `91 %`, `< 1 %` */
  share(part: number, whole: number): string {
    if (whole <= 0 || part <= 0) return '–';
    const percent = (part / whole) * 100;
    return percent < 1 ? `< ${this.percent(1)}` : this.percent(percent);
  }

  /** `91 %` */
  percent(percent: number): string {
    return l10n.t('{0} %', this.exact(percent));
  }

  /** `▲ 12 %`, `▼ 40 %`, and where it is ten times as much or more, `▲ 24 ×`. `before` is more than zero. */
  change(before: number, now: number): string {
    const times = now / before;
    if (times >= manyTimes)
      return `▲ ${l10n.t({ message: '{0} ×', args: [this.exact(times)], comment: 'times as much' })}`;
    return `${now > before ? '▲' : '▼'} ${this.share(Math.abs(now - before), before)}`;
  }

  /** `38 s`, `12 min`, `3 h 05 min` */
  duration(ms: number): string {
    if (ms < 59_500) return l10n.t({ message: '{0} s', args: [this.exact(ms / 1000)], comment: 'seconds' });
    const minutes = Math.round(ms / 60_000);
    if (minutes < 60) return l10n.t({ message: '{0} min', args: [minutes], comment: 'minutes' });
    const rest = String(minutes % 60).padStart(2, '0');
    const hours = this.exact(Math.floor(minutes / 60));
    return l10n.t({ message: '{0} h {1} min', args: [hours, rest], comment: 'hours and minutes' });
  }

  /** `0.2 s`; from ten seconds on as `duration`; empty for what took no time that anybody would notice. */
  shortDuration(ms: number): string {
    if (ms < 50) return '';
    if (ms >= 10_000) return this.duration(ms);
    return l10n.t({ message: '{0} s', args: [this.#scaled(ms, 1000)], comment: 'seconds' });
  }

  /** `just now`, `2 min ago`, `5 h ago`, `Tue`, `12 Nov`, `12 Nov 2025`: the shortest that is unambiguous. */
  ago(at: EpochMs, now: EpochMs, calendar: Calendar): string {
    const ageMs = now - at;
    if (ageMs < minuteMs) return l10n.t('just now');
    if (ageMs < hourMs) return l10n.t('{0} min ago', Math.floor(ageMs / minuteMs));
    const day = calendar.dayOf(at);
    const today = calendar.dayOf(now);
    if (day === today) return l10n.t('{0} h ago', Math.floor(ageMs / hourMs));
    const daysAgo = calendar.daysBetween(day, today);
    return daysAgo > 0 && daysAgo < 7 ? this.weekday(day) : this.day(day, today);
  }

  /** When `ago` will say something else; later than tonight it does not look. */
  agoHoldsUntil(at: EpochMs, now: EpochMs, startOfToday: EpochMs): EpochMs {
    const ageMs = now - at;
    if (ageMs < minuteMs) return at + minuteMs;
    const unitMs = ageMs < hourMs ? minuteMs : hourMs;
    if (unitMs === hourMs && at < startOfToday) return Number.POSITIVE_INFINITY;
    return at + (Math.floor(ageMs / unitMs) + 1) * unitMs;
  }

  /** `Tue` */
  weekday(day: DayKey): string {
    return this.#weekday.format(dateOf(day));
  }

  /** `12 Nov`, with the year where it is not this one. */
  day(day: DayKey, today: DayKey): string {
    if (day === undatedDay) return l10n.t('undated');
    const date = dateOf(day);
    const isThisYear = day.slice(0, 4) === today.slice(0, 4);
    if (!isEnglish(this.form)) return (isThisYear ? this.#day : this.#dayOfYear).format(date);
    // Intl's English writes the month first, or another September, as countries have it.
    const label = `${date.getUTCDate()} ${this.#month.format(date)}`;
    return isThisYear ? label : `${label} ${day.slice(0, 4)}`;
  }

  /** `Nov`, with the year where it is not this one. */
  month(day: DayKey, today: DayKey): string {
    const isThisYear = day.slice(0, 4) === today.slice(0, 4);
    return (isThisYear ? this.#ownMonth : this.#monthOfYear).format(dateOf(day));
  }

  /** Which of two texts comes first in a list that people read. */
  compare(a: string, b: string): number {
    return this.#order.compare(a, b);
  }

  #scaled(count: number, unit: number): string {
    return this.#oneDecimal.format(count / unit);
  }
}

const utc = { timeZone: 'UTC' } as const;

const dateOf = (day: DayKey): Date => new Date(`${day}T00:00:00Z`);

const isEnglish = ({ locale }: LabelForm): boolean => /^en\b/i.test(locale);

/** Is a count told in this unit? 999,950 would round to 1000.0k. */
const isOf = (count: number, unit: number): boolean => count >= Math.max(1000, unit * 0.99995);
