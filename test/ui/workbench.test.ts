import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../host/paths.mjs';
import { assistant, jsonl, otherSession, resultOf, session, toolUse, user } from '../unit/records.ts';
import { makeDemo } from './demo.ts';
import { Workbench } from './workbench.ts';

const title = 'Claude Code Tracer';

describe('the installed extension on the demo logs', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ fillHome: makeDemo });
  });

  after(() => workbench?.close());

  it('lists projects, and on opening one its sessions with state, time and cost', async () => {
    const rows = await workbench.openView(title);
    const project = rows.filter({ hasText: 'billing' }).first();
    assert.match((await project.textContent())!, /\d+ sessions · \$\d+\.\d\d/);
    await workbench.expand(project);
    const opened = rows.filter({ hasText: 'Upgrade to Node 24' });
    await opened.waitFor();
    assert.match((await opened.textContent())!, /interrupted · \w+ · \$\d/);
    assert.equal(await opened.getAttribute('aria-level'), '2');
    assert.match(
      (await opened.getAttribute('aria-label'))!,
      /^Upgrade to Node 24, interrupted, last active .*, \d+ dollars/,
    );
    await workbench.screenshot('tree');
  });

  it('opens up a session: what happened in it, each kind with its count', async () => {
    const { rows } = workbench;
    await workbench.expand(rows.filter({ hasText: 'Upgrade to Node 24' }));
    await workbench.expand(rows.filter({ hasText: /^Tool calls/ }));
    await rows.filter({ hasText: /^Bash\d+ calls/ }).waitFor();
    await workbench.expand(rows.filter({ hasText: /^Files changed/ }));
    await workbench.expand(rows.filter({ hasText: /^Commands/ }));
    await workbench.screenshot('tree-inside');
  });

  it('shows in a session’s tooltip its tokens by kind and model', async () => {
    const tooltip = await workbench.tooltip(workbench.rows.filter({ hasText: 'Upgrade to Node 24' }), 'Cache read');
    assert.match((await tooltip.innerText()).replaceAll('\u00a0', ' '), /claude-\w+-\d/);
    await workbench.screenshot('tooltip');
  });

  it('shows in the status bar what the command line says of today', async () => {
    const today = dayOf(new Date());
    const { totals } = report(workbench.home, 'daily', '--since', today, '--until', today);
    await workbench
      .statusBarItem('claudeTracer.cost')
      .filter({ hasText: money(totals.totalCost) })
      .waitFor();
  });

  it('shows in the dashboard what the command line says of the same days', async () => {
    await workbench.runCommand(`${title}: Open Dashboard`);
    const page = workbench.webview();
    await page.getByRole('heading', { name: 'Cost per day' }).waitFor();
    const since = dayOf(new Date(Date.now() - 29 * 86_400_000));
    const { totals } = report(workbench.home, 'daily', '--since', since);
    await page.getByText(money(totals.totalCost)).first().waitFor();
    await workbench.screenshot('dashboard');
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    assert.ok((await page.getByRole('row').count()) > 30);
  });

  it('is followed live: an appended answer reaches the tree, the status bar and the dashboard', async () => {
    const before = report(workbench.home, 'daily').totals.totalCost;
    const folder = path.join(workbench.home, '.claude/projects');
    const slug = readdirSync(folder)[0]!;
    const at = new Date().toISOString();
    appendFileSync(
      path.join(folder, slug, `${session}.jsonl`),
      jsonl(user('Hello'), assistant({ id: 'msg_live', at, input: 0, output: 1_000_000 })),
    );
    const today = dayOf(new Date());
    const now = report(workbench.home, 'daily', '--since', today, '--until', today).totals.totalCost;
    await workbench
      .statusBarItem('claudeTracer.cost')
      .filter({ hasText: money(now) })
      .waitFor({ timeout: 5000 });
    assert.ok(Math.abs(report(workbench.home, 'daily').totals.totalCost - before - 20) < 1e-9);
  });

  it('refreshes by its command, and says nothing of it when all is well', async () => {
    await workbench.runCommand(`${title}: Refresh`);
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.equal(await workbench.notification('').count(), 0);
  });

  it('brings the dashboard back after a reload of the window', async () => {
    await workbench.reload();
    await workbench.webview().getByRole('heading', { name: 'Cost per day' }).waitFor({ timeout: 30_000 });
    await workbench.statusBarItem('claudeTracer.cost').filter({ hasText: '$' }).waitFor();
  });

  it('can be used by keyboard alone: opening the view, a project and a session', async () => {
    await workbench.runCommand('Focus on Projects View');
    await workbench.rows.first().waitFor();
    const { keyboard } = workbench.page;
    const firstSession = workbench.page.locator('.sidebar .monaco-list-row[aria-level="2"]').first();
    // A key that comes while the tree is drawn anew, just after the reload, is lost to whoever presses it.
    const opened = async (): Promise<boolean> => {
      await keyboard.press('Home');
      await keyboard.press('ArrowRight');
      return firstSession.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    };
    for (let tries = 0; tries < 5 && !(await opened()); tries++);
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await workbench.page.locator('.sidebar .monaco-list-row.focused[aria-level="2"]').waitFor();
    await keyboard.press('Enter');
    await workbench.webview().getByRole('article').first().waitFor();
  });
});

describe('the installed extension in a home without logs', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({
      fillHome: () => {},
      settings: { 'workbench.colorTheme': 'Default High Contrast' },
    });
  });

  after(() => workbench?.close());

  it('says where it looked and what to do, and takes logs as they come', async () => {
    const rows = await workbench.openView(title);
    const welcome = workbench.page.locator('.sidebar .welcome-view', { hasText: 'No Claude Code logs were found' });
    await welcome.waitFor();
    assert.equal(await workbench.statusBarItem('claudeTracer.cost').isVisible(), false);
    await workbench.runCommand(`${title}: Open Dashboard`);
    await workbench.webview().getByText('No usage of Claude Code has been found').waitFor();
    await workbench.screenshot('no-logs');
    const folder = path.join(workbench.home, '.claude/projects/-home-me-shop');
    mkdirSync(folder, { recursive: true });
    const hostile = '<img src=x onerror=alert(1)> $(trash) [run](command:workbench.action.quit) \u202egnp.exe';
    writeFileSync(
      path.join(folder, `${session}.jsonl`),
      jsonl(
        { type: 'custom-title', customTitle: hostile, sessionId: session },
        assistant({ at: new Date().toISOString(), input: 0, output: 750_000, line: { cwd: '/home/me/shop' } }),
      ),
    );
    await workbench.expand(rows.filter({ hasText: 'shop' }).first());
    await rows
      .filter({ hasText: '<img src=x onerror=alert(1)> $(trash) [run](command:workbench.action.quit) gnp.exe' })
      .waitFor();
    await workbench.statusBarItem('claudeTracer.cost').filter({ hasText: '$15.00' }).waitFor();
    const tooltip = await workbench.tooltip(rows.filter({ hasText: 'onerror' }), 'Cache read');
    assert.equal(await tooltip.locator('img, a').count(), 0);
    await workbench.screenshot('hostile-title');
  });

  it('shows hostile text in every row of a session as text: nothing is drawn, asked for or run', async () => {
    const evil =
      '![x](http://evil.invalid/x.png) <img src=http://evil.invalid/y.png> $(trash) [run](command:workbench.action.quit)';
    const requests: string[] = [];
    workbench.page.on('request', (request) => requests.push(request.url()));
    const line = { cwd: '/home/me/evil $(trash) [run](command:x)', gitBranch: evil, sessionId: otherSession };
    const folder = path.join(workbench.home, '.claude/projects/-home-me-evil');
    mkdirSync(folder, { recursive: true });
    const calls = [
      toolUse('toolu_1', 'Edit', { file_path: `/home/me/${evil}.ts` }),
      toolUse('toolu_2', evil),
      toolUse('toolu_3', 'Task', { subagent_type: evil, description: evil }),
      toolUse('toolu_4', 'Skill', { skill: evil }),
    ];
    writeFileSync(
      path.join(folder, `${otherSession}.jsonl`),
      jsonl(
        { type: 'custom-title', customTitle: evil.padEnd(10_000, ' x'), sessionId: otherSession },
        user(evil, line),
        assistant({ id: 'msg_evil', model: evil, content: calls, line }),
        resultOf('toolu_1', { structuredPatch: [{ lines: ['+x'] }] }, {}, line),
        resultOf('toolu_2', evil, { is_error: true, content: evil }, line),
        resultOf('toolu_3', { status: 'completed' }, {}, line),
      ),
    );
    const rows = workbench.pane('Projects').locator('.monaco-list-row');
    await workbench.expand(rows.filter({ hasText: 'evil $(trash) [run](command:x)' }));
    await workbench.expand(rows.and(workbench.page.locator('[aria-level="2"]', { hasText: 'x.png' })));
    for (const section of ['Sub-agents', 'Errors', 'Skills', 'Tool calls', 'Files changed', 'Commands'])
      await workbench.expand(rows.filter({ hasText: new RegExp(`^${section}`) }));
    const items = rows.and(workbench.page.locator('[aria-level="4"]', { hasText: 'evil.invalid' }));
    await items.first().waitFor();
    await workbench.screenshot('hostile-inside');
    const tooltip = await workbench.tooltip(
      rows.and(workbench.page.locator('[aria-level="4"]', { hasText: '.ts' })),
      'evil',
    );
    assert.equal(await tooltip.locator('img, a, .codicon').count(), 0);
    assert.equal(await rows.locator('img').count(), 0);
    assert.deepEqual(
      requests.filter((url) => url.includes('evil')),
      [],
    );
  });
});

interface Report {
  readonly totals: { readonly totalCost: number };
}

/** What the command line of this build answers for the same home. */
function report(home: string, ...words: readonly string[]): Report {
  const env = { ...process.env, HOME: home, CLAUDE_CONFIG_DIR: '', XDG_CONFIG_HOME: path.join(home, '.config') };
  const json = execFileSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...words, '--json', '-z', 'local'], {
    env,
  });
  return JSON.parse(json.toString()) as Report;
}

const money = (usd: number): string => `$${usd.toFixed(2)}`;

/** In the zone of this machine, which is the workbench's. */
function dayOf(date: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}${part(date.getMonth() + 1)}${part(date.getDate())}`;
}
