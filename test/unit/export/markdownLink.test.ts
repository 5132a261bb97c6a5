import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownLink } from '../../../src/core/export/markdownLink.ts';

const address = 'vscode://claude-code-tracer.claude-code-tracer/transcript?session=-a%2F1';

describe('a Markdown link to a session', () => {
  it('reads as people write it', () => {
    assert.equal(
      markdownLink('Rework invoice export, v1.2 (final)', address),
      `[Rework invoice export, v1.2 (final)](${address})`,
    );
  });

  it('is one link to that address whose text is the title, whatever the title is', () => {
    const anyTitle = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '![x](http://evil/x.png)',
        '[run](command:workbench.action.quit)',
        '](command:x)',
        '<img src=x onerror=alert(1)>',
        '`code` **bold** _it_ ~~no~~ &lt;b&gt; $(trash) | http://evil www.evil.com a@b.c',
        'a\\',
        '\u202egnp.exe\n\n# head',
      ),
    );
    const parser = new MarkdownIt({ html: true, linkify: true });
    parser.normalizeLink = (link) => link;
    fc.assert(
      fc.property(anyTitle, (title) => {
        const [paragraph, inline, ...more] = parser.parse(`${markdownLink(title, address)}\n`, {});
        assert.deepEqual([paragraph?.type, more.length], ['paragraph_open', 1]);
        const [link, ...inner] = inline?.children ?? [];
        assert.deepEqual([link?.type, link?.attrGet('href')], ['link_open', address]);
        assert.equal(inner.pop()?.type, 'link_close');
        for (const { type } of inner) assert.equal(type, 'text');
      }),
    );
  });
});
