import { ENGLISH, readTexts } from '../../../scripts/texts.mjs';

const latin = 'abcdefghijklmnopqrstuvwxyz';
const greek = 'αβψδεφγηιξκλμνοπϘρστθωϞχυζ';

/** A letter of English as one that nobody could have typed into the source. */
function strange(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const other = greek[latin.indexOf(letter.toLowerCase())]!;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });
}

/** A bundle with every text of ours in letters that are not Latin; figures and names keep their places. */
export function strangeTongue(): Readonly<Record<string, string>> {
  const texts = readTexts(ENGLISH) as Readonly<Record<string, string | { readonly message: string }>>;
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, strange(typeof text === 'string' ? text : text.message)]),
  );
}

/** What may be Latin in any language: it is data, or a name that somebody else has given. */
const names: readonly RegExp[] = [
  /(?:~|\/tmp)\/[^\s)]*/g, // paths, before the ids in them
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, // ids
  /\b[0-9a-f]{8}\b/g, // their beginnings
  /\bclaude-code-tracer (?:explain|diagnostics)\b|--project\b/g, // commands
  /\bclaude-(?:opus|haiku)-\d-\d\b|\b(?:opus|haiku)-\d-\d\b/g, // models
  /\b(?:Opus|Haiku) \d\.\d\b|\bBash\b/g, // what they and tools are called
  /\bEUR\b|\bUTC\b/g,
  /\b[a-z]+(?:_\w+)+(?:\.[a-z]+)?\b/g, // fields of a price list
  /\bhttps:[\w./-]+/g,
];

/** The words in Latin letters that are left when names are gone. */
export function latinWords(text: string, ...more: readonly string[]): string[] {
  let rest = text;
  for (const name of [...more, ...names]) rest = rest.replaceAll(name, ' ');
  return rest.match(/[A-Za-z]+/g) ?? [];
}

/** The same of everything that an answer shows: `dataFields` hold what no view shows, or shows as it stands in a log. */
export function latinIn(answer: unknown, dataFields: readonly string[], place = ''): string[] {
  if (typeof answer === 'string') {
    const words = latinWords(answer);
    return words.length > 0 ? [`${place}: ${words.join(' ')} — in ${JSON.stringify(answer.slice(0, 200))}`] : [];
  }
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([field, value]) =>
    dataFields.includes(field) && isText(value) ? [] : latinIn(value, dataFields, `${place}.${field}`),
  );
}

const isText = (value: unknown): boolean => [value].flat().every((part) => typeof part === 'string');

/** What a page says: its text, and the attributes that are read out or shown. */
export function saidIn(html: string): string {
  const attributes = html.matchAll(
    /\s(?:title|aria-label|aria-description|aria-roledescription|alt|placeholder)="([^"]*)"/g,
  );
  const text = html.replace(/<(style|script)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ');
  return [text, ...Array.from(attributes, ([, value]) => value)].join(' ').replace(/&[a-z]+;|&#x?[0-9a-f]+;/gi, ' ');
}
