import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

describe('the installed extension', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });

  after(() => workbench.close());

  it('shows the cost in the status bar', async () => {
    const cost = workbench.statusBarItem('claudeTracer.cost');
    await cost.waitFor();
    assert.match(await cost.innerText(), /\$/);
  });

  it('has a view of its own in the side bar', async () => {
    await workbench.openView('Claude Code Tracer');
    await workbench.screenshot('smoke');
  });
});
