import assert from 'node:assert/strict';
import { type FromTranscript, isFromTranscript, isToTranscript } from '../../../src/link/transcriptMessages.ts';

describe('what a transcript page may say', () => {
  const good: readonly FromTranscript[] = [
    { kind: 'ready' },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'end' }, filter: {} },
    {
      kind: 'page',
      id: 2,
      log: 'subagents/agent-a.jsonl',
      start: { kind: 'around', offset: 7 },
      filter: { kinds: ['prompt'], tools: ['mcp__x'], errorsOnly: true, text: 'VAT', withDetails: false },
    },
    { kind: 'item', id: 3, log: 'main', item: '10.2' },
    { kind: 'image', id: 4, log: 'main', item: '10.2', index: 0 },
    { kind: 'jump', id: 5, log: 'main', from: 0, to: { kind: 'text', text: 'VAT' }, direction: 'next' },
    { kind: 'jump', id: 6, log: 'main', from: 9, to: { kind: 'costliest' }, direction: 'previous' },
    { kind: 'hits', id: 7, log: 'main', from: 0, text: 'VAT' },
    { kind: 'openDiff', log: 'main', item: '10' },
    { kind: 'openFile', log: 'main', item: '10' },
    { kind: 'openLink', url: 'https://example.org/a' },
    { kind: 'copy', log: 'main', item: '10', what: 'link' },
    { kind: 'copyText', text: 'const total = 1;' },
    { kind: 'run', command: 'resume' },
  ];

  for (const message of good) {
    it(`takes ${JSON.stringify(message).slice(0, 70)}`, () => assert.ok(isFromTranscript(message)));
  }

  const strangers: readonly unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { kind: 'eval' },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'end' } },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'around', offset: -1 }, filter: {} },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'after', offset: 1.5 }, filter: {} },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'end' }, filter: { kinds: ['secret'] } },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'end' }, filter: { tools: [7] } },
    { kind: 'page', id: 1, log: 'main', start: { kind: 'end' }, filter: { text: 'x'.repeat(1001) } },
    { kind: 'page', id: 1, log: 7, start: { kind: 'end' }, filter: {} },
    { kind: 'item', id: Number.NaN, log: 'main', item: '1' },
    { kind: 'image', id: 4, log: 'main', item: '10.2', index: '0' },
    { kind: 'jump', id: 5, log: 'main', from: 0, to: { kind: 'secret' }, direction: 'next' },
    { kind: 'jump', id: 5, log: 'main', from: 0, to: { kind: 'text' }, direction: 'next' },
    { kind: 'jump', id: 5, log: 'main', from: 0, to: { kind: 'prompt' }, direction: 'sideways' },
    { kind: 'hits', id: 7, log: 'main', from: -1, text: 'VAT' },
    { kind: 'openLink', url: 'command:workbench.action.terminal.new' },
    { kind: 'openLink', url: 'file:///etc/passwd' },
    { kind: 'copy', log: 'main', item: '10', what: 'secret' },
    { kind: 'copyText', text: 'x'.repeat(4_000_001) },
    { kind: 'run', command: 'workbench.action.quit' },
  ];

  for (const message of strangers) {
    it(`refuses ${JSON.stringify(message)?.slice(0, 90)}`, () => assert.equal(isFromTranscript(message), false));
  }

  it('knows the answers by their kind', () => {
    assert.ok(isToTranscript({ kind: 'reveal', log: 'main', offset: 0 }));
    assert.equal(isToTranscript({ kind: 'ready' }), false);
    assert.equal(isToTranscript(null), false);
  });
});
