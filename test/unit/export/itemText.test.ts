import assert from 'node:assert/strict';
import { itemText } from '../../../src/core/export/itemText.ts';
import { answer, long, subAgent, toolCall } from '../webview/transcript/pages.ts';

describe('a message as text', () => {
  it('is what was said, as it was written', () => {
    assert.equal(itemText({ ...answer(1), markdown: long('## Done\n\n**all** of it') }), '## Done\n\n**all** of it');
  });

  it('of a call is what it was given and what came back, without the colours of a terminal', () => {
    const output = long('\u001b[31m1 failing\u001b[0m');
    const body = { kind: 'terminal', command: long('npm test'), output, errorOutput: long('exit 1') } as const;
    assert.equal(
      itemText({ ...toolCall(1, 'failed'), outcome: 'exit 1', body }),
      'Bash npm test exit 1\n$ npm test\n1 failing\nexit 1',
    );
  });

  it('of a change is its lines with their signs', () => {
    const lines = [
      { sign: '-', text: 'a' },
      { sign: '+', text: 'b' },
    ] as const;
    const hunks = [{ oldStart: 1, newStart: 1, lines }];
    const body = { kind: 'diff', of: 'edit', path: '/x', hunks, showAll: undefined, error: undefined } as const;
    assert.equal(itemText({ ...toolCall(1), name: 'Edit', subject: '/x', body }), 'Edit /x\n-a\n+b');
  });

  it('of a sub-agent is its task and its result', () => {
    const item = { ...subAgent(1, 'a1'), prompt: long('Find them.'), result: long('Three.') };
    assert.equal(itemText(item), 'Explore find all callers\nFind them.\nThree.');
  });
});
