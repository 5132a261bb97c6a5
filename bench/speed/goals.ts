// Issue 4's table as numbers. Nothing here is a limit that a test enforces: a bench says how far the way is.

export type Unit = '× ccusage' | '× rg' | 'MB' | 'ms' | '%' | 'bytes' | 'rows' | 'days';

export interface Goal {
  readonly work: string;
  readonly figure: string;
  readonly unit: Unit;
  readonly atMost: number;
  /** The goal after this one. */
  readonly next?: number;
}

const coldL = 'cold, L, command line, whole process';
const second = 'second start, nothing changed, 10,000 files, whole process';
const append = 'one line appended';
const idle = 'idle, nothing changes, 10,000 files';
const store = 'store';
const dashboard = 'dashboard, 10,000 files';

export const goals = {
  coldL: { work: coldL, figure: 'wall', unit: '× ccusage', atMost: 0.2, next: 0.14 },
  coldLToRg: { work: coldL, figure: 'wall', unit: '× rg', atMost: 2.2 },
  coldLRss: { work: coldL, figure: 'peak RSS', unit: 'MB', atMost: 150 },
  coldM: { work: 'cold, M, command line, whole process', figure: 'wall', unit: '× ccusage', atMost: 0.5, next: 0.35 },
  viewsL: {
    work: 'cold, L, with everything the views need',
    figure: 'wall',
    unit: '× ccusage',
    atMost: 0.6,
    next: 0.4,
  },
  giantTotal: {
    work: 'one session file of 777 MB',
    figure: 'totals that differ from the truth',
    unit: 'days',
    atMost: 0,
  },
  giantRss: { work: 'one session file of 777 MB', figure: 'peak RSS', unit: 'MB', atMost: 100 },
  secondBytes: { work: second, figure: 'transcript bytes read', unit: 'bytes', atMost: 0 },
  second: { work: second, figure: 'wall', unit: '× ccusage', atMost: 0.07, next: 0.04 },
  sweep: {
    work: 'refresh in a running process, nothing changed, 10,000 files',
    figure: 'asked until answered',
    unit: 'ms',
    atMost: 80,
    next: 50,
  },
  appendBytes: { work: append, figure: 'bytes read beyond the new ones', unit: 'bytes', atMost: 0 },
  append: { work: append, figure: 'work after the event', unit: 'ms', atMost: 1 },
  idleCpu: { work: idle, figure: 'of one core', unit: '%', atMost: 0.3 },
  idleWrites: { work: idle, figure: 'written to disk', unit: 'bytes', atMost: 0 },
  storeSize: { work: store, figure: 'of the size of the logs', unit: '%', atMost: 2 },
  storeRows: { work: store, figure: 'rows written per changed file', unit: 'rows', atMost: 1 },
  storeLoad: { work: store, figure: 'load at 10,000 files', unit: 'ms', atMost: 150 },
  rangeChange: { work: dashboard, figure: 'slowest change of range or table', unit: 'ms', atMost: 50 },
  afterLine: { work: dashboard, figure: 'first question after a line', unit: 'ms', atMost: 50 },
  coldQuestion: { work: dashboard, figure: 'first question of a window', unit: 'ms', atMost: 200 },
  answerClone: { work: dashboard, figure: 'largest answer written and read again', unit: 'ms', atMost: 3 },
  overview: { work: dashboard, figure: 'what is told of a refresh, all fields', unit: 'ms', atMost: 5 },
} as const satisfies Readonly<Record<string, Goal>>;

/** Rows that only an editor can show. */
export const hostGoals = [
  {
    work: 'first paint in VS Code with a warm cache',
    goal: 'tree and status text ≤ 100 ms after activate, activate ≤ 5 ms',
  },
  { work: 'main thread of the extension host during a cold index of L', goal: 'longest block ≤ 16 ms, then 8 ms' },
  { work: 'one line appended: tree and status bar right', goal: '≤ 250 ms after the write' },
] as const;

export interface Judged {
  readonly goal: Goal;
  /** Under which Node, over what. */
  readonly who: string;
  readonly value: number;
  readonly spread: string;
}

export function verdictOf({ goal, value }: Judged): string {
  if (value > goal.atMost) return 'missed';
  return goal.next !== undefined && value <= goal.next ? 'reached, and then' : 'reached';
}
