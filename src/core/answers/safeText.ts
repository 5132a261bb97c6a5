/**
 * Control characters, and the marks that turn text around or hide it: a title must not be able to lie about what follows it.
 * Joiners stay, since emoji and several scripts are spelled with them.
 */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu;

/** Text from a log, fit for one line of a view: no control or direction marks, white space folded, at most `limit` characters. */
export function oneLine(text: string, limit = 200): string {
  const line = text
    .trimStart()
    .slice(0, limit * 4)
    .toWellFormed()
    .replace(hidden, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}

/** A piece of a line, fit to be put between others: white space at its ends stays. */
export const safeFragment = (text: string): string => text.toWellFormed().replace(hidden, ' ').replace(/\s+/g, ' ');

/** Text of several lines, fit to be shown as text: lines and tabs stay, what hides or turns text does not. */
export const safeBlock = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(hiddenInBlock, '');

/** What a terminal showed: backspaces, carriage returns and escape codes stay for the view to read. */
export const safeTerminal = (text: string): string =>
  text.toWellFormed().replaceAll('\r\n', '\n').replace(hiddenInTerminal, '');

const hiddenInBlock =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu;
const hiddenInTerminal =
  /[\u0000-\u0007\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu;

/** A path with the home directory as `~`. */
export function tildePath(path: string, home: string): string {
  if (home === '' || !path.startsWith(home)) return path;
  const below = path.slice(home.length);
  return below === '' || below.startsWith('/') || below.startsWith('\\') ? `~${below}` : path;
}

/** The last part of a path of either kind of system. */
export function folderName(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  return parts.at(-1) ?? path;
}

const placeLimit = 12;

/** The folder that a path's last part is in: `~/work` of `~/work/billing`; of a long one its end, `…/infra/worktrees`. */
export function shortPlace(path: string): string {
  const separator = path.includes('\\') ? '\\' : '/';
  const parts = path.split(separator).slice(0, -1);
  const whole = parts.join(separator);
  if (whole.length <= placeLimit) return whole;
  let place = '';
  for (const part of parts.toReversed()) {
    const longer = `${separator}${part}${place}`;
    if (longer.length >= placeLimit && place !== '') break;
    place = longer;
  }
  return `…${place}`;
}
