import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { explanationText } from '../../../src/core/export/explanationText.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, otherSession, session, user } from '../records.ts';
import { explained } from './demandExplained.ts';
import { labels, reader } from '../plainLabels.ts';

const own = `-a/${session}.jsonl`;
const subject = { kind: 'session', key: `-a/${session}` } as const;

describe('the evidence for a number', () => {
  it('shows price, rule, lines and the line that decides', async () => {
    using tree = new LogTree();
    const lines = [
      assistant({ output: 1, stopReason: null }),
      assistant({ input: 100, output: 500, write1h: 20, at: '2026-11-20T10:00:02.000Z', usage: { speed: 'fast' } }),
    ];
    tree.write(own, `{"cut\n${jsonl(...lines)}`);
    const explanation = await explained(await viewOfTree(tree), subject);
    const [turn] = explanation.turns;
    assert.equal(turn!.local, '2026-11-20 10:00:00.000');
    assert.match(turn!.price.rule, /^fast ×/);
    assert.deepEqual(
      turn!.lines.map(({ file, offset, isDecisive }) => [file, offset, isDecisive]),
      [
        [1, 6, false],
        [1, 6 + jsonl(lines[0]!).length, true],
      ],
    );
    assert.deepEqual(explanation.skips, [{ file: 1, reason: 'broken-line', offset: 0, bytes: 5 }]);
    const text = explanationText({ labels, home: '/home/dev' }, explanation);
    assert.match(text, /^ {3}output +500 × \$\d+ +a million = \$0\.\d+$/m);
    assert.match(text, /^ {6}\[1\] byte 6: 10 input, 1 output, no stop reason$/m);
    assert.match(text, /500 output.* at 2026-11-20 10:00:02\.000, fast <$/m);
    assert.match(text, /^ {3}\[1\] byte 0, 5 bytes: no whole record, not counted$/m);
  });

  it('tells copies from what is counted, on both sides', async () => {
    using tree = new LogTree();
    const forked = { sessionId: otherSession, forkedFrom: { sessionId: session, messageUuid: 'u' } };
    tree.write(own, jsonl(assistant({ id: 'msg_A' })));
    tree.write(
      `-a/${otherSession}.jsonl`,
      jsonl(assistant({ id: 'msg_A', line: forked }), assistant({ id: 'msg_B', line: { sessionId: otherSession } })),
    );
    const view = await viewOfTree(tree);
    const copy = await explained(view, { kind: 'session', key: `-a/${otherSession}` });
    assert.deepEqual(
      copy.copies.map(({ countedIn, lines }) => [countedIn, lines.length]),
      [[session, 1]],
    );
    assert.equal(copy.sum.messages, 1);
    const origin = await explained(view, subject);
    assert.deepEqual(
      origin.turns[0]!.lines.map(({ file, notes }) => [origin.files[file - 1]!.isOther, notes]),
      [
        [false, []],
        [true, ['forked']],
      ],
    );
    assert.match(explanationText(reader, copy), new RegExp(`counted in session ${session}`));
  });

  it('tells what an aside repeated, and of which message', async () => {
    using tree = new LogTree();
    const aside = { isSidechain: true };
    tree.write(own, jsonl(assistant({ id: 'msg_A' }), assistant({ id: 'msg_A', requestId: 'req_B', line: aside })));
    const { replays, sum, turns } = await explained(await viewOfTree(tree), subject);
    assert.deepEqual([sum.messages, turns[0]!.lines.length], [1, 1]);
    assert.deepEqual(
      replays.map(({ repeats, lines }) => [repeats, lines.length]),
      [[1, 1]],
    );
  });

  it('remembers what a deleted log came to, and says so', async () => {
    using tree = new LogTree();
    tree.write(own, jsonl(assistant({ id: 'msg_A' }), assistant({ id: 'msg_A' }), assistant({ id: 'msg_B' })));
    const refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    tree.remove(own);
    // Gone before anybody noticed, and after.
    for (const isNoticed of [false, true]) {
      if (isNoticed) await refresher.request({ reason: 'timer' });
      const view = viewOf(refresher.index);
      const explanation = await explained(view, subject);
      assert.deepEqual([explanation.files[0]!.state, explanation.sum.messages], ['deleted', 2]);
      assert.ok(
        explanation.turns.every(({ isProven, lines }) => isProven && lines.length === 1 && lines[0]!.isRemembered),
      );
      assert.match(explanationText(reader, explanation), /deleted by Claude Code: its lines cannot be listed/);
    }
  });

  it('keeps to what was counted while a log goes on or is rewritten', async () => {
    using tree = new LogTree();
    const log = tree.write(own, jsonl(assistant({ id: 'msg_A', output: 5 })));
    const view = await viewOfTree(tree);
    tree.append(own, `{"cut\n${jsonl(assistant({ id: 'msg_A', output: 50 }), assistant({ id: 'msg_B' }))}`);
    const grown = await explained(view, subject);
    assert.deepEqual([grown.turns.length, grown.turns[0]!.lines.length, grown.skips.length], [1, 1, 0]);
    assert.ok(grown.turns[0]!.isProven);
    writeFileSync(log, jsonl(user('Another file altogether')));
    const rewritten = await explained(view, subject);
    assert.equal(rewritten.files[0]!.state, 'changed');
    assert.equal(rewritten.sum.tokens.output, 5);
  });

  it('counts a last line without its newline', async () => {
    using tree = new LogTree();
    tree.write(own, jsonl(assistant({ id: 'msg_A', output: 5 }), assistant({ id: 'msg_A', output: 9 })).trimEnd());
    const { turns } = await explained(await viewOfTree(tree), subject);
    assert.deepEqual([turns[0]!.lines.length, turns[0]!.tokens.output, turns[0]!.isProven], [2, 9, true]);
  });

  it('looks up while it reads a large log, and stays quick', async () => {
    using tree = new LogTree();
    const padding = 'x'.repeat(20_000);
    const many = Array.from({ length: 1200 }, (_, i) =>
      assistant({ id: `msg_${i}`, content: [{ type: 'text', text: padding }] }),
    );
    const log = tree.write(own, jsonl(...many));
    assert.ok(statSync(log).size > 20_000_000);
    const view = await viewOfTree(tree);
    let turnsOfLoop = 0;
    let isDone = false;
    const count = (): void => {
      turnsOfLoop++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await explained(view, subject);
    isDone = true;
    assert.ok(turnsOfLoop >= 5, `${turnsOfLoop} turns of the loop`);
  });

  it('lists no log that it need not', async () => {
    using tree = new LogTree();
    tree.write(own, jsonl(assistant({ id: 'msg_A', at: '2026-11-20T10:00:00.000Z' })));
    tree.write(`-a/${otherSession}.jsonl`, jsonl(assistant({ id: 'msg_B', at: '2026-11-21T10:00:00.000Z' })));
    const { files } = await explained(await viewOfTree(tree), { kind: 'day', day: '2026-11-21' });
    assert.deepEqual(
      files.map((file) => path.basename(file.path)),
      [`${otherSession}.jsonl`],
    );
  });
});

async function viewOfTree(tree: LogTree): Promise<Viewpoint> {
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  return viewOf(refresher.index);
}
