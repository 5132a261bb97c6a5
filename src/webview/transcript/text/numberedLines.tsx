import { showMarks } from './shownMarks.ts';

export interface NumberedLine {
  readonly number: number | undefined;
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
}

const classes = { ' ': 'code-line', '+': 'code-line added', '-': 'code-line removed' } as const;

/** Lines of a file; those that came or went say so by their sign, not only by a colour. Numbers are not copied with them. */
export function NumberedLines({ lines }: { readonly lines: readonly NumberedLine[] }) {
  const isDiff = lines.some(({ sign }) => sign !== ' ');
  return (
    <div class="lines">
      {lines.map(({ number, sign, text }, place) => (
        <div key={place} class={classes[sign]}>
          <span class="line-number" aria-hidden="true">
            {number}
          </span>
          {isDiff && <span class="sign">{sign}</span>}
          <span class="line-text">{showMarks(text)}</span>
        </div>
      ))}
    </div>
  );
}
