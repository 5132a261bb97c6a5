// Is this line what a person typed? FORMAT.md §4, and slash commands.

import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';

const injected = [
  '<command-name>',
  '<command-message>',
  '<local-command',
  '<task-notification>',
  '<bash-',
  '<user-prompt-submit-hook>',
  'Caveat:',
  '[Request interrupted',
];

export function isTypedPrompt(record: JsonObject): boolean {
  if (record['isMeta'] === true || record['isCompactSummary'] === true) return false;
  const origin = isObject(record['origin']) ? record['origin']['kind'] : undefined;
  if (origin !== undefined && origin !== 'human') return false;
  const content = contentOf(record);
  if (Array.isArray(content) && content.some((block) => isObject(block) && block['type'] === 'tool_result'))
    return false;
  const spoken = spokenText(record).trimStart();
  return spoken !== '' && !injected.some((start) => spoken.startsWith(start));
}

/** All text of a message; blocks one below the other. */
export function spokenText(record: JsonObject): string {
  const content = contentOf(record);
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const texts: string[] = [];
  for (const block of content as unknown[]) {
    if (!isObject(block) || block['type'] !== 'text') continue;
    if (typeof block['text'] === 'string' && block['text'] !== '') texts.push(block['text']);
  }
  return texts.join('\n');
}

/** `/name` where a trimmed text begins as the client writes a slash command. */
export function slashCommandOf(spoken: string): string | undefined {
  let rest = spoken;
  if (rest.startsWith('<command-message>')) {
    const end = rest.indexOf('<', 1);
    if (!rest.startsWith('</command-message>', end)) return undefined;
    rest = rest.slice(end + '</command-message>'.length).trimStart();
  }
  if (!rest.startsWith('<command-name>')) return undefined;
  rest = rest.slice('<command-name>'.length);
  const end = rest.indexOf('<');
  if (end <= 0 || !rest.startsWith('</command-name>', end)) return undefined;
  const name = rest.slice(0, end);
  return /\s/.test(name) ? undefined : (name.startsWith('/') ? name : `/${name}`).slice(0, 128);
}

function contentOf(record: JsonObject): unknown {
  return isObject(record['message']) ? record['message']['content'] : undefined;
}
