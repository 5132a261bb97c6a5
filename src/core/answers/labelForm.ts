/** How figures are written: data, so that it travels to the worker, the command line and the pages. */
export interface LabelForm {
  /** BCP 47: `en`, `de`, `pt-br`. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What a dollar is in that currency; 1 where it is dollars. */
  readonly ratePerUsd: number;
}

/** English and dollars: what everything is where nobody said otherwise. */
export const plainForm: LabelForm = { locale: 'en', currency: 'USD', ratePerUsd: 1 };

/** What people wrote into settings or the environment, as far as it can be used. A rate that is none would make figures up. */
export function labelForm(locale: string, currency: unknown, ratePerUsd: unknown): LabelForm {
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
  const isRate = typeof ratePerUsd === 'number' && Number.isFinite(ratePerUsd) && ratePerUsd > 0;
  const isOther = /^[A-Z]{3}$/.test(code) && code !== plainForm.currency && isRate;
  return {
    locale: isLocale(locale) ? locale : plainForm.locale,
    currency: isOther ? code : plainForm.currency,
    ratePerUsd: isOther ? ratePerUsd : plainForm.ratePerUsd,
  };
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false; // no tag at all: `C`, `de_DE`
    throw error;
  }
}
