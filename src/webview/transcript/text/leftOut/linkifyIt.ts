/** Takes the place of the package `linkify-it` in the page's bundle (esbuild.mjs): the page finds addresses in text itself. */
export function LinkifyIt(): void {}
