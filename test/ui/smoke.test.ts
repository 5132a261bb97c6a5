import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.ts';

describe('the installed extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ fillHome: writeSession });
  });

  after(() => workbench?.close());

  it('shows in the status bar what today cost', async () => {
    await workbench.statusBarItem('claudeTracer.cost').filter({ hasText: '$15.00' }).waitFor();
  });

  it('lists the project in its view in the side bar', async () => {
    const rows = await workbench.openView('Claude Code Tracer');
    await rows.filter({ hasText: 'shop' }).waitFor();
  });

  it('opens the dashboard by its command', async () => {
    await workbench.runCommand('Claude Code Tracer: Open Dashboard');
    await workbench.webview().getByText('$15.00').first().waitFor();
    await workbench.screenshot('smoke');
  });
});

/** One turn of today, of a million tokens of output at 15 dollars. */
function writeSession(home: string): void {
  const folder = path.join(home, '.claude/projects/-home-me-shop');
  const turn = {
    type: 'assistant',
    sessionId: '6f1c1f0e-4a55-4c39-9a54-1d1f5c0a7b11',
    uuid: '0d0f2f6c-4bb1-4f2e-8d53-59f3bb1f2c01',
    timestamp: new Date().toISOString(),
    cwd: '/home/me/shop',
    requestId: 'req_1',
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-5-20250929',
      content: [{ type: 'text', text: 'Done.' }],
      usage: { input_tokens: 0, output_tokens: 1_000_000 },
    },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${turn.sessionId}.jsonl`), `${JSON.stringify(turn)}\n`);
}
