import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TranscriptFilter } from '../../../src/core/answers/transcript.ts';
import type { TranscriptItem } from '../../../src/core/answers/transcriptItem.ts';
import { assistant, resultOf, toolUse, user } from '../records.ts';
import { itemsOf, pagesOf } from './walk.ts';
import { key, Talk } from './talk.ts';

const calling = (id: string, tool: string, input: object): object =>
  assistant({ id: `msg_${id}`, content: [toolUse(id, tool, input)] });

const records: readonly object[] = [
  user('Fix the VAT'),
  assistant({ content: [{ type: 'thinking', thinking: 'Where is it?' }] }),
  assistant({ content: [{ type: 'text', text: 'I look for it' }] }),
  calling('toolu_1', 'Grep', { pattern: 'vat' }),
  resultOf('toolu_1', undefined, { content: 'src/a.ts' }),
  calling('toolu_2', 'Bash', { command: 'npm test' }),
  resultOf('toolu_2', 'Error: Exit code 1', {
    content: 'Exit code 1\nVAT is off by one cent: größer als 7',
    is_error: true,
  }),
  user('<command-name>/cost</command-name>'),
  { type: 'system', subtype: 'api_error', error: { status: 529 } },
  { type: 'mode', mode: 'vat' },
  user('[Request interrupted by user]'),
];

const named = (item: TranscriptItem): string =>
  item.kind === 'toolCall' ? item.tool : 'label' in item ? `${item.kind} ${item.label}` : item.kind;

describe('a filtered transcript', () => {
  let talk: Talk;
  before(async () => (talk = await Talk.of(...records)));
  after(() => talk[Symbol.dispose]());

  const cases: readonly (readonly [what: string, filter: TranscriptFilter, items: readonly string[]])[] = [
    [
      'everything but details',
      {},
      [
        'prompt',
        'thinking thinking (12)',
        'answer',
        'Grep',
        'Bash',
        'slashCommand',
        'apiError Overloaded',
        'note Interrupted',
      ],
    ],
    ['details too', { kinds: ['note'], withDetails: true }, ['note mode', 'note Interrupted']],
    ['prompts', { kinds: ['prompt'] }, ['prompt']],
    ['prompts and commands', { kinds: ['prompt', 'slashCommand'] }, ['prompt', 'slashCommand']],
    ['words', { kinds: ['answer', 'thinking'] }, ['thinking thinking (12)', 'answer']],
    ['calls', { kinds: ['toolCall'] }, ['Grep', 'Bash']],
    ['one tool', { tools: ['Bash'] }, ['Bash']],
    ['a tool that was not used', { tools: ['Write'] }, []],
    ['errors', { errorsOnly: true }, ['Bash', 'apiError Overloaded']],
    ['errors of one tool', { errorsOnly: true, tools: ['Grep'] }, []],
    ['failed calls', { errorsOnly: true, kinds: ['toolCall'] }, ['Bash']],
    ['a text, in a call or its result, in any case', { text: 'VAT' }, ['prompt', 'Grep', 'Bash']],
    ['a text that stands only in a result', { text: 'GRÖSSER' }, []],
    ['a text with other letters', { text: 'GRÖß' }, ['Bash']],
    ['a text over a line’s end', { text: 'code 1 vat' }, ['Bash']],
    ['a text in what somebody typed', { text: 'vat', kinds: ['prompt'] }, ['prompt']],
    ['a text in an error', { text: 'cent', errorsOnly: true }, ['Bash']],
    ['a text that is a pattern elsewhere', { text: '.*' }, []],
    ['a text that stands nowhere', { text: 'income tax' }, []],
    ['a text among details', { text: 'vat', withDetails: true }, ['prompt', 'Grep', 'Bash', 'note mode']],
  ];
  for (const [what, filter, items] of cases) {
    it(`shows ${what}, from either end`, () => {
      assert.deepEqual(talk.items(filter).map(named), items);
      assert.deepEqual(itemsOf(pagesOf(talk.view, key, 'main', filter, 'backward')).map(named), items);
    });
  }

  it('shows a call once whose own words and whose result have the text, in whichever pages they are', async () => {
    using long = await Talk.of(
      calling('toolu_1', 'Bash', { command: 'echo needle' }),
      calling('toolu_2', 'Bash', { command: 'echo' }),
      ...Array.from({ length: 300 }, (_, i) => user(`needle ${i}`)),
      resultOf('toolu_1', undefined, { content: 'needle' }),
      resultOf('toolu_2', undefined, { content: 'a needle' }),
    );
    const items = itemsOf(pagesOf(long.view, key, 'main', { text: 'Needle' }));
    assert.equal(items.length, 302);
    assert.equal(new Set(items.map(({ id }) => id)).size, 302);
  });
});

describe('a text in a transcript, by chance', () => {
  /** A prompt, or a call whose result comes so many lines later. */
  const part = fc.record({ has: fc.boolean(), resultHas: fc.boolean(), waits: fc.option(fc.nat({ max: 6 })) });

  it('is shown and leapt to where it stands, in its order, from either end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 14 }), async (parts) => {
        const lines: { readonly at: number; readonly record: object }[] = [];
        for (const [i, { has, resultHas, waits }] of parts.entries()) {
          const text = has ? `a Needle ${i}` : `hay ${i}`;
          if (waits === null) lines.push({ at: i, record: user(text) });
          else {
            lines.push({ at: i, record: calling(`toolu_${i}`, 'Bash', { command: text }) });
            const result = resultOf(`toolu_${i}`, undefined, { content: resultHas ? 'NEEDLE' : 'hay' });
            lines.push({ at: i + waits + 0.5, record: result });
          }
        }
        using talk = await Talk.of(...lines.toSorted((a, b) => a.at - b.at).map(({ record }) => record));
        const all = talk.items();
        const wanted = all.filter((_, i) => parts[i]!.has || (parts[i]!.waits !== null && parts[i]!.resultHas));
        const ids = wanted.map(({ id }) => id);
        const filter = { text: 'needle' };
        assert.deepEqual(
          talk.items(filter).map(({ id }) => id),
          ids,
        );
        assert.deepEqual(
          itemsOf(pagesOf(talk.view, key, 'main', filter, 'backward')).map(({ id }) => id),
          ids,
        );
        for (const { offset } of all) {
          const place = { session: key, log: 'main' };
          const to = { kind: 'text', text: 'needle' } as const;
          const page = talk.desk.page(talk.view, place, { kind: 'around', offset }, filter)!;
          assert.deepEqual(
            page.items.map(({ id }) => id),
            ids,
          );
          const next = wanted.find((item) => item.offset > offset);
          const previous = wanted.findLast((item) => item.offset < offset);
          const found = (item: TranscriptItem | undefined): object =>
            item ? { kind: 'found', offset: item.offset, item: item.id } : { kind: 'none' };
          assert.deepEqual(talk.desk.jump(talk.view, place, offset, to, 'next'), found(next));
          assert.deepEqual(talk.desk.jump(talk.view, place, offset, to, 'previous'), found(previous));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('leaps in a transcript', () => {
  let talk: Talk;
  before(async () => {
    talk = await Talk.of(
      user('One'),
      calling('toolu_1', 'Bash', { command: 'a' }),
      resultOf('toolu_1', undefined, { is_error: true }),
      assistant({ id: 'msg_dear', output: 90_000 }),
      user('Two'),
      assistant({
        content: [toolUse('toolu_2', 'Read', { file_path: '/a' }), toolUse('toolu_3', 'Read', { file_path: '/b' })],
      }),
      resultOf('toolu_3', undefined, { is_error: true, content: 'gone' }),
      { type: 'system', subtype: 'compact_boundary', compactMetadata: { trigger: 'manual', preTokens: 7 } },
    );
  });
  after(() => talk[Symbol.dispose]());

  const place = { session: key, log: 'main' };
  const leaps = (kind: 'prompt' | 'error' | 'tool' | 'compaction', direction: 'next' | 'previous'): string[] => {
    const items = new Map(talk.items().map((item) => [item.id, item]));
    const found: string[] = [];
    let from = direction === 'next' ? 0 : 1_000_000;
    for (;;) {
      const jumped = talk.desk.jump(talk.view, place, from, { kind }, direction);
      if (jumped.kind !== 'found') return found;
      const item = items.get(jumped.item)!;
      found.push(item.kind === 'toolCall' ? `${item.name} ${item.subject}` : item.kind);
      from = jumped.offset;
    }
  };

  it('go from one thing to the next of its kind and back, and end', () => {
    // The first prompt is where one starts from.
    assert.deepEqual(leaps('prompt', 'next'), ['prompt']);
    assert.deepEqual(leaps('prompt', 'previous'), ['prompt', 'prompt']);
    assert.deepEqual(leaps('error', 'next'), ['Bash a', 'Read /b']);
    assert.deepEqual(leaps('error', 'previous'), ['Read /b', 'Bash a']);
    assert.deepEqual(leaps('tool', 'next'), ['Bash a', 'Read /a']);
    assert.deepEqual(leaps('compaction', 'next'), ['compaction']);
  });

  it('find the costliest message from anywhere', () => {
    const jumped = talk.desk.jump(talk.view, place, 5, { kind: 'costliest' }, 'next');
    const figure = talk.pages()[0]!.figures.find(({ messageId }) => messageId === 'msg_dear');
    const item = talk.items().find(({ id }) => jumped.kind === 'found' && id === jumped.item);
    assert.equal(item?.figure, figure!.id);
  });

  it('find a text wherever of a call or its result it stands', () => {
    const to = { kind: 'text', text: 'GONE' } as const;
    const call = talk.all('toolCall').find(({ subject }) => subject === '/b')!;
    const forward = talk.desk.jump(talk.view, place, 0, to, 'next');
    const backward = talk.desk.jump(talk.view, place, 1_000_000, to, 'previous');
    assert.deepEqual(
      [forward, backward],
      [
        { kind: 'found', offset: call.offset, item: call.id },
        { kind: 'found', offset: call.offset, item: call.id },
      ],
    );
    assert.deepEqual(talk.desk.jump(talk.view, place, 0, { kind: 'text', text: 'nowhere' }, 'next'), { kind: 'none' });
  });

  it('find a text again and again, each time further on, to the end, in a log of any length', async () => {
    const filler = 'x'.repeat(1_000_000);
    using long = await Talk.of(
      calling('toolu_1', 'Bash', { command: 'a' }),
      user('needle 1'),
      resultOf('toolu_1', undefined, { content: 'needle 0' }),
      ...Array.from({ length: 80 }, (_, i) => user(i % 40 === 0 ? `${filler} needle` : filler)),
      user('needle 4'),
    );
    const walk = (direction: 'next' | 'previous'): string[] => {
      const items: string[] = [];
      let from = direction === 'next' ? 0 : 1_000_000_000;
      for (;;) {
        const jumped = long.desk.jump(long.view, place, from, { kind: 'text', text: 'Needle' }, direction);
        if (jumped.kind === 'none') return items;
        assert.ok(direction === 'next' ? jumped.offset > from : jumped.offset < from);
        from = jumped.offset;
        if (jumped.kind === 'found') items.push(jumped.item);
      }
    };
    const shown = long.items({ text: 'needle' }).map(({ id }) => id);
    assert.equal(shown.length, 5);
    // The call is where one starts from.
    assert.deepEqual(walk('next'), shown.slice(1));
    assert.deepEqual(walk('previous').toReversed(), shown);
    const counted = new Set<number>();
    for (let from: number | undefined = 0; from !== undefined;) {
      const { offsets, further } = long.desk.hits(long.view, place, from, 'NEEDLE');
      assert.ok(further === undefined || further > from);
      for (const offset of offsets) counted.add(offset);
      from = further;
    }
    assert.deepEqual(
      [...counted].toSorted((a, b) => a - b),
      long.items({ text: 'needle' }).map(({ offset }) => offset),
    );
    assert.deepEqual(long.desk.hits(long.view, place, 0, 'nowhere').offsets, []);
  });

  it('find a record by its id, in whichever log it stands', async () => {
    const { uuid, offset } = talk.items()[3]!;
    assert.deepEqual(await talk.desk.find(talk.view, key, uuid!), { place, offset });
    assert.equal(await talk.desk.find(talk.view, key, 'no-such-id'), undefined);
  });

  it('are shown on the map, and counted for the filters', () => {
    const { rail, counts } = talk.head();
    assert.deepEqual(
      rail.map(({ kind, label }) => [kind, label]),
      [
        ['prompt', 'Prompt 09:59'],
        ['error', 'Bash failed 10:00'],
        ['costliest', 'Costliest message: $1.80'],
        ['prompt', 'Prompt 09:59'],
        ['error', 'Read failed 10:00'],
        ['compaction', 'Compaction'],
      ],
    );
    assert.ok(rail.every(({ share }) => share >= 0 && share <= 1));
    assert.deepEqual(counts, {
      prompts: 2,
      errors: 2,
      toolCalls: 3,
      compactions: 1,
      tools: [
        { tool: 'Read', name: 'Read', calls: 2, errors: 1 },
        { tool: 'Bash', name: 'Bash', calls: 1, errors: 1 },
      ],
    });
  });
});
