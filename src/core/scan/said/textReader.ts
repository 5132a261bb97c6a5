import { noText, type SaidImage, type SaidText } from '../../model/said.ts';
import { arrayField, asObject, field, type JsonObject, objectField, stringField } from '../jsonValue.ts';
import type { LeftOut } from '../shortenStrings.ts';

/** Stands at the end of a shortened string, with a number after it; a character that is none, so that nobody's text has it. */
export const shortenedMark = '\ufdd0';

/** Reads texts of a record, and how much of each was left out. */
export class TextReader {
  readonly #leftOut: readonly LeftOut[];

  constructor(leftOut: readonly LeftOut[] = []) {
    this.#leftOut = leftOut;
  }

  /** The text that a value is; what is none is its JSON, nothing is no text. */
  text(value: unknown): SaidText {
    if (value === undefined || value === null || value === '') return noText;
    if (typeof value !== 'string') return { text: JSON.stringify(value, undefined, 2), rest: undefined };
    const mark = this.#leftOut.length === 0 ? -1 : value.lastIndexOf(shortenedMark);
    const rest = mark < 0 ? undefined : this.#leftOut[Number(value.slice(mark + 1) || Number.NaN)];
    return rest ? { text: value.slice(0, mark), rest } : { text: value, rest: undefined };
  }

  field(object: JsonObject | undefined, name: string): SaidText {
    return this.text(field(object, name));
  }

  /** All text blocks of a content, which may also be a text as it is. */
  content(content: unknown): SaidText {
    if (!Array.isArray(content)) return this.text(content);
    const texts = content.map((block) => this.#blockText(asObject(block))).filter(({ text }) => text !== '');
    return { text: texts.map(({ text }) => text).join('\n'), rest: sumOf(texts) };
  }

  images(content: unknown): readonly SaidImage[] {
    if (!Array.isArray(content)) return [];
    return content.flatMap((block) => this.#image(asObject(block)) ?? []);
  }

  #blockText(block: JsonObject | undefined): SaidText {
    switch (field(block, 'type')) {
      case 'text':
        return this.field(block, 'text');
      case 'tool_reference':
        return this.field(block, 'tool_name');
      case 'document':
        return this.field(block, 'title');
      default:
        return noText;
    }
  }

  #image(block: JsonObject | undefined): SaidImage | undefined {
    const source = field(block, 'type') === 'image' ? objectField(block, 'source') : undefined;
    const base64 = this.field(source, 'data');
    return base64.text === '' ? undefined : { mediaType: stringField(source, 'media_type') ?? '', base64 };
  }
}

/** The blocks of a content; none where it is a text. */
export const blocksOf = (content: unknown): readonly JsonObject[] => (Array.isArray(content) ? objectsIn(content) : []);

export const fieldsOf = (object: JsonObject | undefined): readonly (readonly [string, unknown])[] =>
  object === undefined ? [] : Object.entries(object);

export const listOf = (object: JsonObject | undefined, name: string): readonly JsonObject[] =>
  objectsIn(arrayField(object, name));

const objectsIn = (list: readonly unknown[]): readonly JsonObject[] =>
  list.map(asObject).filter((entry) => entry !== undefined);

function sumOf(texts: readonly SaidText[]): SaidText['rest'] {
  const rests = texts.flatMap(({ rest }) => rest ?? []);
  if (rests.length === 0) return undefined;
  return {
    bytes: rests.reduce((sum, { bytes }) => sum + bytes, 0),
    lines: rests.reduce((sum, { lines }) => sum + lines, 0),
  };
}
