import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext } from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';
import type { Dashboard } from '../../src/core/answers/dashboard/dashboard.ts';
import type { Workbench } from './workbench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All figures of the page in their places, row by row. */
export type Figures = Readonly<
  Record<'figures' | 'projects' | 'models' | 'kinds' | 'facts' | 'dear' | 'table', readonly string[]>
>;

/** The dashboard in the workbench, as it is seen and heard. */
export class DashboardPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get locator(): FrameLocator {
    return this.#workbench.webview();
  }

  /** Waits until the page shows what is asked for. */
  async settled(): Promise<void> {
    await this.locator.locator('main[aria-busy="false"]').waitFor();
  }

  async openTab(name: string): Promise<void> {
    await this.locator.locator(`#tab-${name}`).click();
    await this.locator.locator(`main[aria-busy="false"] #tab-${name}[aria-selected="true"]`).waitFor();
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#workbench.page.setViewportSize({ width, height });
    await this.#workbench.page.waitForTimeout(150);
  }

  async closeSideBar(): Promise<void> {
    const sideBar = this.#workbench.page.locator('.part.sidebar');
    if (!(await sideBar.isVisible())) return;
    await this.#workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await sideBar.waitFor({ state: 'hidden' });
  }

  async chooseTheme(theme: string): Promise<void> {
    await this.#workbench.runCommand('Preferences: Color Theme');
    await this.#workbench.page.locator('.quick-input-widget input').first().fill(theme);
    await this.#workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
    await this.#workbench.page.waitForTimeout(300);
  }

  /** The frame that the page is in, for what a locator cannot do. */
  async frame(): Promise<Frame> {
    const handle = await this.locator.locator('body').elementHandle();
    return (await handle.ownerFrame())!;
  }

  /** What axe-core finds wrong for ears and eyes. */
  async axeViolations(within?: string): Promise<string[]> {
    const frame = await this.frame();
    await frame.evaluate(`globalThis.axe ?? (() => { ${axe} })()`);
    const { violations } = await frame.evaluate(
      (context) =>
        (globalThis as unknown as { axe: { run(context: ElementContext): Promise<AxeResults> } }).axe.run(context),
      within ?? ':root',
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  /** Texts that lie over each other, are cut off without an ellipsis, or make the page wider than its window. */
  async flaws(): Promise<string[]> {
    return (await this.frame()).evaluate(findFlaws);
  }

  async figures(): Promise<Figures> {
    return (await this.frame()).evaluate(() => {
      const rows = (selector: string, ...parts: readonly string[]): string[] =>
        Array.from(document.querySelectorAll(selector), (row) =>
          parts
            .flatMap((part) => Array.from(row.querySelectorAll(part), (cell) => cell.textContent.trim()))
            .join(' | '),
        );
      const share = ['th.name > :first-child', 'td'];
      return {
        figures: rows('.figure', 'dt', '.figure-value', '.change [aria-hidden]'),
        projects: rows('section[aria-labelledby="projects"] tbody tr', ...share),
        models: rows('section[aria-labelledby="models"] tbody tr', ...share),
        kinds: rows('section[aria-labelledby="why"] .shares tbody tr', 'th', 'td'),
        facts: rows('.fact', 'dt', '.fact-value', '.fact-detail'),
        dear: rows('.dear li', '.row-link', '.detail', ':scope > .number'),
        table: rows('.rows tr', 'th .sort', 'th.name', 'td'),
      };
    });
  }

  /** Everything else with a digit in it: axes, sentences, notes, the year. Names and the headings of bars are no figures. */
  async otherFigures(): Promise<string[]> {
    return (await this.frame()).evaluate(() => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue!.trim();
        const isFigure = !node.parentElement!.closest('button, .words, .name, .price, .day-label, .detail');
        if (isFigure && /\d/.test(text)) texts.push(text.replace(/^, /, ''));
      }
      return texts;
    });
  }
}

/** The same of a picture; `headings`: those of the columns that are shown. */
export function figuresOf(picture: Dashboard, headings: string): Figures {
  const { figures, projects, models, why, table } = picture;
  const labels = headings.split(' | ').map((label) => label.replace(/ [▾▴]$/, ''));
  const places = labels.map((label) => table.columns.findIndex((column) => column.label === label));
  const shares = (rows: Dashboard['projects']): string[] =>
    rows.slice(0, rows.length > 7 ? 6 : 7).map(({ name, tokens, cost, share }) => line(name, tokens, cost, share));
  return {
    figures: figures.map(({ label, value, change }) => line(label, value, ...(change ? [change.text] : []))),
    projects: shares(projects),
    models: shares(models),
    kinds: why.kinds.map(({ label, tokens, cost, share }) => line(label, tokens, cost, share)),
    facts: [...why.facts, ...table.facts].map(({ label, value, detail }) => line(label, value, detail)),
    dear: [...why.dearestSessions, ...why.dearestMessages, ...why.outliers].map(({ title, detail, cost }) =>
      line(title, detail, cost),
    ),
    table: [
      ...(table.rows.length > 0 ? [headings] : []),
      ...table.rows.map(({ cells }) =>
        line(...places.map((place) => `${cells[place]!.text}${cells[place]!.spoken ?? ''}`)),
      ),
    ],
  };
}

const line = (...texts: readonly string[]): string => texts.join(' | ');

/** Runs in the page. */
function findFlaws(): string[] {
  const flaws: string[] = [];
  const tooWide = document.documentElement.scrollWidth - window.innerWidth;
  if (tooWide > 0) flaws.push(`the page is ${tooWide} px too wide`);
  const seen: { readonly text: string; readonly box: DOMRect; readonly node: Node }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    const text = node.nodeValue!.trim();
    if (
      text === '' ||
      element.closest('.unseen, option, script, style') ||
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const part of range.getClientRects()) {
      const box = clip(part, element, text);
      if (box) seen.push({ text, box, node });
    }
  }
  for (const [i, a] of seen.entries())
    for (const b of seen.slice(i + 1)) {
      // Where a text ends in an ellipsis, the browser tells of it twice.
      if (a.node === b.node) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (width > 2 && height > 4) flaws.push(`"${a.text}" lies over "${b.text}"`);
    }
  return flaws;

  /** What can be seen of a text; undefined: nothing. Says so where it is cut and does not look it. */
  function clip(box: DOMRect, element: Element, text: string): DOMRect | undefined {
    let { left, right, top, bottom } = box;
    for (let above: Element | null = element; above; above = above.parentElement) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(above);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = above.getBoundingClientRect();
      const isCut = right > frame.right + 1 || left < frame.left - 1;
      const isTold = textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || /auto|scroll/.test(overflowX);
      if (isCut && !isTold) flaws.push(`"${text}" is cut`);
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : undefined;
  }
}
