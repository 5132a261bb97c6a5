import assert from 'node:assert/strict';
import { readChanges, readEdit } from '../../../src/core/sessionChanges.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { assistant, jsonl, otherSession, session, user } from '../records.ts';

const slug = '-home-dev-work-billing';
const key = `${slug}/${session}`;
const vat = '/home/dev/work/billing/src/vat.ts';

let made = 0;
const minute = (n: number): string => new Date(Date.UTC(2026, 10, 20, 10, n)).toISOString();

/** A call and its result, as two lines. */
function call(name: string, input: object, result: unknown, at: number, line: object = {}): string {
  const id = `toolu_${++made}`;
  return jsonl(
    assistant({ id: `msg_${made}`, at: minute(at), content: [{ type: 'tool_use', id, name, input }], line }),
    user([{ type: 'tool_result', tool_use_id: id, content: 'ok' }], {
      timestamp: minute(at),
      toolUseResult: result,
      ...line,
    }),
  );
}

const write = (path: string, content: string, at: number, line = {}): string =>
  call(
    'Write',
    { file_path: path, content },
    { type: 'create', filePath: path, content, structuredPatch: [] },
    at,
    line,
  );

const edit = (path: string, from: string, to: string, at: number, original?: string, line = {}): string =>
  call(
    'Edit',
    { file_path: path, old_string: from, new_string: to },
    { filePath: path, oldString: from, newString: to, originalFile: original ?? null, structuredPatch: [] },
    at,
    line,
  );

const read = (path: string, content: string, at: number): string => {
  const lines = content.split('\n').length;
  const file = { filePath: path, content, startLine: 1, numLines: lines, totalLines: lines };
  return call('Read', { file_path: path }, { type: 'text', file }, at);
};

async function changesIn(tree: LogTree) {
  const refresher = tree.refresher();
  await refresher.request({ reason: 'start' });
  const view = viewOf(refresher.index);
  return { view, refresher, read: await readChanges(view, key) };
}

describe('what a session changed', () => {
  it('is each file’s first text beside its last, with what sub-agents did in between, in the order of time', async () => {
    using tree = new LogTree();
    tree.write(
      `${slug}/${session}.jsonl`,
      jsonl({ type: 'ai-title', aiTitle: 'VAT' }) +
        read(vat, 'let vat = 16;\n', 1) +
        edit(vat, '16', '19', 2) +
        edit(vat, '20', '21', 6) +
        write('/tmp/notes.md', 'new\n', 7) +
        call('Bash', { command: 'sed -i s/a/b/ x' }, { stdout: '' }, 8),
    );
    tree.write(
      `${slug}/${session}/subagents/agent-a1.jsonl`,
      edit(vat, '19', '20', 4, undefined, { isSidechain: true }),
    );
    const { read: done } = await changesIn(tree);
    assert.equal(done?.changes.title, 'VAT');
    assert.deepEqual(done.changes.files, [
      { path: vat, label: 'src/vat.ts', hasBefore: true },
      { path: '/tmp/notes.md', label: '/tmp/notes.md', hasBefore: false },
    ]);
    const file = done.files.get(vat)!;
    assert.deepEqual([file.before, file.after, file.edits], ['let vat = 16;\n', 'let vat = 21;\n', 3]);
    assert.deepEqual(done.changes.notes, ['A shell command ran as well: what it changed is in no log.']);
    assert.equal(done.changes.nothing, undefined);
  });

  it('is not what failed, what was only read, and what a fork copied', async () => {
    using tree = new LogTree();
    const original = write('/tmp/copied.md', 'x', 2, { sessionId: otherSession });
    const mark = `"forkedFrom":{"sessionId":"${otherSession}","messageUuid":"x"}`;
    const copied = original.replaceAll(`"sessionId":"${otherSession}"`, `"sessionId":"${session}",${mark}`);
    tree.write(`${slug}/${otherSession}.jsonl`, original);
    const failed = user([{ type: 'tool_result', tool_use_id: 'toolu_f', content: 'Error', is_error: true }], {
      toolUseResult: 'Error: no such file',
    });
    tree.write(
      `${slug}/${session}.jsonl`,
      read(vat, 'let vat = 16;\n', 1) +
        copied +
        jsonl(
          assistant({
            id: 'msg_f',
            content: [{ type: 'tool_use', id: 'toolu_f', name: 'Edit', input: { file_path: '/tmp/failed.md' } }],
          }),
          failed,
        ),
    );
    const { read: done } = await changesIn(tree);
    assert.deepEqual(done?.changes.files, []);
    assert.equal(done.changes.nothing, 'The tools of this session changed no file.');
  });

  it('says what cannot be known any more', async () => {
    using tree = new LogTree();
    tree.write(`${slug}/${session}.jsonl`, edit(vat, '16', '19', 1) + edit('/tmp/a', 'a', 'b', 2, 'a'));
    tree.write(`${slug}/${session}/subagents/agent-a1.jsonl`, edit('/tmp/b', 'a', 'b', 3, 'a'));
    const { view, refresher } = await changesIn(tree);
    tree.remove(`${slug}/${session}/subagents/agent-a1.jsonl`);
    await refresher.request({ reason: 'command' });
    const done = await readChanges(viewOf(refresher.index), key);
    assert.deepEqual(done?.changes.notes, [
      'Of one file only the changed passages are known.',
      'One edit is missing: its log is gone.',
    ]);
    // Gone, and the index does not know it yet.
    tree.remove(`${slug}/${session}.jsonl`);
    const unread = await readChanges(view, key);
    assert.deepEqual(unread?.changes.files, []);
    assert.deepEqual(unread.changes.notes, ['One edit is missing: its log is gone.', '2 edits could not be read.']);
    await refresher.request({ reason: 'command' });
    const gone = await readChanges(viewOf(refresher.index), key);
    assert.match(gone!.changes.nothing!, /^The log of this session is gone/);
    assert.equal(await readChanges(view, `${slug}/none`), undefined);
  });

  it('is told of one edit too: the whole file where it is known by then', async () => {
    using tree = new LogTree();
    const first = read(vat, 'let vat = 16; // 16\n', 1);
    const second = edit(vat, '16', '19', 2);
    const third = edit(vat, '19', '20', 3);
    tree.write(`${slug}/${session}.jsonl`, first + second + third);
    const { view } = await changesIn(tree);
    const [callLine] = second.split('\n');
    const at = first.length + second.length;
    const expected = {
      label: 'src/vat.ts',
      before: 'let vat = 19; // 16\n',
      after: 'let vat = 20; // 16\n',
      isWhole: true,
    };
    assert.deepEqual(await readEdit(view, { session: key, log: 'main' }, at), expected);
    assert.equal((await readEdit(view, { session: key, log: 'main' }, first.length))?.after, 'let vat = 19; // 16\n');
    assert.equal(
      (await readEdit(view, { session: key, log: 'main' }, first.length + callLine!.length + 1))?.before,
      'let vat = 16; // 16\n',
    );
    assert.equal(await readEdit(view, { session: key, log: 'main' }, 0), undefined);
    assert.equal(await readEdit(view, { session: key, log: 'etc/passwd' }, at), undefined);
  });
});
