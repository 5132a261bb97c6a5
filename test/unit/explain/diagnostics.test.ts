import assert from 'node:assert/strict';
import { diagnostics, type Surroundings } from '../../../src/core/answers/diagnostics.ts';
import { diagnosticsText } from '../../../src/core/export/diagnosticsText.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, otherSession, session, user } from '../records.ts';
import { labels, reader } from '../plainLabels.ts';

const surroundings: Surroundings = {
  store: 'memory',
  folders: [
    { folder: '/home/dev/.claude', logs: '/home/dev/.claude/projects', fault: undefined },
    { folder: '/home/dev/.config/claude', logs: undefined, fault: undefined },
  ],
};

describe('diagnostics', () => {
  it('tell of each log what is not in order, and nothing of the others', async () => {
    using tree = new LogTree();
    const odd = tree.write(
      `-a/${session}.jsonl`,
      `{"cut\n42\n${jsonl(
        { type: 'brand-new', sessionId: session },
        { type: 'attachment', attachment: { type: 'novel' } },
        { type: 'attachment', attachment: { type: 'file' } },
        assistant({ id: 'msg_A', model: 'my-model', input: 7, output: 3, stopReason: null }),
      )}`,
    );
    tree.write(`-a/${otherSession}.jsonl`, jsonl(user('Hi'), assistant({ id: 'msg_B' })));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    const found = diagnostics(viewOf(refresher.index), surroundings);
    assert.deepEqual(found.findings, [
      {
        path: odd,
        isDeleted: false,
        skips: [
          { reason: 'broken-line', count: 1, bytes: 5, offsets: [0] },
          { reason: 'not-an-object', count: 1, bytes: 2, offsets: [6] },
        ],
        unknownKinds: [
          { kind: 'attachment/novel', records: 1 },
          { kind: 'brand-new', records: 1 },
        ],
        incompleteOutputs: 1,
        unpriced: [{ model: 'my-model', tokens: 10 }],
      },
    ]);
    assert.deepEqual([found.files, found.sessions, found.messages, found.incompleteOutputs], [2, 2, 2, 1]);
    const text = diagnosticsText({ labels, home: '/home/dev' }, found);
    assert.match(text, /^ {3}~\/\.claude {2}logs in ~\/\.claude\/projects$/m);
    assert.match(text, /^ {3}~\/\.config\/claude {2}no logs$/m);
    assert.match(text, /^Index +in memory only/m);
    assert.match(text, /^Prices +list of \d{4}-\d\d-\d\d/m);
    assert.match(text, /^ {3}skipped: 1 × JSON, but no record, 2 bytes, at byte 6$/m);
    assert.match(text, /^ {3}unknown: brand-new, 1 record$/m);
    assert.match(text, /^ {3}unpriced: my-model, 10 tokens$/m);
  });

  it('name deleted logs and say that their figures are kept', async () => {
    using tree = new LogTree();
    tree.write(`-a/${session}.jsonl`, jsonl(assistant()));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    assert.match(
      diagnosticsText(reader, diagnostics(viewOf(refresher.index), surroundings)),
      /^Nothing to say of any log\.$/m,
    );
    tree.remove(`-a/${session}.jsonl`);
    await refresher.request({ reason: 'timer' });
    const found = diagnostics(viewOf(refresher.index), surroundings);
    assert.equal(found.deletedFiles, 1);
    assert.match(diagnosticsText(reader, found), /^ {3}deleted by Claude Code; its figures are kept$/m);
  });

  it('show hostile names as text', async () => {
    using tree = new LogTree();
    const evil = 'x\n\u001b[2J\u202e';
    tree.write(`-a/${session}.jsonl`, jsonl({ type: evil }, assistant({ model: evil })));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    const text = diagnosticsText(reader, diagnostics(viewOf(refresher.index), surroundings));
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
  });
});
