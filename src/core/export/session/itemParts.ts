import { assertNever } from '../../kit/assertNever.ts';
import type { DiffHunk, LongText, ToolBody, TranscriptImage, TranscriptItem } from '../../answers/transcriptItem.ts';

/** A piece of what an item holds, by how it is set: the same for every format that people read. */
export type ItemPart =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  /** Set in one width, with its spaces. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'diff'; readonly hunks: readonly DiffHunk[] }
  | { readonly kind: 'field'; readonly name: string; readonly text: string }
  | { readonly kind: 'images'; readonly images: readonly TranscriptImage[] };

export interface SetItem {
  /** What it is, on one line: of a prompt and an answer nothing, since the words speak. */
  readonly headline: string;
  /** Opened only by who wants to see it. */
  readonly isFolded: boolean;
  readonly parts: readonly ItemPart[];
}

/** What an item holds, in the order in which it is read. */
export function setItem(item: TranscriptItem): SetItem {
  switch (item.kind) {
    case 'prompt':
      return open(item.note ?? '', words(item.text), images(item.images));
    case 'answer':
      return open('', [{ kind: 'markdown', text: item.markdown.text }]);
    case 'thinking':
      return folded(item.label, words(item.text));
    case 'toolCall':
      return folded(
        line(item.name, item.subject, item.outcome, item.duration),
        bodyParts(item.body),
        images(item.images),
      );
    case 'subAgent':
      return folded(line(item.agentType, item.title, item.outcome), words(item.prompt), markdown(item.result));
    case 'compaction':
      return folded(item.label, markdown(item.summary));
    case 'slashCommand':
      return open(item.name, words(item.args), code(item.output));
    case 'hook':
      return folded(item.name, code(item.text));
    case 'apiError':
    case 'note':
      return open(item.label, words(item.text));
    case 'skipped':
      return open(item.label);
    default:
      return assertNever(item);
  }
}

function bodyParts(body: ToolBody): ItemPart[] {
  switch (body.kind) {
    case 'diff':
      return [{ kind: 'diff', hunks: body.hunks }, ...code(body.error)];
    case 'terminal':
      return [...code({ text: `$ ${body.command.text}` }), ...code(body.output), ...code(body.errorOutput)];
    case 'file':
      return [...code(body.text), ...code(body.error)];
    case 'other':
      return [
        ...body.inputs.map(({ name, value }): ItemPart => ({ kind: 'field', name, text: value.text })),
        ...code(body.output),
      ];
    default:
      return assertNever(body);
  }
}

const open = (headline: string, ...parts: readonly (readonly ItemPart[])[]): SetItem => ({
  headline,
  isFolded: false,
  parts: parts.flat(),
});

const folded = (headline: string, ...parts: readonly (readonly ItemPart[])[]): SetItem => ({
  headline,
  isFolded: true,
  parts: parts.flat(),
});

const line = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' · ');

type Text = Pick<LongText, 'text'> | undefined;

const words = (text: Text): ItemPart[] => (text && text.text !== '' ? [{ kind: 'words', text: text.text }] : []);
const markdown = (text: Text): ItemPart[] => (text && text.text !== '' ? [{ kind: 'markdown', text: text.text }] : []);
const images = (all: readonly TranscriptImage[]): ItemPart[] =>
  all.length > 0 ? [{ kind: 'images', images: all }] : [];

function code(text: Text): ItemPart[] {
  const plain = text ? withoutEscapes(text.text) : '';
  return plain === '' ? [] : [{ kind: 'code', text: plain }];
}

/** Terminal colours are for eyes, not for files. */
export const withoutEscapes = (text: string): string => text.replace(escapes, '');

// oxlint-disable-next-line no-control-regex -- terminal output is made of them
const escapes = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]?|[\b\u001b]/g;
