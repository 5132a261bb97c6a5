import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assistant, jsonl, session, user } from '../../unit/records.ts';
import { extension, type Probe, removeLogs, tracer, until, writeLog } from './tracer.ts';

const slug = '-home-dev-work-linked';
const key = `${slug}/${session}`;

describe('a session’s transcript', () => {
  let probe: Probe;

  before(async () => {
    probe = await tracer();
    writeLog(`${slug}/${session}.jsonl`, jsonl(user('Hello'), assistant({ content: [{ type: 'text', text: 'Hi' }] })));
    await probe.client.refresh('command');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    removeLogs(slug);
  });

  const transcripts = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('claudeTracer.transcript'),
      );

  const link = (query: Record<string, string>): vscode.Uri =>
    vscode.Uri.from({
      scheme: vscode.env.uriScheme,
      authority: extension().id,
      path: '/transcript',
      query: new URLSearchParams(query).toString(),
    });

  it('opens once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('claudeTracer.openTranscript', key);
    await vscode.commands.executeCommand('claudeTracer.openTranscript', key);
    await until(() => transcripts().length > 0, 'the transcript is open');
    assert.equal(transcripts().length, 1);
  });

  it('opens by a link to a message; a link to nothing opens nothing', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => transcripts().length === 0, 'it is closed');
    probe.transcripts.handleUri(link({ session: 'no/such', message: 'x' }));
    probe.transcripts.handleUri(link({ session: key, message: 'no-such-message' }).with({ path: '/else' }));
    const [, answer] = (await probe.client.ask<'transcriptPage'>({
      kind: 'transcriptPage',
      place: { session: key, log: 'main' },
      start: { kind: 'start' },
      filter: {},
    }))!.items;
    assert.deepEqual(transcripts(), []);
    probe.transcripts.handleUri(link({ session: key, message: answer!.uuid! }));
    await until(() => transcripts().length === 1, 'it is open again');
  });
});
