/** The look of an exported session: the reader's own light or dark, no font or picture from anywhere. */
export const sessionStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 15%, Canvas); --soft: color-mix(in srgb, CanvasText 65%, Canvas); }
body { margin: 0; background: Canvas; color: CanvasText; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; }
.told, time, .figure { color: var(--soft); font-size: 0.85rem; }
article { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr) 13rem; gap: 0.75rem; align-items: baseline; padding: 0.2rem 0; overflow-wrap: anywhere; }
.prompt { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: 1rem; font-weight: 600; }
.figure { text-align: right; }
.figure, time { font-variant-numeric: tabular-nums; }
.markdown > :first-child { margin-top: 0; } .markdown > :last-child { margin-bottom: 0; }
.prompt .head { display: block; color: var(--soft); font-weight: 400; font-size: 0.85rem; }
@media (max-width: 40rem) { article { grid-template-columns: 1fr; gap: 0; } }
.words { white-space: pre-wrap; margin: 0.25rem 0; }
.thinking, .aside { color: var(--soft); }
.aside, .log { border-left: 2px solid var(--line); padding-left: 0.75rem; }
.failed > details > summary, .failed > .head { color: light-dark(#a1260d, #f48771); }
summary { cursor: pointer; }
pre { white-space: pre-wrap; margin: 0.25rem 0; padding: 0.5rem 0.75rem; border: 1px solid var(--line); font: 13px/1.45 ui-monospace, monospace; }
code { font: 0.9em ui-monospace, monospace; }
.field { margin: 0.25rem 0 0; color: var(--soft); font-size: 0.85rem; }
.diff > * { text-decoration: none; display: block; min-height: 1.45em; }
.diff ins { background: light-dark(#dafbe1, #12361d); }
.diff del { background: light-dark(#ffebe9, #4b1614); }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 0.2rem 0.5rem; }
img { max-width: 100%; }
`;
