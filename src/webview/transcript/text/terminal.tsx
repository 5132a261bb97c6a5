import { useMemo } from 'preact/hooks';
import { ansiRuns } from './ansi.ts';
import { showMarks } from './shownMarks.ts';

/** Lines of a program as they stand; terminal colours become the theme's. */
export function Terminal({ text }: { readonly text: string }) {
  const runs = useMemo(() => ansiRuns(text), [text]);
  return (
    <pre>
      {runs.map(({ text: run, style }, place) => (
        <span key={place} class={style === '' ? undefined : style}>
          {showMarks(run)}
        </span>
      ))}
    </pre>
  );
}
