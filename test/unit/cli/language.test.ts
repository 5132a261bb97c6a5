import assert from 'node:assert/strict';
import path from 'node:path';
import { localeOf, readWords } from '../../../src/cli/language.ts';

const bundles = path.resolve(import.meta.dirname, '../../../l10n');

describe('the language of a terminal', () => {
  const rows: readonly (readonly [env: Record<string, string>, locale: string])[] = [
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'de_AT@euro' }, 'de-AT'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'de_DE' }, 'de-DE'],
    [{ LANG: 'de_DE', LC_ALL: '' }, 'de-DE'],
    [{ LANG: '../../etc/passwd' }, 'en'],
  ];
  for (const [env, locale] of rows) {
    it(`is ${locale} for ${JSON.stringify(env)}`, () => assert.equal(localeOf(env), locale));
  }

  it('has the words of the nearest translation, or none', () => {
    assert.equal(readWords(bundles, 'de-AT')['Today'], 'Heute');
    assert.deepEqual(readWords(bundles, 'en-GB'), {});
    assert.deepEqual(readWords(path.join(bundles, 'none'), 'de'), {});
  });
});
