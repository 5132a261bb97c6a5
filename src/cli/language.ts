import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Text by its English; empty for English. */
export type Words = Readonly<Record<string, string>>;

/** The terminal's language as BCP 47: `de_DE.UTF-8` is `de-DE`; `C`, `POSIX` and nothing are English. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): string {
  const set = env['LC_ALL'] || env['LANG'] || '';
  const [name = ''] = set.split(/[.@]/);
  return /^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(name) ? name.replace('_', '-') : 'en';
}

/** The translation in `folder` that is nearest to the locale. A language that there is no translation for is read in English. */
export function readWords(folder: string, locale: string): Words {
  const names = [locale.toLowerCase(), locale.split('-')[0]!];
  for (const name of names) {
    try {
      return JSON.parse(readFileSync(path.join(folder, `bundle.l10n.${name}.json`), 'utf8')) as Words;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return {};
}
