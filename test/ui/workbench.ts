// The workbench as a user sees it: the packaged extension, installed in a real VS Code, in a real browser, with a home
// that holds only what the test put there. Every wait is for something to be seen.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.mjs';
import { inheritedEnvironment, privateHome, temporaryFolder } from '../host/environment.mjs';
import { EXTENSION_ID, ROOT, VSIX } from '../host/paths.mjs';
import { installVsix, prepareProfile, profileIn } from '../host/profile.mjs';
import { startServer, type VSCodeServer } from '../host/server.mjs';
import { shiftClock } from './shiftClock.cjs';

const SHOTS = path.join(ROOT, 'out/shots');
const PICTURE_FONTS = path.join(ROOT, 'test/host/pictureFonts.conf');
const SHIFT_CLOCK = path.join(import.meta.dirname, 'shiftClock.cjs');

/** Wide enough for side bar, editor and all that a laptop shows. */
const WINDOW = { width: 1440, height: 900 };

export interface WorkbenchOptions {
  /** Puts logs and whatever else the test needs into the home, before VS Code starts. */
  readonly fillHome?: (home: string) => void | Promise<void>;
  /** Of the user, on top of those that keep VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Packages to install beside ours. */
  readonly otherExtensions?: readonly string[];
  /** Restricted Mode until somebody trusts the folder. */
  readonly isTrustAsked?: boolean;
  /** What VS Code takes the display language for: extensions speak it; VS Code itself would need a language pack. */
  readonly language?: string;
  /** For pictures that are to look the same whenever and wherever they are taken. */
  readonly picture?: PictureOptions;
}

export interface PictureOptions {
  /** What everybody takes for now, instead of the machine's clock. */
  readonly nowMs: number;
  readonly zone: string;
  /** The name of the open folder, which is empty. */
  readonly folderName: string;
  /** Pixels of a picture to one of the page. */
  readonly scale: number;
}

export class Workbench {
  readonly page: Page;
  readonly home: string;
  readonly #server: VSCodeServer;

  private constructor(home: string, server: VSCodeServer, page: Page) {
    this.home = home;
    this.#server = server;
    this.page = page;
  }

  /** Installs the extension, starts VS Code and opens its window on an empty folder. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { fillHome, settings, otherExtensions = [], isTrustAsked = false, language, picture } = options;
    const folder = temporaryFolder();
    const home = path.join(folder, 'home');
    const workspace = path.join(folder, picture?.folderName ?? 'workspace');
    const shiftMs = picture && picture.nowMs - Date.now();
    const env = {
      ...inheritedEnvironment(),
      ...privateHome(home),
      ...(picture && { TZ: picture.zone, CCT_CLOCK_SHIFT_MS: String(shiftMs) }),
      XDG_RUNTIME_DIR: folder,
    };
    const profile = profileIn(folder);
    mkdirSync(workspace);
    await fillHome?.(home);
    prepareProfile(profile, settings);
    for (const vsix of [VSIX, ...otherExtensions]) installVsix(profile, vsix, env);
    const server = await startServer({
      profile,
      env,
      isTrustAsked,
      nodeOptions: picture ? ['--require', SHIFT_CLOCK] : [],
    });
    const browser = await launchBrowser({ fonts: picture && PICTURE_FONTS });
    const page = await browser.newPage({
      viewport: WINDOW,
      ...(picture && { deviceScaleFactor: picture.scale, timezoneId: picture.zone }),
    });
    if (shiftMs !== undefined) await page.addInitScript(shiftClock, shiftMs);
    if (language !== undefined) await page.addInitScript(displayLanguage, language);
    await page.goto(server.url({ folder: workspace }));
    await page.locator('.monaco-workbench').waitFor();
    return new Workbench(home, server, page);
  }

  async close(): Promise<void> {
    await this.page.context().browser()?.close();
    await this.#server.stop();
  }

  /** Opens a view container of the activity bar by its title, and answers with the rows of its trees. */
  async openView(title: string): Promise<Locator> {
    await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).click();
    // The icon's tooltip would lie over the rows.
    await this.page.mouse.move(WINDOW.width / 2, WINDOW.height / 2);
    await this.page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
    return this.rows;
  }

  /** A view of the side bar, by its title. */
  pane(name: string): Locator {
    return this.page.locator('.sidebar .pane', { has: this.page.locator(`.pane-header[aria-label^="${name}"]`) });
  }

  /** The rows of the last view in the side bar: projects; the views above it may show the same sessions. */
  get rows(): Locator {
    return this.page.locator('.sidebar .split-view-view:last-child .pane-body .monaco-list-row');
  }

  /** Opens a row of a tree. A click that comes while the tree is drawn anew is lost, as it is for whoever makes it. */
  async expand(row: Locator): Promise<void> {
    const opened = row.and(this.page.locator('[aria-expanded="true"]'));
    for (let tries = 0; tries < 5 && !(await opened.isVisible()); tries++) {
      // Where a click opens something, only the twistie opens the row.
      await row.locator('.monaco-tl-twistie').click();
      await opened.waitFor({ timeout: 2000 }).catch(() => undefined);
    }
    await opened.waitFor();
  }

  /** The tooltip of a row, told by a text in it. A tree that is drawn anew takes its tooltip away: then the mouse comes again. */
  async tooltip(row: Locator, text: string): Promise<Locator> {
    const tooltip = this.page.locator('.monaco-hover', { hasText: text });
    for (let tries = 0; tries < 5 && !(await tooltip.isVisible()); tries++) {
      await this.page.mouse.move(WINDOW.width / 2, WINDOW.height / 2);
      await row.hover();
      await tooltip.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await tooltip.waitFor();
    return tooltip;
  }

  /** An item of the status bar by the id the extension gave it. */
  statusBarItem(id: string): Locator {
    return this.page.locator(`.statusbar-item[id="${EXTENSION_ID}.${id}"]`);
  }

  /** What the clipboard holds, a moment after the command that writes it; the browser has to have been allowed to tell. */
  async clipboard(expected: RegExp): Promise<string> {
    const read = (): Promise<string> => this.page.evaluate(() => navigator.clipboard.readText());
    for (let tries = 0; tries < 40 && !expected.test(await read()); tries++) await this.page.waitForTimeout(50);
    return read();
  }

  /** Runs a command as a user does who knows its name: `Category: Title`. */
  async runCommand(name: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    // A key that comes while a page is about to take the focus, or while the last list closes, is lost, as it is for whoever presses it.
    for (let tries = 0, isFilled = false; tries < 5 && !isFilled; tries++) {
      await this.page.keyboard.press('F1');
      isFilled = await input.fill(`>${name}`, { timeout: 2000 }).then(
        () => true,
        () => false,
      );
    }
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  }

  /** Reloads the window as a person does: VS Code keeps what is open as it leaves, which a browser's own reload may cut short. */
  async reload(): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.runCommand('Developer: Reload Window')]);
  }

  /** A notification which says this. */
  notification(text: string): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /** A dialog that has to be answered. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Answers the dialog. */
  async answer(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Runs a command of a row's context menu, which takes no click in the moment after it has opened. */
  async runOn(row: Locator, command: string): Promise<void> {
    const menu = this.page.locator('.monaco-menu');
    for (let tries = 0; tries < 5; tries++) {
      if (!(await menu.isVisible())) await row.click({ button: 'right' });
      await menu.locator('.action-item', { hasText: command }).first().click();
      const isClosed = await menu.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (isClosed) return;
    }
    throw new Error(`the menu did not take ${command}`);
  }

  /** The document of the webview that is shown, such as the dashboard. */
  webview(): FrameLocator {
    const outer = this.page.locator('iframe.webview.ready').contentFrame();
    return outer.locator('iframe#active-frame').contentFrame();
  }

  /** Keeps a picture in out/shots, for people to look at. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  }
}

/** Runs in the page, before VS Code: the language that a pack would set. Its texts stay those that VS Code comes with. */
function displayLanguage(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', {
    get: () => language,
    set: () => {}, // VS Code sets English
  });
}
