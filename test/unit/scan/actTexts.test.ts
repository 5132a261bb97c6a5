import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { hashText } from '../../../src/core/kit/hash.ts';
import type { ActPlace } from '../../../src/core/model/act.ts';
import { ActTexts } from '../../../src/core/scan/actTexts.ts';
import { readAgentWords, readErrorText } from '../../../src/core/scan/readActText.ts';
import { LogTree } from '../logTree.ts';
import { assistant, jsonl, resultOf, toolUse, user } from '../records.ts';

const placeOf = (path: string, id: string, offset = 0): ActPlace => ({ path, offset, key: hashText(`tool\0${id}`) });
const failed = (id: string, content: unknown): object => ({
  type: 'tool_result',
  tool_use_id: id,
  content,
  is_error: true,
});

describe('words of acts', () => {
  let tree: LogTree;
  beforeEach(() => {
    tree = new LogTree();
  });
  afterEach(() => tree[Symbol.dispose]());

  const errorIn = (record: object, id = 'toolu_1'): string | undefined =>
    readErrorText(placeOf(tree.write('-a/x.jsonl', jsonl(record)), id));

  it('are what a tool said of its failure, as text or in blocks', () => {
    assert.equal(
      errorIn(resultOf('toolu_1', 'Error', { content: ' Exit code 1\nno such file ' })),
      'Exit code 1\nno such file',
    );
    assert.equal(
      errorIn(resultOf('toolu_1', 'Error', { content: [{ type: 'text', text: 'In a block' }] })),
      'In a block',
    );
    assert.equal(errorIn(resultOf('toolu_1', 'Error', { content: 'x'.repeat(5000) }))?.length, 2000);
    assert.equal(errorIn(resultOf('toolu_1', 'Error', { content: '' })), undefined);
    const wrapped = '<tool_use_error>File has not been read yet.</tool_use_error>';
    assert.equal(errorIn(resultOf('toolu_1', 'Error', { content: wrapped })), 'File has not been read yet.');
  });

  it('are that one’s of several results on one line', () => {
    const both = user([failed('toolu_1', 'first'), { type: 'text', text: 'x' }, failed('toolu_2', 'second')]);
    assert.deepEqual([errorIn(both, 'toolu_1'), errorIn(both, 'toolu_2')], ['first', 'second']);
  });

  it('are found where a parent’s log repeats them', () => {
    const message = user([failed('toolu_1', 'relayed')]);
    assert.equal(errorIn({ type: 'progress', data: { type: 'agent_progress', message } }), 'relayed');
  });

  it('are what the client said when it gave up', () => {
    const gaveUp = assistant({
      content: [{ type: 'text', text: 'API Error: 429' }],
      line: { isApiErrorMessage: true },
    });
    assert.equal(errorIn(gaveUp), 'API Error: 429');
  });

  it('stand at their offset, and are remembered when the log is gone', () => {
    const before = jsonl(user('Größe'));
    const path = tree.write('-a/x.jsonl', before + jsonl(resultOf('toolu_1', '', { content: 'here' })));
    const place = placeOf(path, 'toolu_1', Buffer.byteLength(before));
    const texts = new ActTexts();
    assert.equal(texts.errorAt(place), 'here');
    tree.remove('-a/x.jsonl');
    assert.equal(texts.errorAt(place), 'here');
    assert.equal(texts.errorAt({ ...place, offset: 1 }), undefined);
  });

  it('of a sub-agent stand beside its log, else in the call that started it', () => {
    const call = tree.write(
      '-a/x.jsonl',
      jsonl(
        assistant({ content: [toolUse('toolu_1', 'Task', { subagent_type: 'Explore', description: 'Find callers' })] }),
      ),
    );
    const place = placeOf(call, 'toolu_1');
    const log = tree.pathOf('-a/x/subagents/agent-a1.jsonl');
    assert.deepEqual(readAgentWords(log, place), { type: 'Explore', description: 'Find callers' });
    tree.write('-a/x/subagents/agent-a1.meta.json', '{"agentType":"reviewer",\n"description":"Review it"}');
    assert.deepEqual(readAgentWords(log, place), { type: 'reviewer', description: 'Review it' });
    assert.deepEqual(readAgentWords(log, undefined), { type: 'reviewer', description: 'Review it' });
    tree.write('-a/x/subagents/agent-a1.meta.json', `{"description":"${'x'.repeat(100_000)}"}`);
    assert.equal(readAgentWords(log, undefined), undefined);
  });

  it('are none where there is no file, and no FIFO is waited for', () => {
    assert.equal(readErrorText(placeOf(tree.pathOf('gone.jsonl'), 'toolu_1')), undefined);
    execFileSync('mkfifo', [tree.pathOf('agent-a1.meta.json')]);
    assert.equal(readAgentWords(tree.pathOf('agent-a1.jsonl'), undefined), undefined);
  });
});
