import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assistant, jsonl, user } from '../../unit/records.ts';
import { type Probe, removeLogs, tracer, until, writeLog } from './tracer.ts';

const session = '77777777-7777-4777-8777-777777777777';
const log = `-home-dev-work-ledger/${session}.jsonl`;
const line = { sessionId: session, cwd: '/home/dev/work/ledger' };

describe('why a number is what it is', () => {
  let probe: Probe;

  before(async () => {
    probe = await tracer();
    const lines = [
      { type: 'ai-title', aiTitle: 'Round $(zap) VAT / per line', sessionId: session },
      user('Hi', line),
      assistant({ id: 'msg_X', input: 0, output: 1, stopReason: null, line }),
      assistant({ id: 'msg_X', input: 0, output: 1_000_000, line }),
      assistant({ id: 'msg_Y', input: 500_000, output: 0, model: 'my-model', line }),
    ];
    writeLog(log, `{"cut\n${jsonl(...lines)}`);
    await probe.client.refresh('command');
    await until(async () => (await probe.rows()).some((row) => row.startsWith('ledger')), 'the project is there');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    removeLogs('-home-dev-work-ledger');
  });

  it('is told of a session, to the last token, in a document that cannot be changed', async () => {
    const project = (await probe.tree.getChildren()).find((each) => each.row.title === 'ledger');
    const [node] = await probe.tree.getChildren(project);
    await vscode.commands.executeCommand('claudeTracer.explain', node);
    const { document } = vscode.window.activeTextEditor!;
    assert.deepEqual([document.uri.scheme, document.languageId], ['claude-tracer-explain', 'plaintext']);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
    const text = document.getText();
    assert.match(text, /^Session Round \$\(zap\) VAT \/ per line$/m);
    assert.match(text, /^ {3}tokens +1,500,000$/m);
    assert.match(text, /^ {3}without a price +500,000$/m);
    assert.match(text, /^ {3}dollars +\$20\.00$/m);
    assert.match(text, /^ {3}on screen \$20\.00\+$/m);
    assert.match(text, /^ {3}from 2 lines$/m);
    assert.match(text, /^ {3}\[1\] byte 0, 5 bytes: no whole record, not counted$/m);
  });

  it('is told of a project, and anew when it is asked for again', async () => {
    const project = (await probe.tree.getChildren()).find((each) => each.row.title === 'ledger');
    await vscode.commands.executeCommand('claudeTracer.explain', project);
    const { document } = vscode.window.activeTextEditor!;
    assert.match(document.getText(), /^Project ledger$/m);
    writeLog(log, jsonl(user('Hi', line), assistant({ id: 'msg_X', input: 0, output: 2_000_000, line })));
    await probe.client.refresh('command');
    await vscode.commands.executeCommand('claudeTracer.explain', project);
    await until(() => /^ {3}dollars +\$40\.00$/m.test(document.getText()), 'the document is made anew');
  });

  it('has something to choose from: days, models, projects and sessions', async () => {
    const { days, models, projects, sessions } = await probe.client.ask<'explanationChoices'>({
      kind: 'explanationChoices',
    });
    assert.ok(days.some(({ subject }) => subject.kind === 'day' && subject.day === '2026-11-20'));
    assert.ok(models.some(({ label }) => label === 'claude-opus-5-5'));
    assert.ok(projects.some(({ label }) => label === 'ledger'));
    assert.ok(sessions.some(({ subject }) => subject.kind === 'session' && subject.key.endsWith(session)));
  });

  it('stands beside what is not in order', async () => {
    await vscode.commands.executeCommand('claudeTracer.showDiagnostics');
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.match(text, /^Diagnostics$/m);
    assert.match(text, /^FOLDERS LOOKED AT$/m);
  });

  it('says so where nothing of that name is there, and where an address is made up', async () => {
    for (const query of [JSON.stringify({ kind: 'explanation', subject: { kind: 'session', key: 'x/y' } }), '{', '1']) {
      const uri = vscode.Uri.from({ scheme: 'claude-tracer-explain', path: '/x.txt', query });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(), 'There is nothing of this name in the logs any more.');
    }
  });
});
