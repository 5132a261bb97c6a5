import { readPromptTitle } from './readTitle.ts';

/** Remembers titles made from prompts, in memory only, while the process lives. */
export class PromptTitles {
  readonly #titles = new Map<string, string | undefined>();

  titleAt(path: string, offset: number): string | undefined {
    const place = `${offset}:${path}`;
    if (!this.#titles.has(place)) this.#titles.set(place, readPromptTitle(path, offset).title);
    return this.#titles.get(place);
  }
}
