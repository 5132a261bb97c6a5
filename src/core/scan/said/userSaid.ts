import type { Hash64 } from '../../model/hash64.ts';
import { noText, type PromptSource, type Said, type SaidText } from '../../model/said.ts';
import type { EpochMs } from '../../model/time.ts';
import { field, type JsonObject, objectField, stringField } from '../jsonValue.ts';
import { commandIn } from '../actOrigin.ts';
import { interruptions } from '../readFacts.ts';
import { readToolResult } from './readToolResult.ts';
import { blocksOf, type TextReader } from './textReader.ts';

/** What stands where a person's words stand: prompts, results of tools, and what the client writes there in its own name. */
export function userSaid(record: JsonObject, at: EpochMs, texts: TextReader, acts: readonly Hash64[]): Said[] {
  const content = field(objectField(record, 'message'), 'content');
  const blocks = blocksOf(content);
  const results = blocks.filter((block) => field(block, 'type') === 'tool_result');
  const said = results.map((block, index): Said => ({
    kind: 'toolResult',
    id: stringField(block, 'tool_use_id'),
    act: acts[index],
    result: readToolResult(block, results.length === 1 ? record : undefined, at, texts),
  }));
  const words = typeof content === 'string' ? [texts.text(content)] : textsOf(blocks, texts);
  if (results.length > 0) return [...said, ...words.map((text) => clientSaid(text) ?? injected(text))];
  return wordsSaid(record, words, content, texts);
}

function textsOf(blocks: readonly JsonObject[], texts: TextReader): SaidText[] {
  return blocks.filter((block) => field(block, 'type') === 'text').map((block) => texts.field(block, 'text'));
}

function wordsSaid(record: JsonObject, words: readonly SaidText[], content: unknown, texts: TextReader): Said[] {
  if (field(record, 'isCompactSummary') === true) return [{ kind: 'compactSummary', text: texts.content(content) }];
  const isMeta = field(record, 'isMeta') === true;
  const origin = stringField(objectField(record, 'origin'), 'kind');
  const said = words.flatMap((text): Said[] => {
    if (text.text.trim() === '') return [];
    const known = clientSaid(text);
    if (known) return [known];
    if (isMeta) return [injected(text)];
    if (origin !== undefined && origin !== 'human')
      return [{ kind: 'note', topic: 'background', text, isDetail: false }];
    return [{ kind: 'prompt', text, images: [], source: sourceOf(record) }];
  });
  const images = texts.images(content);
  return images.length === 0 ? said : withImages(said, images, sourceOf(record));
}

/** Pictures belong to the prompt that they were pasted into; some come without a word. */
function withImages(said: Said[], images: ReturnType<TextReader['images']>, source: PromptSource): Said[] {
  const at = said.findLastIndex(({ kind }) => kind === 'prompt');
  const prompt = said[at];
  if (prompt?.kind !== 'prompt') return [...said, { kind: 'prompt', text: noText, images, source }];
  return said.with(at, { ...prompt, images });
}

function sourceOf(record: JsonObject): PromptSource {
  const source = field(record, 'promptSource');
  return source === 'queued' || source === 'sdk' || source === 'system' ? source : 'typed';
}

/** What the client writes in a person's place (FORMAT.md §4); undefined for what is not its. */
export function clientSaid(text: SaidText): Said | undefined {
  const opening = text.text.trimStart();
  if (interruptions.includes(opening.trimEnd())) return { kind: 'interruption' };
  if (opening.startsWith('<command-')) return slashCommand(text);
  for (const [tag, read] of tags) if (opening.startsWith(`<${tag}>`)) return read(inside(text, tag));
  return opening.startsWith('Caveat:') ? injected(text) : undefined;
}

const tags: readonly (readonly [tag: string, read: (text: SaidText) => Said])[] = [
  ['local-command-stdout', (output) => ({ kind: 'command', name: '', args: noText, output })],
  ['local-command-stderr', (output) => ({ kind: 'command', name: '', args: noText, output })],
  ['local-command-caveat', (text) => injected(text)],
  ['bash-input', (args) => ({ kind: 'command', name: '!', args, output: noText })],
  ['bash-stdout', (output) => ({ kind: 'command', name: '', args: noText, output })],
  ['bash-stderr', (output) => ({ kind: 'command', name: '', args: noText, output })],
  ['task-notification', (text) => ({ kind: 'note', topic: 'background', text: summaryOf(text), isDetail: false })],
  ['user-prompt-submit-hook', (text) => ({ kind: 'hook', name: 'UserPromptSubmit', state: 'done', text })],
  ['system-reminder', (text) => injected(text)],
  ['ide_opened_file', (text) => injected(text)],
  ['ide_selection', (text) => injected(text)],
];

function slashCommand(text: SaidText): Said {
  const name = commandIn(text.text.trimStart());
  if (name === undefined) return injected(text);
  return { kind: 'command', name, args: inside(text, 'command-args', noText), output: noText };
}

/** What stands between a tag and its end; where it has none, all that follows it. */
function inside({ text, rest }: SaidText, tag: string, otherwise: SaidText = { text, rest }): SaidText {
  const open = text.indexOf(`<${tag}>`);
  if (open < 0) return otherwise;
  const from = open + tag.length + 2;
  const close = text.lastIndexOf(`</${tag}>`);
  return close < from ? { text: text.slice(from), rest } : { text: text.slice(from, close), rest: undefined };
}

/** A notification's own words; what it is wrapped in is for the model. */
function summaryOf(text: SaidText): SaidText {
  return { text: inside(text, 'summary', text).text.trim(), rest: text.rest };
}

const injected = (text: SaidText): Said => ({ kind: 'note', topic: 'injected', text, isDetail: true });
