/** What JSON may hold as it is, but a terminal would obey or show turned around: C1 controls, direction marks, line separators. */
// eslint-disable-next-line no-control-regex
const unsafe = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Indented JSON, the same values, made only of characters that are safe to print; ends with a newline. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(unsafe, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
