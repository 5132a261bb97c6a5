import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Exported, ExportFormat } from '../../../src/core/answers/transcript/exportStep.ts';
import { tameMarkdown } from '../../../src/core/export/session/tameMarkdown.ts';
import { assistant, jsonl, resultOf, session, toolUse, user } from '../records.ts';
import { unwatched } from '../unwatched.ts';
import { agentFile, at, key, mainFile, Talk } from './talk.ts';

async function exported(talk: Talk, format: ExportFormat): Promise<string> {
  const file = path.join(talk.tree.home, `session.${format}`);
  const answer = await talk.desk.export(talk.view, { session: key, format, path: file }, unwatched);
  assert.equal(answer.kind, 'written', JSON.stringify(answer));
  const text = readFileSync(file, 'utf8');
  assert.equal(answer.kind === 'written' && answer.sizeBytes, Buffer.byteLength(text));
  return text;
}

interface MessageNumbers {
  readonly usd: number;
  readonly tokens: { readonly output: number };
}

const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } };

/** A session with a bit of everything, and a sub-agent. */
async function example(): Promise<Talk> {
  const talk = new Talk();
  const task = toolUse('toolu_2', 'Task', { description: 'Find callers', subagent_type: 'Explore', prompt: 'Look' });
  const call = toolUse('toolu_1', 'Bash', { command: 'npm test' });
  talk.tree.write(
    mainFile,
    jsonl(
      { type: 'ai-title', aiTitle: 'VAT *off*', sessionId: session },
      user([{ type: 'text', text: 'Fix the VAT' }, image], { timestamp: at('10:00:00.000') }),
      assistant({
        id: 'msg_1',
        at: at('10:00:05.000'),
        input: 0,
        output: 10_000,
        content: [{ type: 'thinking', thinking: 'Hm' }],
      }),
      assistant({
        id: 'msg_1',
        at: at('10:00:06.000'),
        input: 0,
        output: 10_000,
        content: [{ type: 'text', text: '**Done**, see `a`' }],
      }),
      assistant({ id: 'msg_1', at: at('10:00:07.000'), input: 0, output: 10_000, content: [call] }),
      resultOf('toolu_1', { stdout: '\u001b[32mok\u001b[0m ```', stderr: '' }, {}, { timestamp: at('10:00:09.000') }),
      assistant({ id: 'msg_2', at: at('10:01:00.000'), input: 0, output: 10_000, content: [task] }),
      resultOf(
        'toolu_2',
        { agentId: 'a1', agentType: 'Explore' },
        { content: 'Two' },
        { timestamp: at('10:01:30.000') },
      ),
    ),
  );
  talk.tree.write(
    agentFile('a1'),
    jsonl(
      user('Look', { isSidechain: true, timestamp: at('10:01:01.000') }),
      assistant({
        id: 'msg_3',
        at: at('10:01:20.000'),
        input: 0,
        output: 10_000,
        content: [{ type: 'text', text: 'Two callers' }],
        line: { isSidechain: true },
      }),
    ),
  );
  await talk.refresh();
  return talk;
}

describe('an exported session', () => {
  it('is Markdown: prompts are headings, answers stand as they were written, the rest is folded away', async () => {
    using talk = await example();
    assert.equal(
      await exported(talk, 'markdown'),
      `# VAT \\*off\\*

billing · main · Opus 5\\.5 · 20 Nov 10:00–10:01 · \\$0\\.60

\`${session}\`

## 10:00 · You

> Fix the VAT

*PNG image, 9 B*

*Opus 5\\.5 · \\$0\\.20 · \\$0\\.20 so far*

<details><summary>thinking (2)</summary>

> Hm

</details>

**Done**, see \`a\`

<details><summary>Bash · npm test · 2.0 s</summary>

\`\`\`
$ npm test
\`\`\`

\`\`\`\`
ok \`\`\`
\`\`\`\`

</details>

*Opus 5\\.5 · \\$0\\.20 · \\$0\\.60 so far*

<details><summary>Explore · Find callers · 0 steps · $0.20 · 19 s</summary>

> Look

Two

</details>

<details><summary>Sub-agent: a1</summary>

<blockquote>

### 10:01 · Task

> Look

*Opus 5\\.5 · \\$0\\.20 · \\$0\\.20 so far*

Two callers

</blockquote>

</details>

`,
    );
  });

  it('is JSON: the log’s own words, numbers as numbers, one figure for each message', async () => {
    using talk = await example();
    const {
      version,
      session: about,
      items,
    } = JSON.parse(await exported(talk, 'json')) as {
      readonly version: number;
      readonly session: Record<string, unknown>;
      readonly items: readonly Record<string, unknown>[];
    };
    assert.deepEqual(
      [version, about['id'], about['title'], about['project'], about['from']],
      [1, session, 'VAT *off*', '/home/dev/work/billing', at('10:00:00.000')],
    );
    assert.deepEqual(
      items.map(({ log, kind, at: time }) => [log, kind, time]),
      [
        ['main', 'prompt', at('10:00:00.000')],
        ['main', 'thinking', at('10:00:05.000')],
        ['main', 'answer', at('10:00:06.000')],
        ['main', 'toolCall', at('10:00:07.000')],
        ['main', 'toolCall', at('10:01:00.000')],
        ['subagents/agent-a1.jsonl', 'prompt', at('10:01:01.000')],
        ['subagents/agent-a1.jsonl', 'answer', at('10:01:20.000')],
      ],
    );
    const messages = items.flatMap(({ message }) => (message === undefined ? [] : [message as MessageNumbers]));
    assert.deepEqual(
      messages.map(({ usd, tokens }) => [usd, tokens.output]),
      [
        [0.2, 10_000],
        [0.2, 10_000],
        [0.2, 10_000],
      ],
    );
    const [prompt, , , bash] = items;
    assert.deepEqual(prompt!['images'], [{ mediaType: 'image/png', base64: 'iVBORw0KGgo=' }]);
    assert.deepEqual(bash!['input'], { kind: 'shell', command: 'npm test' });
    const result = bash!['result'] as Record<string, unknown>;
    assert.deepEqual([result['at'], result['isError'], result['text']], [at('10:00:09.000'), false, 'out']);
  });

  it('is one HTML file with its pictures, that asks nothing of a network', async () => {
    using talk = await example();
    const html = await exported(talk, 'html');
    assert.match(html, /^<!doctype html>/);
    assert.match(html, /<title>VAT \*off\*<\/title>/);
    assert.match(html, /<img src="data:image\/png;base64,iVBORw0KGgo=" alt="PNG image, 9 B"/);
    assert.match(html, /<strong>Done<\/strong>, see <code>a<\/code>/);
    assert.match(html, /<pre>\$ npm test<\/pre><pre>ok ```<\/pre>/);
    assert.match(html, /<details class="log"><summary>Sub-agent: a1<\/summary>\n<article class="prompt aside"/);
    assert.match(html, /default-src 'none'/);
    // A minute is told once, however much was said in it.
    assert.equal(html.split('>10:00</time>').length, 2);
    demandQuiet(html);
    assert.match(html, /<\/main>\n<\/body>\n<\/html>\n$/);
  });

  it('of hostile text runs nothing and asks for nothing, in any format', async () => {
    const nasty =
      '<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>\n![x](https://evil.example/y.png)\n[y](command:evil)\n[z](javascript:alert(1)) [w]: data:x\n"><b>';
    using talk = await Talk.of(
      { type: 'custom-title', customTitle: nasty },
      user(nasty),
      user([{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: '"><script>' } }]),
      assistant({
        id: nasty,
        content: [
          { type: 'text', text: nasty },
          toolUse(nasty, nasty, { [nasty]: nasty }),
          toolUse('toolu_9', 'Edit', { file_path: nasty, old_string: '', new_string: nasty }),
        ],
        line: { uuid: nasty },
      }),
      resultOf(nasty, undefined, { content: nasty }),
    );
    demandQuiet(await exported(talk, 'html'));
    const markdown = (await exported(talk, 'markdown')).replace(/^(`{3,})[^]*?^\1$/gm, '');
    const tags = new Set(Array.from(markdown.matchAll(/(?<!\\)<\/?([a-z]+)/gi), ([, tag]) => tag));
    assert.deepEqual(tags, new Set(['details', 'summary']));
    assert.doesNotMatch(markdown, /!\[|\]\((?!https?:|#)/);
    JSON.parse(await exported(talk, 'json'));
  });

  it('is not there where it could not be written, and what was there before stays', async () => {
    using talk = await example();
    const nowhere = path.join(talk.tree.home, 'no/such/folder/x.md');
    const answer: Exported = await talk.desk.export(
      talk.view,
      { session: key, format: 'markdown', path: nowhere },
      unwatched,
    );
    assert.equal(answer.kind, 'failed');
    const folder = path.join(talk.tree.home, 'x.md');
    writeFileSync(folder, 'before');
    const nobodys = { session: 'no/session', format: 'markdown', path: folder } as const;
    assert.equal((await talk.desk.export(talk.view, nobodys, unwatched)).kind, 'gone');
    assert.equal(readFileSync(folder, 'utf8'), 'before');
    assert.equal(existsSync(nowhere), false);
    assert.deepEqual(
      readdirSync(talk.tree.home).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('tells how far it is, up to the end, and leaves nothing behind when it is called off on the way', async () => {
    using talk = await example();
    const turns = Array.from({ length: 3000 }, (_, i) =>
      assistant({ id: `msg_long_${i}`, content: [{ type: 'text', text: 'Long '.repeat(100) }] }),
    );
    talk.tree.append(mainFile, jsonl(...turns));
    await talk.refresh();
    const file = path.join(talk.tree.home, 'long.md');
    const order = { session: key, format: 'markdown', path: file } as const;
    const shares: number[] = [];
    const watched = { signal: new AbortController().signal, tell: (share: number) => void shares.push(share) };
    assert.equal((await talk.desk.export(talk.view, order, watched)).kind, 'written');
    assert.deepEqual(
      shares,
      [...new Set(shares)].toSorted((a, b) => a - b),
    );
    assert.ok(shares.length > 50 && shares.length <= 100, `${shares.length} steps`);
    assert.equal(shares.at(-1), 1);

    writeFileSync(file, 'before');
    const stop = new AbortController();
    const half = (share: number): void => {
      if (share >= 0.5) stop.abort();
    };
    const stopped = await talk.desk.export(talk.view, order, { signal: stop.signal, tell: half });
    assert.deepEqual(stopped, { kind: 'stopped' });
    assert.equal(readFileSync(file, 'utf8'), 'before');
    assert.deepEqual(
      readdirSync(talk.tree.home).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('has each sub-agent once, also one that no call names, and those of sub-agents', async () => {
    using talk = await example();
    const nested = toolUse('toolu_7', 'Task', { description: 'Deeper', prompt: 'x' });
    talk.tree.append(
      agentFile('a1'),
      jsonl(
        assistant({ id: 'msg_7', content: [nested], line: { isSidechain: true } }),
        resultOf('toolu_7', { agentId: 'a2' }, {}, { isSidechain: true }),
      ),
    );
    talk.tree.write(
      agentFile('a2'),
      jsonl(assistant({ id: 'msg_8', content: [{ type: 'text', text: 'Deep' }], line: { isSidechain: true } })),
    );
    talk.tree.write(
      agentFile('a3'),
      jsonl(assistant({ id: 'msg_9', content: [{ type: 'text', text: 'Lost' }], line: { isSidechain: true } })),
    );
    await talk.refresh();
    const markdown = await exported(talk, 'markdown');
    for (const words of ['Two callers', 'Deep\n', 'Lost\n', 'Sub-agent: a2', 'Sub-agent: a3'])
      assert.equal(markdown.split(words).length, 2, words);
  });
});

/** No script, no handler, no address but data: and what a reader may click on. */
function demandQuiet(html: string): void {
  const tags = new Set(Array.from(html.matchAll(/<([a-z0-9]+)/gi), ([, tag]) => tag!.toLowerCase()));
  for (const tag of ['script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'video', 'audio'])
    assert.ok(!tags.has(tag), tag);
  for (const [, attributes] of html.matchAll(/<[a-z0-9]+((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gi)) {
    for (const [, name, value] of attributes!.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)) {
      assert.ok(!/^on|^style$|^srcset$|^background$/.test(name!), name);
      if (name === 'src') assert.match(value!, /^data:image\/(png|jpeg|gif|webp);base64,/);
      if (name === 'href') assert.match(value!, /^https?:/);
    }
  }
}

describe('tamed Markdown', () => {
  const cases: readonly (readonly [what: string, from: string, to: string])[] = [
    ['HTML', 'a <b>c</b> <!-- x -->', 'a &lt;b>c&lt;/b> &lt;!-- x -->'],
    ['what is no HTML', 'a < b, 1 <2 <https://x.y>', 'a < b, 1 <2 <https://x.y>'],
    ['icons', 'a $(trash) b `$(pwd)` \\$(c) $4', 'a \\$(trash) b `$(pwd)` \\$(c) $4'],
    ['pictures', '![x](https://x.y/z.png)', '[x](https://x.y/z.png)'],
    ['links', '[a](https://x.y) [b](command:x) [c](<file:///x>) [d](#e)', '[a](https://x.y) [b](#) [c](#) [d](#e)'],
    ['references', '[a]: javascript:x\n[b]: https://x.y', '[a]: #\n[b]: https://x.y'],
    ['code in a line', '`<b>` <b> ``![x]`` ![x]', '`<b>` &lt;b> ``![x]`` [x]'],
    ['an open backtick', '`<b>', '`&lt;b>'],
    ['code blocks', '```\n<b>\n~~~\n```\n<b>', '```\n<b>\n~~~\n```\n&lt;b>'],
    ['code blocks in lists', '- ```html\n  <b>\n  ```\n<b>', '- ```html\n  <b>\n  ```\n&lt;b>'],
  ];
  for (const [what, from, to] of cases) it(`is right about ${what}`, () => assert.equal(tameMarkdown(from), to));
});
