import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Who may import whom: the table of ARCHITECTURE.md. `types:` before a room allows `import type` only; `node:` and packages are
 * named as they are imported. What a room does not list, it may not import.
 */
const walls: Readonly<Record<string, readonly string[]>> = {
  'core/model': [],
  'core/kit': ['core/model', 'luxon', 'node:'],
  'core/discover': ['core/model', 'core/kit', 'node:', 'fast-glob'],
  'core/live': ['core/model', 'core/kit', 'node:'],
  'core/scan': ['core/model', 'core/kit', 'node:'],
  'core/digest': ['core/model', 'core/kit'],
  'core/store': ['core/model', 'core/kit', 'node:'],
  'core/index': ['core/model', 'core/kit'],
  'core/price': ['core/model', 'core/kit'],
  'core/answers': ['core/model', 'core/kit', 'core/index', 'core/price', '@vscode/l10n'],
  'core/export': [
    'core/model',
    'core/kit',
    'types:core/answers',
    'core/answers/safeText.ts',
    '@vscode/l10n',
    'markdown-it',
  ],
  'core/refresh.ts': ['core/'],
  'core/refresh': ['core/', 'node:'],
  'core/explain.ts': ['core/'],
  'core/transcript': ['core/'],
  'core/search': ['core/', 'node:'],
  'core/sessionChanges.ts': ['core/'],
  link: ['types:core/model', 'types:core/kit', 'types:core/answers'],
  worker: ['core/', 'link', 'node:', '@vscode/l10n'],
  host: ['core/', 'link', 'node:', 'vscode', '@vscode/l10n'],
  'webview/dashboard': ['types:core/model', 'types:core/answers', 'link', 'preact', '@vscode/l10n'],
  'webview/transcript': ['types:core/model', 'types:core/answers', 'link', 'preact', '@vscode/l10n', 'markdown-it'],
  cli: ['core/', 'node:', '@vscode/l10n'],
  'cli.ts': ['core/', 'cli', 'node:', '@vscode/l10n'],
  'extension.ts': ['core/', 'link', 'host', 'node:', 'vscode', '@vscode/l10n'],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

/** `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`, over several lines too. */
const importPattern =
  /^import\s+(type\s+)?(?:[\w*{}\s,$]+\sfrom\s+)?['"]([^'"]+)['"]|^export\s+(type\s+)?[\w*{}\s,$]+\sfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, 'src', file), 'utf8');
  return Array.from(text.matchAll(importPattern), ([, importsType, imported, exportsType, exported, dynamic]) => {
    const specifier = imported ?? exported ?? dynamic!;
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
    return { file, target, isTypeOnly: importsType !== undefined || exportsType !== undefined };
  });
}

const roomOf = (file: string): string | undefined =>
  Object.keys(walls)
    .filter((room) => isIn(file, room))
    .toSorted((a, b) => b.length - a.length)[0];

const isIn = (target: string, room: string): boolean =>
  target === room || target.startsWith(room.endsWith('/') || room.endsWith(':') ? room : `${room}/`);

function isAllowed({ file, target, isTypeOnly }: Import): boolean {
  const room = roomOf(file);
  if (room === undefined) return false;
  if (isIn(target, room)) return true;
  return walls[room]!.some((rule) =>
    rule.startsWith('types:') ? isTypeOnly && isIn(target, rule.slice('types:'.length)) : isIn(target, rule),
  );
}

describe('the walls of the house', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: path.join(root, 'src') }).map((file) => file.replaceAll('\\', '/'));
  const sources = files.filter((file) => !file.endsWith('.d.ts'));

  it('every source file is in a room', () => {
    assert.ok(sources.length > 50);
    assert.deepEqual(
      sources.filter((file) => roomOf(file) === undefined),
      [],
    );
  });

  it('no room imports what its row of the table does not allow', () => {
    const trespasses = sources.flatMap(importsOf).filter((each) => !isAllowed(each));
    assert.deepEqual(
      trespasses.map(({ file, target, isTypeOnly }) => `${file} → ${isTypeOnly ? 'type ' : ''}${target}`),
      [],
    );
  });

  it('sees imports of every form', () => {
    const seen = importsOf('extension.ts').map(({ target }) => target);
    assert.ok(seen.includes('vscode') && seen.includes('host/workerClient.ts'));
    assert.equal(isAllowed({ file: 'core/scan/x.ts', target: 'core/store/y.ts', isTypeOnly: true }), false);
    assert.equal(isAllowed({ file: 'core/answers/x.ts', target: 'node:fs', isTypeOnly: false }), false);
    assert.equal(isAllowed({ file: 'link/x.ts', target: 'core/answers/overview.ts', isTypeOnly: false }), false);
  });
});
