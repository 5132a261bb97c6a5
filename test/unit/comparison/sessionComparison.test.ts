import assert from 'node:assert/strict';
import { sessionComparison } from '../../../src/core/answers/comparison/sessionComparison.ts';
import { sessionList } from '../../../src/core/answers/sessionList.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import { comparisonMarkdown } from '../../../src/core/export/comparisonMarkdown.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, otherSession, session, user } from '../records.ts';

const slug = '-home-dev-work-billing';
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();

function call(id: string, name: string, file: string, result: object | string, minute: number, line: object): string {
  const use = { type: 'tool_use', id: `toolu_${id}`, name, input: { file_path: file } };
  const isError = typeof result === 'string';
  const block = { type: 'tool_result', tool_use_id: use.id, content: 'x', ...(isError ? { is_error: true } : {}) };
  return jsonl(
    assistant({ id: `msg_${id}`, at: at(minute), input: 0, output: 0, content: [use], line }),
    user([block], { timestamp: at(minute + 1), toolUseResult: result, ...line }),
  );
}

const lines = ['+new', '-old', ' same'];
const edited = (filePath: string) => ({
  filePath,
  oldString: 'old',
  newString: 'new',
  structuredPatch: [{ oldStart: 1, oldLines: 2, newStart: 1, newLines: 2, lines }],
});

async function compare(keys: readonly string[], ...logs: readonly (readonly [id: string, text: string])[]) {
  using tree = new LogTree();
  for (const [id, text] of logs) tree.write(`${slug}/${id}.jsonl`, text);
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  const view = viewOf(refresher.index);
  return { view, comparison: sessionComparison(view, keys) };
}

describe('sessions side by side', () => {
  const [mine, theirs] = [{ sessionId: session }, { sessionId: otherSession, gitBranch: 'vat' }];
  const vat = '/home/dev/work/billing/vat.ts';
  const logs: readonly (readonly [string, string])[] = [
    [
      session,
      jsonl({ type: 'ai-title', aiTitle: 'VAT | one' }, user('Hi', { ...mine, timestamp: at(0) })) +
        call('a', 'Edit', vat, edited(vat), 1, mine) +
        call('b', 'Bash', '', 'Error: exit 1', 3, mine) +
        jsonl(assistant({ id: 'msg_m', at: at(5), input: 0, output: 1_000_000, line: mine })),
    ],
    [
      otherSession,
      jsonl({ type: 'ai-title', aiTitle: 'VAT two' }, user('Hi', { ...theirs, timestamp: at(0) })) +
        call('c', 'Edit', vat, edited(vat), 1, theirs) +
        call('d', 'Edit', vat, edited(vat), 3, theirs) +
        call(
          'e',
          'Write',
          '/tmp/x',
          { type: 'create', filePath: '/tmp/x', content: 'a\nb\n', structuredPatch: [] },
          5,
          theirs,
        ) +
        jsonl(
          assistant({ id: 'msg_t', at: at(10), input: 0, output: 1_500_000, line: theirs }),
          assistant({ id: 'msg_h', at: at(10), model: 'claude-haiku-4-5', input: 0, output: 1_000_000, line: theirs }),
        ),
    ],
  ];
  const keys = [`${slug}/${session}`, `${slug}/${otherSession}`];

  it('are what the tree and the reports say of each', async () => {
    const { view, comparison } = await compare(keys, ...logs);
    assert.deepEqual([comparison.title, comparison.hasChange], ['Comparison of 2 sessions', true]);
    assert.deepEqual(comparison.sessions, ['VAT | one', 'VAT two']);
    const rows = new Map(
      comparison.groups.flatMap((group) => group.rows.map((row) => [`${group.title}/${row.label}`, row])),
    );
    const of = (label: string) => [...(rows.get(label)?.cells ?? []), rows.get(label)?.change];
    assert.deepEqual(of('Session/Branch'), ['main', 'vat', '']);
    assert.deepEqual(of('Session/Duration'), ['5 min', '10 min', '▲ 100 %']);
    assert.deepEqual(of('Cost and tokens/Cost'), ['$20.00', '$35.00', '▲ 75 %']);
    assert.deepEqual(of('Cost and tokens/Haiku 4.5'), ['–', '$5.00', '']);
    assert.deepEqual(of('Cost and tokens/Output'), ['1,000,000', '2,500,000', '▲ 150 %']);
    assert.deepEqual(of('Work/Tool calls'), ['2', '3', '▲ 50 %']);
    assert.deepEqual(of('Work/Errors'), ['1', '–', '▼ 100 %']);
    assert.deepEqual(of('Tools/Edit'), ['1', '2', '▲ 100 %']);
    assert.deepEqual(of('Tools/Bash'), ['1 (1 error)', '–', '▼ 100 %']);
    assert.deepEqual(of('Files changed/vat.ts'), ['+1 −1', '+2 −2', '']);
    assert.deepEqual(of('Files changed//tmp/x'), ['–', 'new, +2', '']);
    const list = sessionList(view, usageBySession(view));
    for (const [i, key] of keys.entries()) {
      const said = list.find((row) => row.key === key)!.description.split(' · ');
      assert.ok(said.includes(rows.get('Cost and tokens/Cost')!.cells[i]!));
    }
  });

  it('are as many as there are, each once, in their order, without a change where they are not two', async () => {
    const { comparison } = await compare([keys[1]!, keys[0]!, keys[1]!, 'x/y'], ...logs);
    assert.deepEqual(comparison.sessions, ['VAT two', 'VAT | one']);
    const { comparison: none } = await compare(['x/y'], ...logs);
    assert.deepEqual([none.sessions, none.hasChange], [[], false]);
  });

  it('say of a model without a price that it has none, and set nothing against it', async () => {
    const strange = jsonl(assistant({ id: 'msg_s', model: 'my-model', input: 0, output: 500, line: theirs }));
    const { comparison } = await compare(keys, logs[0]!, [otherSession, strange]);
    const cost = comparison.groups[1]!.rows[0]!;
    assert.deepEqual([cost.cells, cost.change], [['$20.00', 'unpriced, 500 tokens'], '']);
  });

  it('are one table of Markdown, in which what they are called stays text', async () => {
    const hostile = '![x](https://evil.example/x.png) | <img src=x> [a](command:quit) $(zap) `b`';
    const renamed = jsonl({ type: 'custom-title', customTitle: hostile, sessionId: session });
    const { comparison } = await compare(keys, [session, logs[0]![1] + renamed], logs[1]!);
    const markdown = comparisonMarkdown(comparison);
    const [, , head, rule, ...rows] = markdown.split('\n');
    const columns = (line: string): number => line.split(/(?<!\\)\|/).length;
    assert.equal(columns(head!), columns(rule!));
    for (const row of rows.filter((line) => line.startsWith('|'))) assert.equal(columns(row), columns(head!), row);
    assert.doesNotMatch(markdown, /(?<!\\)[<`]|(?<!\\)\]\(|(?<!\\)!\[/);
  });
});
