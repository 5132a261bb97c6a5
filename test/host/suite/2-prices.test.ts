import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { assistant, jsonl, session } from '../../unit/records.ts';
import { type Probe, removeLogs, tracer, until, writeLog } from './tracer.ts';

const log = `-home-dev-work-prices/${session.replaceAll('1', '7')}.jsonl`;
const ofSession = { cwd: '/home/dev/work/prices', sessionId: session.replaceAll('1', '7') };

/** A million tokens of output of a model that no list has, long ago; half a dollar by its log. */
const turn = jsonl(
  assistant({
    id: 'msg_P',
    at: '2025-05-01T10:00:00.000Z',
    model: 'prices-test-model',
    input: 0,
    output: 1_000_000,
    line: { ...ofSession, costUSD: 0.5 },
  }),
);

describe('settings of prices', () => {
  let probe: Probe;
  const setting = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('claudeTracer.prices');
  const set = (name: string, value: unknown) => setting().update(name, value, vscode.ConfigurationTarget.Global);
  const row = async (): Promise<string> => (await probe.rows()).find((each) => each.startsWith('prices  ')) ?? '';
  const shows = (cost: string) =>
    until(async () => (await row()).endsWith(` · ${cost}`), `the project costs ${cost}`, row);

  before(async () => {
    probe = await tracer();
    writeLog(log, turn);
    await until(async () => (await row()) !== '', 'the project is there');
  });

  after(async () => {
    await set('mode', undefined);
    await set('overrides', undefined);
    removeLogs('-home-dev-work-prices');
    await probe.client.refresh('command');
  });

  it('price a model of the user’s at once, and let it go again', async () => {
    assert.match(await row(), /unpriced, 1\.0M tokens$/);
    await set('overrides', { 'prices-test-model': { output_cost_per_token: 0.000007 } });
    await shows('$7.00');
    await set('overrides', { 'prices-test-model': { output_cost_per_token: 'seven' } });
    await shows('unpriced, 1.0M tokens');
  });

  it('show what was logged, when asked to', async () => {
    await set('mode', 'display');
    await shows('$0.50');
    await set('overrides', { 'prices-test-model': { output_cost_per_token: 0.000007 } });
    await set('mode', 'calculate');
    await shows('$7.00');
  });

  it('tell the logged cost in the session’s tooltip, beside the calculated', async () => {
    const project = (await probe.tree.getChildren()).find((each) => each.row.title === 'prices');
    const [node] = await probe.tree.getChildren(project);
    const { tooltip } = await probe.tree.resolveTreeItem(probe.tree.getTreeItem(node!), node!);
    assert.match(
      (tooltip as vscode.MarkdownString).value,
      /Cost: \\\$7\\\.00 at list prices {2}\nLogged cost: \\\$0\\\.50/,
    );
  });

  it('answer what prices are in use', async () => {
    const { day, isDownloaded } = await probe.client.ask<'pricesInUse'>({ kind: 'pricesInUse' });
    assert.match(day, /^\d{4}-\d\d-\d\d$/);
    assert.equal(isDownloaded, false);
  });
});
