import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { type Probe, tracer, until } from './tracer.ts';

describe('the main thread while half a gigabyte is read for the first time', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cct-M-'));
  const setting = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('claudeTracer');
  let probe: Probe;

  before(async () => {
    probe = await tracer();
    execFileSync('node', [path.join(__dirname, '../../../bench/generate.mjs'), '--preset', 'M', '--out', folder], {
      stdio: 'ignore',
    });
  });

  after(async () => {
    await setting().update('logs.extraFolders', undefined, vscode.ConfigurationTarget.Global);
    rmSync(folder, { recursive: true });
  });

  it('is never blocked for 100 ms', async () => {
    const { files } = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) as { files: number };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    let read = { filesRead: 0, bytesRead: 0, elapsedMs: 0 };
    const listening = probe.client.onRefreshed(({ report }) => {
      if (report.filesRead > read.filesRead) read = report;
    });
    delay.enable();
    await setting().update('logs.extraFolders', [path.join(folder, '.claude')], vscode.ConfigurationTarget.Global);
    await until(
      () => read.filesRead >= files,
      `all ${files} files are read`,
      () => JSON.stringify(read),
      90_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    delay.disable();
    listening.dispose();
    const [maxMs, p99Ms] = [delay.max / 1e6, delay.percentile(99) / 1e6];
    console.log(
      `      ${(read.bytesRead / 1e6).toFixed(0)} MB in ${(read.elapsedMs / 1000).toFixed(1)} s; ` +
        `event loop: longest block ${maxMs.toFixed(1)} ms, 99 % under ${p99Ms.toFixed(1)} ms`,
    );
    assert.ok(read.bytesRead > 400e6);
    assert.ok(maxMs < 100, `${maxMs} ms`);
  });
});
