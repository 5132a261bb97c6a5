// Where walker/layout.ts puts what it found; test/unit/scan/walkerLayout.test.ts holds both to the same numbers.

export const rows = 0x10000;
export const rowBytes = 128;
export const namePlaces = 0x1c0000;
export const acts = 0x200000;
export const actBytes = 40;
export const input = 0x260000;

// What a row says.
export const slow = 0;
export const recordWithTurn = 2;

// What an act is.
export const result = 1;
export const prompt = 2;

// Bits of `flags`.
export const isMessage = 1;
export const isMain = 2;
export const hasTime = 4;
export const isPrompt = 8;

// Places of a row's fields.
export const from = 0;
export const to = 4;
export const what = 8;
export const flags = 9;
export const ending = 10;
export const type = 12;
export const detail = 14;
export const session = 16;
export const cwd = 18;
export const version = 20;
export const branch = 22;
export const at = 24;
export const toolCalls = 32;
export const toolErrors = 34;
export const model = 36;
export const turnFlags = 38;
export const uuidFrom = 40;
export const uuidTo = 44;
export const keyLow = 48;
export const keyHigh = 52;
export const replayLow = 56;
export const replayHigh = 60;
export const inputTokens = 64;
export const output = 68;
export const cacheRead = 72;
export const cacheWrite = 76;
export const cacheWrite1h = 80;
export const thinking = 84;
export const webSearches = 88;
export const turnAt = 96;
export const actsFrom = 104;
export const actsTo = 108;
export const actsAt = 112;
export const skill = 120;
export const agentType = 122;
export const forked = 124;

// Places of an act's fields.
export const actKeyLow = 0;
export const actKeyHigh = 4;
export const actName = 8;
export const actSubject = 10;
export const actFlags = 12;
export const actFigure = 16;
export const actOtherFigure = 20;
export const actWhat = 24;
