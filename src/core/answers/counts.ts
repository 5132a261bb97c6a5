import * as l10n from '@vscode/l10n';

/** What is counted in views. One of a thing and several are two phrases, since languages differ in more than an "s". */
const phrases = {
  byte: (n) => [l10n.t('1 byte'), l10n.t('{0} bytes', n)],
  call: (n) => [l10n.t('1 call'), l10n.t('{0} calls', n)],
  edit: (n) => [l10n.t('1 edit'), l10n.t('{0} edits', n)],
  error: (n) => [l10n.t('1 error'), l10n.t('{0} errors', n)],
  file: (n) => [l10n.t('1 file'), l10n.t('{0} files', n)],
  knownModel: (n) => [l10n.t('1 known model'), l10n.t('{0} known models', n)],
  line: (n) => [l10n.t('1 line'), l10n.t('{0} lines', n)],
  message: (n) => [l10n.t('1 message'), l10n.t('{0} messages', n)],
  model: (n) => [l10n.t('1 model'), l10n.t('{0} models', n)],
  moreCopy: (n) => [l10n.t('1 more copy'), l10n.t('{0} more copies', n)],
  moreMessage: (n) => [l10n.t('1 more message'), l10n.t('{0} more messages', n)],
  moreReplay: (n) => [l10n.t('1 more replay'), l10n.t('{0} more replays', n)],
  place: (n) => [l10n.t('1 place'), l10n.t('{0} places', n)],
  price: (n) => [l10n.t('1 price'), l10n.t('{0} prices', n)],
  prompt: (n) => [l10n.t('1 prompt'), l10n.t('{0} prompts', n)],
  record: (n) => [l10n.t('1 record'), l10n.t('{0} records', n)],
  replay: (n) => [l10n.t('1 replay'), l10n.t('{0} replays', n)],
  session: (n) => [l10n.t('1 session'), l10n.t('{0} sessions', n)],
  step: (n) => [l10n.t('1 step'), l10n.t('{0} steps', n)],
  subAgent: (n) => [l10n.t('1 sub-agent'), l10n.t('{0} sub-agents', n)],
  token: (n) => [l10n.t('1 token'), l10n.t('{0} tokens', n)],
  toolCall: (n) => [l10n.t('1 tool call'), l10n.t('{0} tool calls', n)],
  use: (n) => [l10n.t('1 use'), l10n.t('{0} uses', n)],
  webSearch: (n) => [l10n.t('1 web search'), l10n.t('{0} web searches', n)],
  worktree: (n) => [l10n.t('1 worktree'), l10n.t('{0} worktrees', n)],
} as const satisfies Readonly<Record<string, (n: string) => readonly [one: string, several: string]>>;

export type Countable = keyof typeof phrases;

/** `1 session`, `3 sessions`; `written`: the number as it stands in the phrase. */
export function countPhrase(count: number, written: string, what: Countable): string {
  const [one, several] = phrases[what](written);
  return oneOrMany(count, one, several);
}

/** The sentence for one thing or for several. Both are whole: what changes between them differs by language. */
export const oneOrMany = (count: number, one: string, several: string): string => (count === 1 ? one : several);
