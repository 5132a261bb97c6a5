import type { ExplainedSkip, FileState } from '../answers/explanation.ts';

/** What each reason means, as part of a sentence. */
export const skipWords: Readonly<Record<ExplainedSkip['reason'], string>> = {
  'broken-line': 'no whole record, not counted',
  'not-an-object': 'JSON, but no record',
  'too-long': 'a line too long to read',
  'bad-counter': 'a counter that is no number, counted as 0',
  'no-usage': 'a message whose usage cannot be read',
  'too-many-names': 'one more model or branch than can be told apart',
};

/** Whose log it is. */
export const roleWords = { main: 'transcript', agent: 'sub-agent', compactor: 'compaction', other: 'other' } as const;

/** What became of a log; nothing where it could be read. */
export const stateWords: Readonly<Record<FileState, string>> = {
  read: '',
  unread: 'nothing in it counts here',
  deleted: 'deleted by Claude Code: its lines cannot be listed, its figures are kept',
  changed: 'rewritten since it was counted: refresh to see its lines',
  unreadable: 'cannot be read now: its lines cannot be listed, its figures are kept',
};
