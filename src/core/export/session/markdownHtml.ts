import MarkdownIt from 'markdown-it';
import { escapeHtml, type ToHtml } from './htmlParts.ts';

/** Longer than anybody writes; what is longer is shown as it stands, since a parser must not be made to work for long. */
const longestChars = 200_000;

/** Markdown as HTML: HTML in it is text, pictures are named and not fetched, and a link is one only if it goes to the web. */
export function markdownToHtml(): ToHtml {
  const parser = new MarkdownIt({ html: false, breaks: true });
  parser.validateLink = (address) => /^https?:\/\//i.test(address);
  // It stands in an attribute as it was written; browsers make sense of it as they do of any.
  parser.normalizeLink = (address) => address;
  parser.normalizeLinkText = (address) => address;
  parser.renderer.rules.image = (tokens, index) => escapeHtml(`[${tokens[index]?.content ?? ''}]`);
  parser.renderer.rules.link_open = (tokens, index) => {
    const address = String(tokens[index]?.attrGet('href') ?? '');
    return `<a href="${escapeHtml(address)}" rel="noreferrer noopener">`;
  };
  return (markdown) =>
    markdown.length > longestChars ? `<p class="words">${escapeHtml(markdown)}</p>` : parser.render(markdown);
}
