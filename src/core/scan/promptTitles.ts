import { readPromptTitle } from './readTitle.ts';

/** Remembers titles made from prompts, in memory only, while the process lives. */
export class PromptTitles {
  readonly #titles = new Map<string, string>();

  titleAt(path: string, offset: number): string | undefined {
    const place = `${offset}:${path}`;
    const title = this.#titles.get(place) ?? readPromptTitle(path, offset).title;
    // A log that is being rewritten has none for a moment.
    if (title !== undefined) this.#titles.set(place, title);
    return title;
  }
}
