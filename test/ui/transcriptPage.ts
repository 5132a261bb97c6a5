import type { Frame, FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** A transcript in the workbench, as it is seen. */
export class TranscriptPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get locator(): FrameLocator {
    return this.#workbench.webview();
  }

  get scroller(): Locator {
    return this.locator.locator('.scroller');
  }

  row(text: string): Locator {
    return this.locator.getByRole('article').filter({ hasText: text });
  }

  /** The frame that the page is in, for what a locator cannot do. */
  async frame(): Promise<Frame> {
    const root = await this.locator.locator('html').elementHandle();
    return (await root.ownerFrame())!;
  }

  /** Opens a session of the project `billing` from the side bar. */
  async open(title: string): Promise<void> {
    const { rows, page } = this.#workbench;
    const session = rows.and(page.locator('[aria-level="2"]')).filter({ hasText: title }).first();
    for (let tries = 0; tries < 5 && !(await session.isVisible()); tries++) {
      await this.#workbench.expand(rows.and(page.locator('[aria-level="1"]')).filter({ hasText: 'billing' }).first());
      await isSeen(session);
    }
    await session.click();
    await this.locator.getByRole('heading', { name: title }).waitFor();
    await this.locator.getByRole('article').first().waitFor();
  }

  /** Opens every row that is drawn. Rows that open push others away, which cannot be opened: whoever opens all comes again. */
  async openAll(): Promise<void> {
    const closed = this.locator.locator('.line[aria-expanded="false"]');
    while ((await closed.count()) > 0) {
      await closed
        .first()
        .dispatchEvent('click', {}, { timeout: 1000 })
        .catch(() => undefined);
    }
  }
}

/** Is it there within two seconds? */
export const isSeen = (element: Locator): Promise<boolean> =>
  element.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
