import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { extension, tracer } from './tracer.ts';

describe('deactivation, at the end', () => {
  it('ends the worker within two seconds and leaves its figures on disk, private', async () => {
    const { client } = await tracer();
    const settings = client.settings;
    assert.ok(settings);
    // VS Code has loaded the extension from this path; the same module is asked to end.
    const { deactivate } = require(path.join(extension().extensionPath, 'dist/extension.js')) as {
      deactivate: () => Promise<void>;
    };
    const startedMs = performance.now();
    await deactivate();
    const elapsedMs = performance.now() - startedMs;
    console.log(`      deactivated in ${elapsedMs.toFixed(0)} ms`);
    assert.ok(elapsedMs < 2000, `${elapsedMs} ms`);
    assert.equal(client.isStarted, false);

    const cache = path.join(settings.storageFolder, 'tracer-cache.json');
    assert.ok(existsSync(cache));
    const { version, projects } = JSON.parse(readFileSync(cache, 'utf8')) as { version: number; projects: object };
    assert.equal(version, 1);
    assert.ok(Object.keys(projects).length > 0);
    for (const file of readdirSync(settings.storageFolder)) {
      assert.equal(statSync(path.join(settings.storageFolder, file)).mode & 0o077, 0, `${file} is private`);
    }
  });
});
