import assert from 'node:assert/strict';
import { makeDemo } from './demo.ts';
import { Workbench } from './workbench.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('the installed extension in German, with a currency of the user’s', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({
      fillHome: makeDemo,
      language: 'de',
      settings: { 'claudeTracer.currency.code': 'EUR', 'claudeTracer.currency.ratePerUsd': 0.92 },
    });
  });

  after(() => workbench?.close());

  it('speaks German in tree, tooltip and status bar', async () => {
    const rows = await workbench.openView('Claude Code Tracer');
    const project = rows.filter({ hasText: /^billing.*Sitzungen/ }).first();
    assert.match(plain(await project.textContent()), /\d+ Sitzungen · \d+,\d\d €/);
    await workbench.expand(project);
    const session = rows.filter({ hasText: 'Upgrade to Node 24' });
    await session.waitFor();
    assert.match(plain(await session.textContent()), /unterbrochen · .* · \d,\d\d €/);
    assert.match((await session.getAttribute('aria-label'))!, /unterbrochen, zuletzt aktiv .*, \d,\d\d Euro$/);
    const tooltip = await workbench.tooltip(session, 'Cache-Lesen');
    assert.match(plain(await tooltip.innerText()), /zu Listenpreisen, zu 0,92 EUR pro USD laut Ihrer Einstellung/);
    await workbench.screenshot('german-tree');
    await workbench
      .statusBarItem('claudeTracer.cost')
      .filter({ hasText: /\d,\d\d\u00a0€/ })
      .waitFor();
  });

  it('speaks German on the dashboard, from its first paint on', async () => {
    await workbench.runCommand('Claude Code Tracer: Dashboard öffnen');
    const page = workbench.webview();
    await page.getByRole('heading', { name: 'Claude-Code-Nutzung' }).waitFor();
    await page.getByRole('heading', { name: 'Kosten pro Tag' }).waitFor();
    await page.getByText('Beträge zu 0,92 EUR pro USD laut Ihrer Einstellung.').waitFor();
    await workbench.screenshot('german-dashboard');
    await page.locator('#tab-what-if').click();
    await page.getByText('Wie es war', { exact: true }).scrollIntoViewIfNeeded();
    await workbench.screenshot('german-what-if');
  });

  it('explains a figure in German', async () => {
    await workbench.runCommand('Claude Code Tracer: Diagnose anzeigen');
    await workbench.page.locator('.view-line', { hasText: 'DURCHSUCHTE ORDNER' }).waitFor();
    await workbench.screenshot('german-diagnostics');
  });
});
