import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import type { Tracer } from '../../../src/extension.ts';
import { extension, until } from './tracer.ts';

interface Bundle {
  readonly activate: (context: ExtensionContext) => Tracer;
  readonly deactivate: () => Promise<void>;
}

describe('a second start, with what the first one left on disk', () => {
  let second: Bundle | undefined;

  after(() => second?.deactivate());

  it('gives the window back in a moment, and shows tree and status text at once', async () => {
    const { context } = extension().exports;
    const { fsPath: storageFolder } = context.globalStorageUri;
    for (const file of ['first-paint.json', 'digests-v3.sqlite'])
      assert.ok(existsSync(path.join(storageFolder, file)), `the first start left ${file}`);
    // As at the end of a window; that the same can be registered again shows that nothing was left behind.
    for (const subscription of context.subscriptions.splice(0)) subscription.dispose();
    const file = path.join(extension().extensionPath, 'dist/extension.js');
    delete require.cache[require.resolve(file)];
    const loadedFromMs = performance.now();
    const bundle = (second = require(file) as Bundle);
    const loadMs = performance.now() - loadedFromMs;

    const { startup, tree, costItem, client } = bundle.activate(context);
    const startedMs = performance.now() - startup.activateMs;
    let isReady = false;
    client.onOverview(({ stage }) => (isReady ||= stage === 'ready'));
    await until(() => startup.shownMs !== undefined, 'figures are shown');
    assert.ok(!isReady, 'what is shown first waits for no worker');
    assert.match(costItem.text, /\$\(pulse\) \S/);
    assert.ok((await tree.getChildren()).length > 0, 'rows are shown with it');
    const rowsMs = performance.now() - startedMs;
    await until(() => isReady, 'the worker has looked at the logs');
    const readyMs = performance.now() - startedMs;

    console.log(
      `      second start: bundle loaded in ${loadMs.toFixed(0)} ms, activate ${startup.activateMs.toFixed(1)} ms, ` +
        `status text after ${startup.shownMs!.toFixed(0)} ms, tree after ${rowsMs.toFixed(0)} ms, the truth after ${readyMs.toFixed(0)} ms`,
    );
    // Goals: 5 and 100 ms. The rest is for a machine that does other things.
    assert.ok(startup.activateMs < 50, `activate took ${startup.activateMs} ms`);
    assert.ok(startup.shownMs! < 500 && rowsMs < 500, `shown after ${startup.shownMs} and ${rowsMs} ms`);
  });
});
