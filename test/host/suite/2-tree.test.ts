import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TreeNode } from '../../../src/host/tree/treeNode.ts';
import { assistant, jsonl, resultOf, toolUse, user } from '../../unit/records.ts';
import { appendToLog, type Probe, removeLogs, tracer, until, writeLog } from './tracer.ts';

const slug = '-home-dev-work-garden';
const idOf = (number: number): string => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const turn = (number: number, id: string, branch = 'main'): string => {
  const line = { sessionId: idOf(number), cwd: '/home/dev/work/garden', gitBranch: branch };
  return jsonl(assistant({ id, at: '2026-11-20T10:00:00Z', input: 0, output: 100_000, line }));
};

describe('the tree', () => {
  let probe: Probe;
  const titles = async (node?: TreeNode): Promise<string[]> =>
    (await probe.tree.getChildren(node)).map(({ row }) => row.title);
  const run = (name: string, ...words: unknown[]) => vscode.commands.executeCommand(`claudeTracer.${name}`, ...words);
  const garden = async (): Promise<TreeNode> =>
    (await probe.tree.getChildren()).find(({ row }) => row.title === 'garden')!;

  before(async () => {
    probe = await tracer();
    for (let number = 0; number < 320; number++) {
      const title = jsonl({ type: 'ai-title', aiTitle: `Plant ${number}`, sessionId: idOf(number) });
      writeLog(`${slug}/${idOf(number)}.jsonl`, title + turn(number, `msg_${number}`, number === 7 ? 'pond' : 'main'));
    }
    await probe.client.refresh('command');
    await run('projects.focus');
    await until(async () => (await titles()).includes('garden'), 'the project is there');
  });

  after(async () => {
    await run('groupBy.project');
    await run('sortBy.activity');
    await run('clearFilter');
    removeLogs(slug);
    await probe.client.refresh('command');
  });

  it('shows a page of sessions and the next one on demand', async () => {
    const project = await garden();
    const rows = await probe.tree.getChildren(project);
    assert.deepEqual([rows.length, rows.at(-1)!.row.title], [301, 'Show 20 more']);
    const item = probe.tree.getTreeItem(rows.at(-1)!);
    await run('showMore', ...(item.command!.arguments as unknown[]));
    assert.equal((await probe.tree.getChildren(project)).length, 320);
  });

  it('draws anew only what has changed, and the nodes stay what they are', async () => {
    const project = await garden();
    const before = await probe.tree.getChildren(project);
    const session = before.find(({ row }) => row.title === 'Plant 11')!;
    const drawn: (readonly TreeNode[] | undefined)[] = [];
    const listening = probe.tree.onDidChangeTreeData((nodes) => drawn.push(nodes));
    appendToLog(`${slug}/${idOf(11)}.jsonl`, turn(11, 'msg_more'));
    await until(
      () => session.row.description.endsWith('$4.00'),
      'the new answer is in its row',
      () => session.row.description,
    );
    listening.dispose();
    // The project's own figures have changed, and what is below is drawn with it; no other project is.
    assert.ok(drawn.length > 0);
    for (const nodes of drawn) assert.ok(nodes?.every((node) => node === project || node.parent === project));
    assert.ok((await probe.tree.getChildren(project)).includes(session));
  });

  it('groups, sorts and filters as it is told, and remembers it', async () => {
    await run('groupBy.branch');
    assert.deepEqual(await titles(await garden()), ['main', 'pond']);
    await run('groupBy.flat');
    await run('sortBy.name');
    const all = await titles();
    assert.ok(all.indexOf('Plant 9') < all.indexOf('Plant 10'));
    await probe.view.setShape({ filter: 'pond' });
    assert.deepEqual(await titles(), ['Plant 7']);
    await run('workspaceOnly');
    assert.deepEqual(await titles(), []);
    assert.deepEqual(probe.memory.treeShape, {
      groupBy: 'flat',
      orderBy: 'name',
      filter: 'pond',
      isWorkspaceOnly: true,
    });
    await run('workspaceOnly.checked');
    await run('clearFilter');
    assert.equal((await titles()).length, all.length);
  });

  it('opens up a session: what happened in it by kind, and each thing where it stands', async () => {
    await run('groupBy.flat');
    const line = { sessionId: idOf(0), cwd: '/home/dev/work/garden' };
    const edit = toolUse('toolu_1', 'Edit', {
      file_path: '/home/dev/work/garden/bed.txt',
      old_string: 'a',
      new_string: 'b',
    });
    const told = {
      filePath: '/home/dev/work/garden/bed.txt',
      oldString: 'a',
      newString: 'b',
      structuredPatch: [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines: ['-a', '+b'] }],
      originalFile: 'a\n',
    };
    appendToLog(
      `${slug}/${idOf(0)}.jsonl`,
      jsonl(
        user('Dig $(trash) here', line),
        assistant({ id: 'msg_dig', content: [edit], line }),
        resultOf('toolu_1', told, {}, line),
      ),
    );
    await probe.client.refresh('command');
    const session = (await probe.tree.getChildren()).find(({ row }) => row.title === 'Plant 0')!;
    const inside = async (node: TreeNode): Promise<string[]> =>
      (await probe.tree.getChildren(node)).map(({ row }) => `${row.title}  ${row.description}`);
    assert.deepEqual(await inside(session), ['Commands  1', 'Files changed  1, +1 −1', 'Tool calls  1']);
    const [commands, files] = await probe.tree.getChildren(session);
    assert.match((await inside(commands!))[0]!, /^Dig \$\(trash\) here {2}1 step · /);
    const [command] = await probe.tree.getChildren(commands);
    assert.equal(probe.tree.getParent(command!), commands);
    const opened = probe.tree.getTreeItem(command!).command!;
    await vscode.commands.executeCommand(opened.command, ...(opened.arguments as unknown[]));
    const [file] = await probe.tree.getChildren(files);
    await run('showFileChange', file);
    const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all);
    await until(() => tabs().some(({ input }) => input instanceof vscode.TabInputTextDiff), 'its diff is open');
    await until(() => tabs().some(({ input }) => input instanceof vscode.TabInputWebview), 'the transcript is open');
    const diff = tabs().find(({ input }) => input instanceof vscode.TabInputTextDiff)!.input as vscode.TabInputTextDiff;
    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.deepEqual([await textOf(diff.original), await textOf(diff.modified)], ['a\n', 'b\n']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('copies the ids of all selected sessions, and links to them as Markdown', async () => {
    await run('groupBy.flat');
    const nodes = (await probe.tree.getChildren()).filter(({ row }) => /^Plant [12]$/.test(row.title));
    await run('copySessionId', nodes[0], nodes);
    assert.deepEqual((await vscode.env.clipboard.readText()).split('\n'), [idOf(1), idOf(2)]);
    await run('copyAsMarkdown', nodes[1], undefined);
    const { uriScheme } = vscode.env;
    const address = `${uriScheme}://claude-code-tracer.claude-code-tracer/transcript?session=${slug}%2F${idOf(2)}`;
    assert.equal(await vscode.env.clipboard.readText(), `[Plant 2](${address})`);
  });

  it('has told of history once, and does so no more', async () => {
    await until(() => probe.memory.isHistoryTold, 'it was told when the view was seen');
    await run('dismissHint');
    assert.equal(probe.view.message, '');
  });

  it('finds a session’s node through all its parents, in any shape', async () => {
    await run('groupBy.branch');
    assert.equal(await probe.view.reveal(`${slug}/${idOf(7)}`), true);
    const chain = (node: TreeNode | undefined): string[] =>
      node ? [...chain(probe.tree.getParent(node)), node.row.title] : [];
    await until(() => probe.view.selection.length > 0, 'it is selected');
    assert.deepEqual(chain(probe.view.selection[0]), ['garden', 'pond', 'Plant 7']);
    assert.equal(await probe.view.reveal('no/such'), false);
  });
});
