import assert from 'node:assert/strict';
import { walkerModule } from '../walkerModule.ts';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../../../src/core/kit/clock.ts';
import { TracerWorker } from '../../../src/worker/tracerWorker.ts';
import { LogTree } from '../logTree.ts';
import { assistant, jsonl, resultOf, session, toolUse, user } from '../records.ts';
import { settingsFor } from './workerSettings.ts';

Object.assign(globalThis, { __GENERATOR__: { name: 'claude-code-tracer', version: 'test' } });

const canary = 'CANARY-7f3a';

describe('what is kept on disk', () => {
  it('holds no prompt, answer, thought, command or output, and nobody else may read it', async () => {
    using tree = new LogTree();
    const at = new Date().toISOString();
    tree.write(
      `-home-dev-work-billing/${session}.jsonl`,
      jsonl(
        user(`${canary} prompt`),
        assistant({
          at,
          content: [
            { type: 'thinking', thinking: `${canary} thought`, signature: canary },
            { type: 'text', text: `${canary} answer` },
            { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: { command: `echo ${canary}` } },
            toolUse('toolu_2', 'Edit', {
              file_path: '/home/dev/a.ts',
              old_string: canary,
              new_string: `${canary} new`,
            }),
            toolUse('toolu_3', 'Task', { subagent_type: 'Explore', description: `${canary} find`, prompt: canary }),
            toolUse('toolu_4', 'Skill', { skill: 'pdf', args: canary }),
          ],
        }),
        resultOf('toolu_2', { oldString: canary, originalFile: canary, structuredPatch: [{ lines: [`+${canary}`] }] }),
        resultOf('toolu_3', { agentId: 'a1', agentType: 'Explore', prompt: canary, content: [{ text: canary }] }),
        resultOf('toolu_4', 'Error', { is_error: true, content: `${canary} error` }),
        user(`<command-name>/fix</command-name>\n<command-args>${canary}</command-args>`),
        { type: 'system', subtype: 'api_error', error: { status: 529, message: canary }, sessionId: session },
        assistant({ id: 'msg_B', content: [{ type: 'text', text: canary }], line: { isApiErrorMessage: true } }),
        user([{ type: 'tool_result', tool_use_id: 'toolu_1', content: `${canary} output` }], {
          toolUseResult: { stdout: canary },
        }),
        { type: 'last-prompt', lastPrompt: `${canary} last`, sessionId: session },
        { type: 'queue-operation', operation: 'enqueue', content: canary, sessionId: session },
        { type: 'attachment', attachment: { type: 'file', content: canary }, sessionId: session, timestamp: at },
      ) + `{"type":"user","message":{"content":"${canary} cut`,
    );
    const { storageFolder } = settingsFor(tree.home);
    await new Promise<void>((resolve) => {
      const worker: TracerWorker = new TracerWorker({
        post: (message) => {
          if (message.kind === 'refreshed') worker.take({ kind: 'stop' });
        },
        exit: resolve,
        walker: walkerModule,
        clock: systemClock,
        hire: undefined,
        hireSearchHands: () => [],
      });
      worker.take({ kind: 'configure', settings: settingsFor(tree.home) });
    });
    const kept = readdirSync(storageFolder);
    assert.ok(kept.includes('tracer-cache.json') && kept.some((file) => file.endsWith('.sqlite')), String(kept));
    for (const file of kept) {
      const full = path.join(storageFolder, file);
      assert.equal(readFileSync(full).includes(canary), false, file);
      assert.equal(statSync(full).mode & 0o077, 0, file);
    }
  });
});
