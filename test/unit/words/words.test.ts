import assert from 'node:assert/strict';
import {
  ENGLISH,
  MANIFEST_ENGLISH,
  readText,
  readTexts,
  sourceFiles,
  textFile,
  textsOfSource,
  translationsOf,
} from '../../../scripts/texts.mjs';

/** Where a contribution has text. */
const shown: readonly string[] = [
  ...['title', 'shortTitle', 'displayName', 'name', 'contextualTitle', 'label', 'contents', 'detail'],
  ...['description', 'markdownDescription', 'enumDescriptions', 'markdownEnumDescriptions', 'enumItemLabels'],
  ...['patternErrorMessage', 'deprecationMessage', 'markdownDeprecationMessage', 'altText', 'userDescription'],
];

const remedy =
  'Run `npm run strings`, put a translation for every `null` in the files that it names, and commit them (CONTRIBUTING.md, Words).';

describe('the texts that people read', () => {
  it('are all in l10n/bundle.l10n.json, as the source has them', async () => {
    const isCurrent = readText(ENGLISH) === textFile(await textsOfSource());
    assert.ok(isCurrent, `${ENGLISH} is not what the source says now. ${remedy}`);
  });

  it('stand whole where they are used: what is put together there cannot be found, nor translated', () => {
    const call = /(?<![\w.])(?:vscode\.)?l10n\s*\.t\(\s*(?!\s|['"`{])[^\n]*/g;
    const joined = /(?<![\w.])(?:vscode\.)?l10n\s*\.t\(\s*(?:message:\s*)?(['"`])(?:\\.|(?!\1)[^\\])*\1\s*\+[^\n]*/g;
    const filled = /(?<![\w.])l10n\s*\.t\(\s*`[^`]*\$\{[^\n]*/g;
    const found = sourceFiles().flatMap((file) =>
      [call, joined, filled].flatMap(
        (form) =>
          readText(file)
            .match(form)
            ?.map((text) => `${file}: ${text}`) ?? [],
      ),
    );
    assert.deepEqual(found, []);
  });

  it('are all there is to read in the host, which no test can run in another language', () => {
    const sentence =
      /(['`])(?=[\p{L}$])((?:(?!\1)[^\\\n{};<]|\$\{[^}]*\})*\p{L}{2,} (?:\p{Ll}|\$\{)(?:(?!\1)[^\\\n{};<]|\$\{[^}]*\})*)\1/gu;
    const isHandedOver = /(?:(?<![\w.])t|l10n\s*\.t)\(\s*(?:\{\s*message:\s*)?$/;
    const isForUs = /(?:Error|super|[bB]ug(?:\.fire)?)\(\s*$/;
    const found = sourceFiles()
      .filter((file) => file.startsWith('src/host/') && !file.endsWith('/tracerLog.ts'))
      .flatMap((file) => {
        const code = readText(file).replace(/\/\*.*?\*\/|(?<=\s)\/\/[^\n]*/gs, '');
        const said = [...code.matchAll(sentence)].filter(({ index }) => {
          const before = code.slice(0, index);
          return !isHandedOver.test(before) && !isForUs.test(before);
        });
        return said.map(([text]) => `${file}: ${text}`);
      });
    assert.deepEqual(found, []);
  });

  it('have no figures in a language that somebody has chosen for all', () => {
    const own = ['src/core/answers/labels.ts', 'src/core/answers/moneyLabels.ts'];
    // Which month `12 Nov` is has one name in English; see labels.ts.
    const fixed =
      /Intl\.(?:NumberFormat|DateTimeFormat|RelativeTimeFormat)\(\s*['"`)[][^\n]*|\.toLocale(?!UpperCase|LowerCase)\w*\([^\n]*/g;
    const found = sourceFiles()
      .filter((file) => !own.includes(file))
      .flatMap(
        (file) =>
          readText(file)
            .match(fixed)
            ?.map((text) => `${file}: ${text}`) ?? [],
      );
    assert.deepEqual(found, [], 'Take the label from `view.labels`, or the locale from a `LabelForm`.');
  });

  it('are never made while modules are loaded, when the language is not known yet', () => {
    const early = /^(?:export )?const [^\n]*= (?:vscode\.)?l10n\.t\([^\n]*/gm;
    const found = sourceFiles().flatMap(
      (file) =>
        readText(file)
          .match(early)
          ?.map((text) => `${file}: ${text}`) ?? [],
    );
    assert.deepEqual(found, []);
  });
});

for (const english of [ENGLISH, MANIFEST_ENGLISH]) {
  for (const file of translationsOf(english)) {
    describe(file, () => {
      const texts = readTexts(file) as Readonly<Record<string, string | null>>;
      const originals = readTexts(english) as Readonly<Record<string, string | { readonly message: string }>>;
      const pairs = Object.entries(originals).map(([key, original]) => {
        const source = typeof original === 'string' ? original : original.message;
        return { key, source, translated: texts[key] ?? undefined };
      });

      it('has every text, and no others', () => {
        const missing = pairs.filter(({ translated }) => translated === undefined).map(({ key }) => key);
        const unused = Object.keys(texts).filter((key) => !(key in originals));
        assert.deepEqual({ missing, unused }, { missing: [], unused: [] }, remedy);
      });

      it('is written as `npm run strings` writes it', () => {
        const order = english === ENGLISH ? undefined : Object.keys(originals);
        assert.ok(readText(file) === textFile(texts, order), `${file} is out of order. ${remedy}`);
      });

      it('keeps the places of figures and names', () => {
        const places = (text: string): string => [...new Set(text.match(/\{\d+\}/g))].toSorted().join(' ');
        const wrong = pairs.filter(({ source, translated }) => translated && places(source) !== places(translated));
        assert.deepEqual(wrong, []);
      });

      it('is a translation', () => {
        const isSentence = (text: string): boolean => (text.match(/\p{L}+/gu)?.length ?? 0) > 3;
        const copied = pairs.filter(({ source, translated }) => isSentence(source) && source === translated);
        assert.deepEqual(copied, []);
      });
    });
  }
}

describe('the manifest', () => {
  const manifest = JSON.parse(readText('package.json')) as Readonly<Record<string, unknown>>;
  const texts = readTexts(MANIFEST_ENGLISH);
  const said = textsIn(manifest['contributes'], 'contributes');
  for (const name of ['displayName', 'description', 'capabilities'])
    said.push(...textsIn({ [name]: manifest[name] }, ''));

  it('names its texts, so that they can be translated', () => {
    assert.ok(said.length > 40);
    assert.deepEqual(
      said.filter(({ text }) => !/^%[\w.]+%$/.test(text)),
      [],
      `Write %some.key% there, and the text under that key into ${MANIFEST_ENGLISH}.`,
    );
  });

  it(`finds all of them in ${MANIFEST_ENGLISH}, which has no others`, () => {
    const used = new Set(said.map(({ text }) => text.slice(1, -1)));
    const missing = [...used].filter((key) => !(key in texts));
    const unused = Object.keys(texts).filter((key) => !used.has(key));
    assert.deepEqual({ missing, unused }, { missing: [], unused: [] });
  });
});

/** What VS Code shows of a contribution. `category` is our name, `defaultSnippets` are code. */
function textsIn(value: unknown, place: string): { readonly place: string; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (name === 'defaultSnippets') return [];
    const at = `${place}.${name}`;
    if (!shown.includes(name)) return textsIn(part, at);
    const texts: readonly unknown[] = Array.isArray(part) ? part : [part];
    return texts.flatMap((text) => (typeof text === 'string' ? [{ place: at, text }] : textsIn(text, at)));
  });
}
