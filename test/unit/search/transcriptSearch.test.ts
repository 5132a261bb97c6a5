import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import type { SearchEnd, SearchHit, SearchNews } from '../../../src/core/answers/search/searchHit.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { type HireHands, TranscriptSearch } from '../../../src/core/search/transcriptSearch.ts';
import { hireSearchHands, OwnSearchHand } from '../../../src/core/search/threadSearchHand.ts';
import { TranscriptDesk } from '../../../src/core/transcript/transcriptDesk.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, otherSession, resultOf, session, toolUse, user } from '../records.ts';

const here: HireHands = (flag) => [new OwnSearchHand(flag)];
const threads: HireHands = (flag) =>
  hireSearchHands(new URL('../../../src/core/search/searchThread.ts', import.meta.url), flag);

const mainFile = `-home-dev-work-billing/${session}.jsonl`;

/** Logs on disk, indexed, to be searched. */
class Library implements Disposable {
  readonly tree = new LogTree();
  view!: Viewpoint;

  static async of(files: Readonly<Record<string, string>>): Promise<Library> {
    const library = new Library();
    for (const [file, text] of Object.entries(files)) library.tree.write(file, text);
    const refresher = library.tree.refresher();
    await refresher.request({ reason: 'start' });
    library.view = viewOf(refresher.index);
    return library;
  }

  async search(
    text: string,
    hire = here,
  ): Promise<{ readonly hits: SearchHit[]; readonly end: SearchEnd; readonly news: SearchNews[] }> {
    const search = new TranscriptSearch(hire);
    const news: SearchNews[] = [];
    const end = await search.search(this.view, text, (each) => news.push(each));
    search.dismiss();
    return { hits: news.flatMap(({ hits }) => hits), end, news };
  }

  [Symbol.dispose](): void {
    this.tree[Symbol.dispose]();
  }
}

const found = ({ hits }: { readonly hits: readonly SearchHit[] }): string[][] =>
  hits.map(({ who, snippet, match }) => [
    who,
    `${snippet.slice(0, match[0])}[${snippet.slice(...match)}]${snippet.slice(match[1])}`,
  ]);

const call = (id: string, tool: string, input: object): object =>
  assistant({ id: `msg_${id}`, content: [toolUse(id, tool, input)] });

describe('a search in all transcripts', () => {
  it('finds words in what was said, in any case, and says who said them', async () => {
    using library = await Library.of({
      [mainFile]: jsonl(
        user('Why is the VAT off by one cent?'),
        assistant({ id: 'msg_1', content: [{ type: 'thinking', thinking: 'Rounding of vat…' }] }),
        assistant({ id: 'msg_2', content: [{ type: 'text', text: 'The Vat is rounded\ntwice.' }] }),
        call('toolu_1', 'Bash', { command: 'grep -r vat .' }),
        call('toolu_2', 'mcp__ledger__look_up', { q: 'x' }),
        resultOf('toolu_2', undefined, { content: 'a VAT of 19 %' }),
        user('<command-name>/vat-report</command-name>'),
      ),
    });
    assert.deepEqual(found(await library.search('vat')), [
      ['You', 'Why is the [VAT] off by one cent?'],
      ['Thinking', 'Rounding of [vat]…'],
      ['Claude', 'The [Vat] is rounded twice.'],
      ['Bash', 'grep -r [vat] .'],
      ['ledger: look up', 'a [VAT] of 19 %'],
      ['Claude Code', '/[vat]-report'],
    ]);
    assert.deepEqual(
      found(await library.search('rounded twice')),
      [['Claude', 'The Vat is [rounded twice]. ']].map(([who, text]) => [who, text!.trimEnd()]),
    );
  });

  it('finds nothing in ids, names of fields and models, folders, versions and what the client keeps for itself', async () => {
    using library = await Library.of({
      [mainFile]: jsonl(
        user('Hi'),
        assistant({ content: [{ type: 'thinking', thinking: 'x', signature: 'needle' }] }),
        { type: 'needle', needle: 'needle' },
        { type: 'attachment', attachment: { type: 'skill_listing', content: 'needle' } },
        user('needle', { isMeta: true }),
      ),
    });
    for (const text of [
      'needle',
      'tool_use_id',
      'claude-opus',
      '/home/dev/work',
      '2.1.263',
      session,
      'ephemeral',
      'msg_A',
      '2026-11',
    ]) {
      assert.deepEqual(found(await library.search(text)), [], text);
    }
  });

  it('opens each hit at its place: a result at its call, a sub-agent’s words in its log', async () => {
    using library = await Library.of({
      [mainFile]: jsonl(
        user('Hi'),
        call('toolu_1', 'Bash', { command: 'ls' }),
        ...Array.from({ length: 90 }, (_, i) => user(`Meanwhile ${i}`)),
        resultOf('toolu_1', { stdout: 'a needle in a haystack', stderr: '' }),
      ),
      [`-home-dev-work-billing/${session}/subagents/agent-a1.jsonl`]: jsonl(
        user('Look for the needle', { isSidechain: true, agentId: 'a1' }),
      ),
    });
    const { hits } = await library.search('NEEDLE');
    assert.deepEqual(
      hits.map(({ who, log }) => [who, log]),
      [
        ['Bash', 'main'],
        ['Task', 'subagents/agent-a1.jsonl'],
      ],
    );
    const desk = new TranscriptDesk();
    for (const { session: key, log, offset, who } of hits) {
      const page = desk.page(library.view, { session: key, log }, { kind: 'around', offset }, {})!;
      const item = page.items.find((each) => each.offset === offset)!;
      assert.equal(item.kind, who === 'Bash' ? 'toolCall' : 'prompt');
    }
  });

  it('begins with the newest session, and takes a copied line once', async () => {
    const old = user('the needle of old', { timestamp: '2026-11-01T10:00:00.000Z', sessionId: otherSession });
    using library = await Library.of({
      [`-home-dev-work-api/${otherSession}.jsonl`]: jsonl(old, {
        type: 'custom-title',
        customTitle: 'Old',
        sessionId: otherSession,
      }),
      [mainFile]: jsonl(
        { type: 'custom-title', customTitle: 'New', sessionId: session },
        { ...old, sessionId: session },
        user('the needle of today', { timestamp: '2026-11-20T10:00:00.000Z' }),
      ),
    });
    const { hits } = await library.search('needle');
    assert.deepEqual(
      hits.map(({ title, snippet, where }) => [title, snippet, where]),
      [
        ['New', 'the needle of old', 'billing · Fri'],
        ['New', 'the needle of today', 'billing · Fri'],
      ],
    );
  });

  it('finds all in a long log, whose parts are searched apart, and by several threads the same', async () => {
    const filler = 'x'.repeat(1_000_000);
    const lines = Array.from({ length: 40 }, (_, i) => user(`${filler} ${i} needle ${filler.slice(0, 7000 * i)}`));
    using library = await Library.of({
      [mainFile]: jsonl(...lines.slice(0, 20)),
      [mainFile.replace(session, otherSession)]: jsonl(...lines.slice(20)),
    });
    const alone = await library.search('needle');
    assert.equal(alone.hits.length, 40);
    assert.equal(alone.end, 'all');
    assert.equal(alone.news.at(-1)!.searchedBytes, alone.news.at(-1)!.totalBytes);
    const together = await library.search('needle', threads);
    const byPlace = (a: SearchHit, b: SearchHit): number =>
      a.session < b.session ? -1 : a.session > b.session ? 1 : a.offset - b.offset;
    assert.deepEqual(together.hits.toSorted(byPlace), alone.hits.toSorted(byPlace));
  });

  it('shows so many of a log and so many in all, and says that there is more', async () => {
    const prompts = (count: number, of: number): string =>
      jsonl(...Array.from({ length: count }, (_, i) => user(`needle ${of} ${i}`)));
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`-home-dev-work-billing/log${i}.jsonl`, prompts(40, i)]),
    );
    using library = await Library.of(files);
    const { hits, end } = await library.search('needle');
    assert.equal(end, 'enough');
    assert.equal(hits.length, 500);
    const perLog = Object.values(Object.groupBy(hits, (hit) => hit.session)).map((each) => each!.length);
    assert.deepEqual(new Set(perLog), new Set([25]));
  });

  it('ends when it is stopped or another begins, and tells nothing after that', async () => {
    using library = await Library.of({ [mainFile]: jsonl(user('needle')) });
    for (const hire of [here, threads]) {
      const search = new TranscriptSearch(hire);
      let told = 0;
      const first = search.search(library.view, 'needle', () => told++);
      const second = search.search(library.view, 'needle', () => {});
      assert.equal(await first, 'stopped');
      assert.equal(await second, 'all');
      assert.equal(told, 0);
      const third = search.search(library.view, 'needle', () => told++);
      search.stop();
      assert.equal(await third, 'stopped');
      assert.equal(told, 0);
      search.dismiss();
    }
  });

  it('passes over logs that are gone, and shows no text that could lie', async () => {
    using library = await Library.of({
      [mainFile]: jsonl(user('a needle \u202ein\u0000 a \u001b[31mhaystack $(x)')),
      [mainFile.replace(session, 'gone')]: jsonl(user('needle')),
    });
    rmSync(library.tree.pathOf(mainFile.replace(session, 'gone')));
    assert.deepEqual(found(await library.search('needle')), [['You', 'a [needle] in a haystack $(x)']]);
    assert.equal((await library.search('\u0000')).end, 'all');
  });

  it('finds a text wherever it stands in what somebody said, whatever stands around it', async () => {
    const unit = fc.constantFrom('a', 'b', 'B', '"', '\\', '\n', ':', ',', '{', '}', '1', 'é', '漢', '😀');
    const text = fc.string({ unit, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.string({ unit, minLength: 1, maxLength: 3 }),
        async (texts, needle) => {
          if (needle.trim() === '') return;
          using library = await Library.of({ [mainFile]: jsonl(...texts.map((each) => user(`x${each}`))) });
          const { hits } = await library.search(needle);
          const expected = texts.filter((each) =>
            `x${each}`.toLowerCase().replace(/\s/g, ' ').includes(needle.toLowerCase().replace(/\s/g, ' ')),
          );
          assert.equal(hits.length, expected.length, JSON.stringify([texts, needle]));
        },
      ),
      { numRuns: 150 },
    );
  });
});
