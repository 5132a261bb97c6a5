import { oneLine } from '../answers/safeText.ts';

/** A link for a Markdown document. Text of a log stands in it as text: no emphasis, image, HTML or other link can come of it. */
export function markdownLink(text: string, address: string): string {
  return `[${oneLine(text).replace(marks, String.raw`\$&`)}](${address.replace(/[()\s<>\\]/g, encodeURIComponent)})`;
}

/**
 * What would mean something; what is taken for a link although nothing marks it (addresses, `www.`); and a parenthesis behind a
 * bracket, which some readers take for the end of a link even if the bracket is escaped.
 */
const marks = /[\\`*_[\]<>&!|~$@]|:(?=\/\/)|(?<=www)\.|(?<=\])\(/gi;
