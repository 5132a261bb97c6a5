// The one memory that host and walker share; `lineWalker.ts` reads it by the same numbers.

/** One row per line, in the order of the lines. */
export const ROWS: u32 = 0x10000;
export const ROW_BYTES: u32 = 128;
export const MAX_ROWS: u32 = 4096;

/** One act for each call and result of a tool, in the order of the blocks. */
export const ACTS: u32 = 0x200000;
export const ACT_BYTES: u32 = 40;
export const MAX_ACTS: u32 = 8192;
export const ACT_KEY_LOW: u32 = 0;
export const ACT_KEY_HIGH: u32 = 4;
export const ACT_NAME: u32 = 8;
export const ACT_SUBJECT: u32 = 10;
export const ACT_FLAGS: u32 = 12;
export const ACT_FIGURE: u32 = 16;
export const ACT_OTHER_FIGURE: u32 = 20;
/** A tool's call, its result, or a prompt. */
export const ACT_WHAT: u32 = 24;
/** 1 while its key is only where its id stands (see acts.ts). */
export const ACT_IS_FOREIGN: u32 = 28;
export const CALL: u32 = 0;
export const RESULT: u32 = 1;
export const PROMPT: u32 = 2;

/**
 * Texts that come again and again in a file: kinds, models, branches, directories, files. As raw bytes of JSON, escapes and all. A day's
 * work names hundreds of files, the longest sessions thousands.
 */
export const NAMES: u32 = 0xa0000;
export const NAMES_BYTES: u32 = 0x120000;
/** Where each name starts and how long it is; names count from 1. */
export const NAME_PLACES: u32 = 0x1c0000;
export const MAX_NAMES: u32 = 8192;
/** Hash → name, open addressing, four times as many slots as names. */
export const NAME_SLOTS: u32 = 0x1d0000;
export const NAME_SLOT_COUNT: u32 = 32768;
/** Name → its slot, so that those of one file can be emptied without the others. */
export const SLOTS_OF_NAMES: u32 = 0x1e0000;

/** The bytes to walk; behind them always a newline of ours, at which every search ends. */
export const INPUT: u32 = 0x260000;

/** What a row says. */
export const SLOW: u8 = 0;
export const RECORD: u8 = 1;
export const RECORD_WITH_TURN: u8 = 2;

// Places of a row's fields.
export const ROW_FROM: u32 = 0;
export const ROW_TO: u32 = 4;
export const ROW_WHAT: u32 = 8;
export const ROW_FLAGS: u32 = 9;
export const ROW_ENDING: u32 = 10;
export const ROW_TYPE: u32 = 12;
export const ROW_DETAIL: u32 = 14;
export const ROW_SESSION: u32 = 16;
export const ROW_CWD: u32 = 18;
export const ROW_VERSION: u32 = 20;
export const ROW_BRANCH: u32 = 22;
export const ROW_AT: u32 = 24;
export const ROW_TOOL_CALLS: u32 = 32;
export const ROW_TOOL_ERRORS: u32 = 34;
export const ROW_MODEL: u32 = 36;
export const ROW_TURN_FLAGS: u32 = 38;
export const ROW_UUID_FROM: u32 = 40;
export const ROW_UUID_TO: u32 = 44;
export const ROW_KEY_LOW: u32 = 48;
export const ROW_KEY_HIGH: u32 = 52;
export const ROW_REPLAY_LOW: u32 = 56;
export const ROW_REPLAY_HIGH: u32 = 60;
export const ROW_INPUT: u32 = 64;
export const ROW_OUTPUT: u32 = 68;
export const ROW_CACHE_READ: u32 = 72;
export const ROW_CACHE_WRITE: u32 = 76;
export const ROW_CACHE_WRITE_1H: u32 = 80;
export const ROW_THINKING: u32 = 84;
export const ROW_WEB_SEARCHES: u32 = 88;
/** Infinity: undated. */
export const ROW_TURN_AT: u32 = 96;
/** The row's acts, by number, up to and without the second. */
export const ROW_ACTS_FROM: u32 = 104;
export const ROW_ACTS_TO: u32 = 108;
/** Infinity: undated. */
export const ROW_ACTS_AT: u32 = 112;
export const ROW_SKILL: u32 = 120;
export const ROW_AGENT_TYPE: u32 = 122;
export const ROW_FORKED: u32 = 124;

// Bits of ROW_FLAGS.
export const IS_MESSAGE: u8 = 1;
export const IS_MAIN: u8 = 2;
export const HAS_TIME: u8 = 4;
export const IS_PROMPT: u8 = 8;

// ROW_ENDING.
export const NO_ENDING: u8 = 0;
export const OPEN: u8 = 1;
export const TURN_ENDED: u8 = 2;
