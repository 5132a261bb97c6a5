import { useContext } from 'preact/hooks';
import { Doings } from '../doings.ts';
import { ansiRuns } from './ansi.ts';
import { showMarks } from './shownMarks.ts';

/** More lines than this are folded away; a few more are not worth a button. */
const foldedLines = 40;
const spareLines = 4;

const wholeNumber = new Intl.NumberFormat('en-US');

interface LongTextProps {
  readonly text: string;
  /** By which it stays unfolded when it is scrolled away and comes back. */
  readonly name: string;
}

/** Lines of a program: code, output. Terminal colours become the theme's; what is long is folded until it is asked for. */
export function LongText({ text, name }: LongTextProps) {
  const { isOpen, toggle } = useContext(Doings);
  const end = isOpen(name) ? undefined : foldAt(text);
  const shown = end === undefined ? text : text.slice(0, end);
  return (
    <>
      <pre>
        {ansiRuns(shown).map(({ text: run, style }, place) => (
          <span key={place} class={style === '' ? undefined : style}>
            {showMarks(run)}
          </span>
        ))}
      </pre>
      {end !== undefined && (
        <button type="button" class="quiet-button" onClick={() => toggle(name)}>
          {`Show all ${wholeNumber.format(lineCount(text))} lines`}
        </button>
      )}
    </>
  );
}

/** Where the text is cut; undefined where it is shown whole. */
export function foldAt(text: string): number | undefined {
  let end = -1;
  for (let line = 0; line < foldedLines; line++) {
    const next = text.indexOf('\n', end + 1);
    if (next === -1) return undefined;
    end = next;
  }
  let rest = end;
  for (let line = 0; line < spareLines; line++) {
    const next = text.indexOf('\n', rest + 1);
    if (next === -1) return undefined;
    rest = next;
  }
  return end;
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return text.endsWith('\n') ? count - 1 : count;
}
