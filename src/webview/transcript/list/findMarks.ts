/** Names of the two highlights, as the style sheet knows them. */
const everywhere = 'find';
const current = 'find-current';

/**
 * Marks what is looked for in the rows that are drawn, those in the row that was jumped to stronger. The browser paints over
 * the text; no element is changed, so nothing is drawn anew and nothing is read twice by a screen reader.
 */
export function markFound(root: Element, text: string, currentRow: Element | undefined): void {
  CSS.highlights.delete(everywhere);
  CSS.highlights.delete(current);
  if (text === '') return;
  const ranges = rangesOf(root, text.toLowerCase());
  const isCurrent = (range: Range): boolean => currentRow?.contains(range.startContainer) === true;
  CSS.highlights.set(everywhere, new Highlight(...ranges.filter((range) => !isCurrent(range))));
  CSS.highlights.set(current, new Highlight(...ranges.filter(isCurrent)));
}

function rangesOf(root: Element, needle: string): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const hay = (node.nodeValue ?? '').toLowerCase();
    // A few letters change their length with their case; then the places would not fit.
    if (hay.length !== node.nodeValue?.length) continue;
    for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + needle.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + needle.length);
      ranges.push(range);
    }
  }
  return ranges;
}
