/**
 * Markdown as a model wrote it, made harmless to a viewer that would run HTML, fetch pictures or follow any link: HTML becomes
 * text, a picture a link, a link that does not go to the web loses its address, and a dollar before a bracket is no icon and begins
 * no formula. Code stays as it is.
 */
export function tameMarkdown(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(?:>\s?|[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark !== undefined && mark.startsWith(fence)) fence = undefined;
        return line;
      }
      if (mark === undefined) return tameLine(line);
      fence = mark;
      return line;
    })
    .join('\n');
}

/** Code within a line stands between backticks, as many on one side as on the other. */
function tameLine(line: string): string {
  let tamed = '';
  let rest = line;
  for (let open = /`+/.exec(rest); open; open = /`+/.exec(rest)) {
    const [ticks] = open;
    const close = closingTicks(rest, open.index + ticks.length, ticks.length);
    if (close < 0) break;
    tamed += tameProse(rest.slice(0, open.index)) + rest.slice(open.index, close);
    rest = rest.slice(close);
  }
  return tamed + tameProse(rest);
}

function closingTicks(line: string, from: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run = runs.exec(line); run; run = runs.exec(line)) if (run[0].length === length) return run.index + length;
  return -1;
}

function tameProse(prose: string): string {
  return prose
    .replace(/<(?=[A-Za-z/!?])(?!https?:[^\s<>]*>)/g, '&lt;')
    .replace(/!\[/g, '[')
    .replace(/(?<!\\)\$\(/g, '\\$(')
    .replace(/\]\(\s*<?\s*(?!https?:|#)[^)\s]*/gi, '](#')
    .replace(/^(\s{0,3}\[[^\]]*\]:\s*)(?!https?:|#)\S+/i, '$1#');
}

/** A fence longer than any that stands in the text. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}\n`;
}

/** Text that stands in a line of Markdown as it is. */
export const literal = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~$]/g, '\\$&');
