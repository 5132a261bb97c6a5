/*
 * Takes the place of the package `entities` in the page's bundle (esbuild.mjs): markdown-it brings all 2,231 names of HTML for
 * it, a fifth of the page, and answers are written in Unicode. Those that still appear in prose are here.
 */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: '\u0027',
  gt: '>',
  lt: '<',
  nbsp: '\u00a0',
  quot: '"',
};

/** A name that is not known stays as it was written. */
export const decodeHTMLStrict = (entity: string): string => named[entity.slice(1, -1)] ?? entity;
