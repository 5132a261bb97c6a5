import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FunctionComponent, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { loadJsx } from '../../words/renderedPage.ts';
import { assertHarmless } from './harmless.ts';

describe('an answer’s Markdown', () => {
  let Markdown: FunctionComponent<{ readonly text: string }>;

  before(async function () {
    this.timeout(20_000);
    ({ Markdown } = await loadJsx<{ Markdown: typeof Markdown }>('src/webview/transcript/text/markdown.tsx'));
  });

  const html = (text: string): string => renderToString(h(Markdown, { text }));

  /** What a browser would show, as far as these tests need it. */
  const shown = (text: string): string =>
    html(text)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');

  const harmless = (text: string): void => assertHarmless(html(text), JSON.stringify(text));

  it('becomes paragraphs, lists, tables, code and quotations', () => {
    const made = html(
      '# A\n\nb **c** *d* `e` ~~f~~\n\n1. g\n2. h\n\n| i | j |\n|---|--:|\n| k | l |\n\n```ts\nm\n```\n\n> n',
    );
    for (const part of [
      '<p class="heading heading-1">A</p>',
      '<strong>c</strong>',
      '<em>d</em>',
      '<code>e</code>',
      '<del>f</del>',
      '<li>g</li>',
      '<td class="align-right">l</td>',
      '<pre>m</pre>',
      '<blockquote><p>n</p></blockquote>',
    ]) {
      assert.ok(made.includes(part), `${part} in ${made}`);
    }
  });

  it('shows HTML as text, whatever it is', () => {
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      'a <b onclick="x">b</b> <!-- c --> <style>*{}</style>',
      '<iframe src="https://evil.example"></iframe>',
    ]) {
      assert.equal(shown(text), text);
      harmless(text);
    }
  });

  it('names an image with its address and fetches nothing', () => {
    assert.match(shown('![a picture](https://evil.example/p.png)'), /a picture \(https:\/\/evil\.example\/p\.png\)/);
    assert.doesNotMatch(html('![x](https://evil.example/p.png) ![y](data:image/png;base64,AA==)'), /<img|src=/);
  });

  it('makes a link of a web address only, and shows where it goes', () => {
    assert.match(
      html('[the docs](https://example.com/a)'),
      /role="link"[^>]*>the docs<\/button>.*https:\/\/example\.com\/a/,
    );
    for (const address of [
      'command:workbench.action.quit',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'vscode://a/b',
      'src/a.ts',
    ]) {
      const made = html(`[click](${address})`);
      assert.doesNotMatch(made, /<button|href/);
      assert.equal(shown(`[click](${address})`), `click (${address})`);
    }
  });

  it('finds web addresses in text, without the dot that ends the sentence', () => {
    assert.match(html('See https://example.com/a_b?c=1.'), />https:\/\/example\.com\/a_b\?c=1<\/button>\./);
    assert.doesNotMatch(html('`https://example.com`'), /<button/);
  });

  it('shows an address that looks like another in punycode', () => {
    assert.match(shown('[paypal.com](https://p\u0430ypal.com)'), /\(https:\/\/xn--/);
  });

  it('is never anything but elements of our own, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...[
        '*',
        '_',
        '`',
        '~~',
        '[',
        ']',
        '(',
        ')',
        '!',
        '<',
        '>',
        '&',
        '"',
        "'",
        '\n',
        '\n\n',
        '  \n',
        '|',
        '---',
        '# ',
      ],
      ...[
        '- ',
        '1. ',
        '> ',
        '```',
        'a',
        'b c',
        '<img src=x>',
        '</p>',
        'onerror=',
        'javascript:x',
        'https://e.x',
        '\u202e',
      ],
      ...['&lt;', '&#60;', '\\', '{', '$', '<!--', '-->', '<![CDATA[', '<a href=', ' style=', '<svg/onload=x>'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => harmless(parts.join(''))),
      { numRuns: 400 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), harmless));
  });

  it('is read in time though it was made to be hard to read', () => {
    const long = 20_000;
    const nested = Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n');
    const hard = ['*a_', '> ', '1. ', '[', '![', '`', '~~a', '<', 'a_', '**a *b ', '|a'].map((part) =>
      part.repeat(long / part.length),
    );
    const timeOf = (text: string): number => {
      const begun = process.cpuUsage();
      html(text);
      const { user } = process.cpuUsage(begun);
      return user / 1000;
    };
    for (const text of [...hard, nested]) {
      const ms = timeOf(text);
      assert.ok(ms < 3000, `${ms} ms for ${JSON.stringify(text.slice(0, 20))}`);
      harmless(text.slice(0, 2000));
    }
  });

  it('shows as it stands what is longer than anybody writes', () => {
    const text = '**a** '.repeat(50_000);
    assert.equal(shown(text), text);
  });
});
