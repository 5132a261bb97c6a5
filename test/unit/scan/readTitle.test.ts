import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { PromptTitles } from '../../../src/core/scan/promptTitles.ts';
import { readPromptTitle } from '../../../src/core/scan/readTitle.ts';
import { LogTree } from '../logTree.ts';
import { assistant, jsonl, user } from '../records.ts';

describe('readPromptTitle', () => {
  /** Title and cost of the prompt after `before` in a file. */
  function titleIn(text: string, offset = 0): ReturnType<typeof readPromptTitle> {
    using tree = new LogTree();
    return readPromptTitle(tree.write('-a/x.jsonl', text), offset);
  }

  it('reads the line at its place and little more', () => {
    const before = jsonl(assistant(), user('Not this one.'));
    const prompt = jsonl(user('  Größe ändern\nplease. '));
    const { title, readBytes } = titleIn(before + prompt + jsonl(assistant()).repeat(1000), Buffer.byteLength(before));
    assert.equal(title, 'Größe ändern\nplease.');
    assert.ok(readBytes <= 8 * 1024, `${readBytes} bytes`);
  });

  it('reads a last line that has no newline yet', () => {
    assert.equal(titleIn(JSON.stringify(user('Hello'))).title, 'Hello');
  });

  it('reads on for a longer prompt, and keeps 200 characters of it', () => {
    const { title, readBytes } = titleIn(jsonl(user(`Look: ${'x'.repeat(30_000)}`)));
    assert.equal(title, `Look: ${'x'.repeat(194)}`);
    assert.ok(readBytes < 128 * 1024);
  });

  it('gives up on a line of megabytes before it has read them', () => {
    const { title, readBytes } = titleIn(jsonl(user('x'.repeat(3_000_000))));
    assert.equal(title, undefined);
    assert.ok(readBytes < 512 * 1024, `${readBytes} bytes`);
  });

  const rows: readonly (readonly [what: string, text: string])[] = [
    ['an answer', jsonl(assistant())],
    ['half a record', JSON.stringify(user('Hello')).slice(0, -1)],
    ['the middle of a record', JSON.stringify(user('Hello')).slice(5)],
    ['an injected prompt', jsonl(user('<command-name>/clear'))],
    ['another value', '42\n'],
    ['nothing', ''],
  ];
  for (const [what, text] of rows) it(`finds none in ${what}`, () => assert.equal(titleIn(text).title, undefined));

  it('finds none after the end of the file', () => {
    assert.deepEqual(titleIn(jsonl(user('Hello')), 1_000_000), { title: undefined, readBytes: 0 });
  });

  it('does not mind a file that is gone, and does not wait for a FIFO', () => {
    using tree = new LogTree();
    const none = { title: undefined, readBytes: 0 };
    assert.deepEqual(readPromptTitle(tree.pathOf('gone.jsonl'), 0), none);
    execFileSync('mkfifo', [tree.pathOf('pipe.jsonl')]);
    assert.deepEqual(readPromptTitle(tree.pathOf('pipe.jsonl'), 0), none);
    assert.deepEqual(readPromptTitle(tree.projects, 0), none);
  });

  it('is asked once for each place', () => {
    using tree = new LogTree();
    const path = tree.write('-a/x.jsonl', jsonl(user('Hello')));
    const titles = new PromptTitles();
    assert.equal(titles.titleAt(path, 0), 'Hello');
    tree.remove('-a/x.jsonl');
    assert.equal(titles.titleAt(path, 0), 'Hello');
    assert.equal(titles.titleAt(path, 1), undefined);
  });
});
