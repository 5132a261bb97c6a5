/*
 * Takes the place of the package `mdurl` in the page's bundle (esbuild.mjs): addresses stay as they are written until they are
 * drawn (text/markdown.tsx), where the browser's own `URL` judges them. Nothing here is ever called.
 */
export function parse(): never {
  throw new Error('an address was parsed before it was drawn');
}

export const format = parse;
export const encode = parse;
export const decode = parse;
