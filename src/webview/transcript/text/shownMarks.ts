/**
 * Control characters, and the marks that turn the direction of text or hide it. In a line of a view they are left out
 * (core/answers/safeText.ts); here people read what was really written, so they are shown.
 */
const marks =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text with every mark that could make it lie written out, as `⟨U+202E⟩`. A carriage return that ends a line is none. */
export function showMarks(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(marks, (mark) => `⟨U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);
}
