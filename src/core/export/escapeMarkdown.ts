/** Text that Markdown shows as it stands: no emphasis, link, image, HTML, table cell or icon can come of it. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#+\-!~|>.$:@]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
