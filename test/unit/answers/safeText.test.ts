import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderName, oneLine, shortPlace, tildePath } from '../../../src/core/answers/safeText.ts';

describe('oneLine', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['folds white space and line ends', '  Fix\r\n\tthe   test\u2028now\u00a0! ', 'Fix the test now !'],
    ['drops control characters and terminal sequences', 'a\u0000b\u001b[31mc\u0007', 'a b [31mc'],
    ['drops C1 controls', 'a\u0085b\u009bc', 'a b c'],
    ['drops marks that turn text around', 'invoice\u202egpj.exe\u2066x\u2069\u200f\u061c', 'invoice gpj.exe x'],
    ['drops invisible characters', 'a\u200bb\ufeffc\u00add\u2060e', 'a b c d e'],
    ['keeps emoji and other scripts', 'Größe 列の幅 🙂 ñ', 'Größe 列の幅 🙂 ñ'],
    ['replaces lone surrogates', 'a\ud83db\ude42', 'a\ufffdb\ufffd'],
    ['comes to nothing where nothing can be seen', '\u200b \u202e\n', ''],
  ];
  for (const [what, text, expected] of rows) it(what, () => assert.equal(oneLine(text), expected));

  it('cuts at whole characters, with an ellipsis that counts', () => {
    const cut = oneLine('🙂'.repeat(5000));
    assert.equal(cut, `${'🙂'.repeat(199)}…`);
    assert.equal(oneLine('x'.repeat(200)), 'x'.repeat(200));
    assert.equal(oneLine('x'.repeat(201)), `${'x'.repeat(199)}…`);
    assert.equal(oneLine('abcdef', 4), 'abc…');
  });

  it('is short, well formed, free of hidden characters and stays as it is, whatever comes in', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 });
    fc.assert(
      fc.property(units, (codes) => {
        const line = oneLine(String.fromCharCode(...codes), 50);
        assert.ok(Array.from(line).length <= 50);
        assert.ok(line.isWellFormed());
        assert.doesNotMatch(line, /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/u);
        assert.equal(oneLine(line, 50), line);
      }),
    );
  });
});

describe('paths', () => {
  it('show the home directory as ~, and no neighbour of it', () => {
    assert.equal(tildePath('/home/dev/work', '/home/dev'), '~/work');
    assert.equal(tildePath('/home/dev', '/home/dev'), '~');
    assert.equal(tildePath('/home/developer', '/home/dev'), '/home/developer');
    assert.equal(tildePath('C:\\Users\\dev\\x', 'C:\\Users\\dev'), '~\\x');
    assert.equal(tildePath('/x', ''), '/x');
  });

  it('give the last folder of either kind of system', () => {
    assert.equal(folderName('/home/dev/work/billing/'), 'billing');
    assert.equal(folderName('C:\\git\\api'), 'api');
    assert.equal(folderName('/'), '/');
    assert.equal(folderName(''), '');
  });

  it('shorten a place to its end, whole folders only', () => {
    assert.equal(shortPlace('~/work/billing'), '~/work');
    assert.equal(shortPlace('/srv'), '');
    assert.equal(shortPlace('~/a/very/long/in/it/one'), '…/long/in/it');
    assert.equal(shortPlace('C:\\git\\api'), 'C:\\git');
    assert.equal(shortPlace(`/${'x'.repeat(40)}/y`), `…/${'x'.repeat(40)}`);
  });
});
