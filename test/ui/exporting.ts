import { existsSync } from 'node:fs';
import type { Workbench } from './workbench.ts';

const extensions = { Markdown: '.md', HTML: '.html', JSON: '.json' } as const;

export type Format = keyof typeof extensions;

/** Answers the first question of *Export Session…*. */
export async function chooseFormat({ page }: Workbench, format: Format): Promise<void> {
  // Rows of an earlier pick may still be there for a moment.
  const name = page.getByText(format, { exact: true });
  await page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).click();
}

/**
 * Answers what *Export Session…* asks once `start` has run it: the format, and where to, which is left as it is proposed.
 * Answers with the file.
 */
export async function chooseExport(workbench: Workbench, format: Format, start: () => Promise<void>): Promise<string> {
  const { page } = workbench;
  await start();
  await chooseFormat(workbench, format);
  const inputs = page.locator('.quick-input-widget input');
  const proposed = async (): Promise<string | undefined> => {
    const values = await inputs.evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
    return values.find((value) => value.endsWith(extensions[format]));
  };
  for (let tries = 0; tries < 100 && (await proposed()) === undefined; tries++) await page.waitForTimeout(50);
  const file = await proposed();
  if (file === undefined) throw new Error('no file was proposed');
  await page.keyboard.press('Enter');
  return file;
}

/** A file that is written a moment after it was asked for. */
export async function fileAt(workbench: Workbench, file: string): Promise<string> {
  for (let tries = 0; tries < 200 && !existsSync(file); tries++) await workbench.page.waitForTimeout(50);
  return file;
}
