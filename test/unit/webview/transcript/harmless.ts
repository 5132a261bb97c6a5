import assert from 'node:assert/strict';

/** All that the page makes of what a log says. No script, style, frame, form or anchor is among them. */
const elements: ReadonlySet<string> = new Set([
  ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'bdi'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'div', 'span', 'button', 'dl', 'dt', 'dd', 'svg', 'path'],
]);

const attributes: ReadonlySet<string> = new Set([
  ...['class', 'dir', 'type', 'role', 'title', 'scope', 'start', 'width', 'height', 'd', 'style', 'tabindex'],
  ...['aria-label', 'aria-hidden', 'aria-expanded', 'data-vscode-context', 'viewBox', 'viewbox'],
]);

/** No element and no attribute but those that the page makes itself, whatever was written in the log. */
export function assertHarmless(html: string, source: string): void {
  for (const [, tag, rest] of html.matchAll(/<\/?([a-z]+)((?:\s+[A-Za-z-]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    assert.ok(elements.has(tag!), `<${tag}> of ${source}`);
    for (const [, name, value = ''] of rest!.matchAll(/\s+([A-Za-z-]+)(?:="([^"]*)")?/g)) {
      assert.ok(attributes.has(name!), `${name} of ${source}`);
      if (name === 'style') assert.match(value, /^(?:--depth|inline-size):\s*[\d.]+%?;?$/);
    }
  }
  assert.equal((html.match(/</g) ?? []).length, (html.match(/<\/?[a-z]+(?:\s[^<>]*)?\/?>/g) ?? []).length, source);
}
