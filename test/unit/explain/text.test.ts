import assert from 'node:assert/strict';
import { explanationChoices } from '../../../src/core/answers/explanationChoices.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { explanationText } from '../../../src/core/export/explanationText.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, session } from '../records.ts';
import { explained } from './demandExplained.ts';
import { reader } from '../plainLabels.ts';

const own = `-a/${session}.jsonl`;
const subject = { kind: 'session', key: `-a/${session}` } as const;

describe('an explanation as text', () => {
  it('cuts what is too long, says how much more there is, and how to get it', async () => {
    using tree = new LogTree();
    const many = Array.from({ length: 30 }, (_, i) =>
      assistant({ id: `msg_${i}`, at: `2026-11-20T10:00:${i + 10}.000Z` }),
    );
    tree.write(own, jsonl(...many));
    const explanation = await explained(await viewOfTree(tree), subject, 12);
    assert.deepEqual([explanation.turns.length, explanation.more?.messages], [12, 18]);
    const text = explanationText(reader, explanation);
    assert.match(text, /^18 more messages after these 12: 540 tokens, \$0\.\d+\.$/m);
    assert.match(text, new RegExp(`^All of them: claude-code-tracer explain ${session}$`, 'm'));
  });

  it('never offers a hostile name to be pasted into a shell', async () => {
    using tree = new LogTree();
    tree.write(
      own,
      jsonl(assistant({ id: 'msg_A', model: 'x; rm -rf ~' }), assistant({ id: 'msg_B', model: 'x; rm -rf ~' })),
    );
    const explanation = await explained(await viewOfTree(tree), { kind: 'model', model: 'x; rm -rf ~' }, 1);
    assert.equal(explanation.command, undefined);
    assert.match(explanationText(reader, explanation), /^All of them: claude-code-tracer explain$/m);
  });

  it('shows hostile text as text', async () => {
    using tree = new LogTree();
    const evil = 'a\nSUM\u001b[2J\u202e\u2028# [x](command:y)';
    tree.write(
      `-a/${session}/subagents/agent-${'e\nvil'.replace('\n', '\u001b')}.jsonl`,
      jsonl(
        { type: 'custom-title', customTitle: evil, sessionId: session },
        assistant({ id: 'msg_A', model: evil, line: { cwd: `/w/${evil}`, gitBranch: evil } }),
      ),
    );
    const view = await viewOfTree(tree);
    for (const choice of Object.values(explanationChoices(view)).flat()) {
      const text = explanationText(reader, await explained(view, choice.subject));
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
      assert.equal(text.split('\n').filter((line) => line.startsWith('SUM')).length, 1);
    }
  });
});

async function viewOfTree(tree: LogTree): Promise<Viewpoint> {
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  return viewOf(refresher.index);
}
