/** What a terminal would have shown in a colour or weight of its own. */
export interface AnsiRun {
  readonly text: string;
  /** Class names; the colours behind them are the theme's own terminal colours. */
  readonly style: string;
}

/** Escape sequences: colours (CSI … m), all other CSI, and OSC up to its end; alone standing ESC as well. */
// oxlint-disable-next-line no-control-regex -- terminal output is made of them
const escapes =
  /\u001b\[([0-9;:]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]?/g;

const colourNames = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** Terminal output as runs of one style each. Cursor movements are left out: what was overwritten stays readable. */
export function ansiRuns(text: string): readonly AnsiRun[] {
  const runs: AnsiRun[] = [];
  const pen = { colour: '', isBold: false, isDim: false, isItalic: false, isUnderlined: false };
  let from = 0;
  const take = (end: number): void => {
    if (end > from) runs.push({ text: text.slice(from, end), style: styleOf(pen) });
  };
  for (const match of text.matchAll(escapes)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[1] !== undefined) applyCodes(pen, match[1]);
  }
  take(text.length);
  return runs;
}

interface Pen {
  colour: string;
  isBold: boolean;
  isDim: boolean;
  isItalic: boolean;
  isUnderlined: boolean;
}

const styleOf = ({ colour, isBold, isDim, isItalic, isUnderlined }: Pen): string =>
  [
    colour && `ansi-${colour}`,
    isBold && 'ansi-bold',
    isDim && 'ansi-dim',
    isItalic && 'ansi-italic',
    isUnderlined && 'ansi-underlined',
  ]
    .filter((name) => name !== '' && name !== false)
    .join(' ');

function applyCodes(pen: Pen, parameters: string): void {
  const codes = parameters.split(/[;:]/).map(Number);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    // A colour of 256 or of 16 million is none of the theme's: its parameters are skipped, the text keeps its own colour.
    if (code === 38 || code === 48) at += codes[at + 1] === 5 ? 2 : 4;
    else applyCode(pen, code);
  }
}

function applyCode(pen: Pen, code: number): void {
  if (code === 0) Object.assign(pen, { colour: '', isBold: false, isDim: false, isItalic: false, isUnderlined: false });
  else if (code === 1) pen.isBold = true;
  else if (code === 2) pen.isDim = true;
  else if (code === 3) pen.isItalic = true;
  else if (code === 4) pen.isUnderlined = true;
  else if (code === 22) pen.isBold = pen.isDim = false;
  else if (code === 23) pen.isItalic = false;
  else if (code === 24) pen.isUnderlined = false;
  else if (code === 39) pen.colour = '';
  else if (code >= 30 && code <= 37) pen.colour = colourNames[code - 30]!;
  else if (code >= 90 && code <= 97) pen.colour = `bright-${colourNames[code - 90]!}`;
}
