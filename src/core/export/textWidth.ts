/** Takes two cells of a terminal: East Asian wide and full-width forms, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
/** Is drawn onto the character before it. */
const joined = /\p{Mn}|\p{Me}|[\ufe00-\ufe0f]/u;
// eslint-disable-next-line no-control-regex
const plain = /^[\u0020-\u007e]*$/;

/** How many cells a line takes in a terminal: near enough to keep columns aligned, terminals differ in the rest. */
export function textWidth(line: string): number {
  if (plain.test(line)) return line.length;
  let width = 0;
  for (const character of line) if (!joined.test(character)) width += wide.test(character) ? 2 : 1;
  return width;
}

/** The line, cut with `…` where it takes more than `width` cells. */
export function fitText(line: string, width: number): string {
  if (textWidth(line) <= width) return line;
  let fitting = '';
  let taken = 1;
  for (const character of line) {
    taken += textWidth(character);
    if (taken > width) break;
    fitting += character;
  }
  return `${fitting}…`;
}
