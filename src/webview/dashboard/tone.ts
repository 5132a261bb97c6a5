/** The class that gives something its colour of the series; grey for what has none. */
export const toneClass = (tone: number | undefined): string => (tone === undefined ? 'tone-none' : `tone-${tone}`);
