// Builders of what a transcript page is told: items, pages, heads. Tests name only what they are about.
import { plainForm } from '../../../../src/core/answers/labelForm.ts';
import type { MessageFigure, TranscriptHead, TranscriptPage } from '../../../../src/core/answers/transcript.ts';
import type { AnswerItem, LongText, SubAgentItem, ToolCallItem } from '../../../../src/core/answers/transcriptItem.ts';

/** Lines of the made-up log are all this long, so that the n-th begins at n times it. */
export const lineBytes = 100;

export const long = (text = ''): LongText => ({ text, showAll: undefined });

const place = (line: number, figure?: string) => ({
  id: String(line * lineBytes),
  offset: line * lineBytes,
  time: '14:05',
  at: undefined,
  uuid: `uuid-${line}`,
  figure,
  isSidechain: false,
  sentence: `line ${line}`,
});

export const answer = (line: number, figure?: string): AnswerItem => ({
  ...place(line, figure),
  kind: 'answer',
  markdown: long(`answer ${line}`),
});

export const toolCall = (line: number, state: ToolCallItem['state'] = 'done'): ToolCallItem => ({
  ...place(line),
  kind: 'toolCall',
  tool: 'Bash',
  name: 'Bash',
  subject: 'npm test',
  state,
  outcome: '',
  duration: '',
  body: { kind: 'terminal', command: long('npm test'), output: long('ok'), errorOutput: undefined },
  images: [],
  toolId: undefined,
});

export const subAgent = (line: number, log: string): SubAgentItem => ({
  ...place(line),
  kind: 'subAgent',
  tool: 'Task',
  title: 'find all callers',
  agentType: 'Explore',
  state: 'done',
  outcome: '',
  logs: [{ log, label: log }],
  prompt: long(),
  result: long(),
  toolId: undefined,
  agentId: undefined,
});

export const figure = (id: string): MessageFigure => ({
  id,
  model: 'Opus 5.5',
  cost: '$0.01',
  usd: 0.01,
  isCopy: false,
  runningCost: '$0.01',
  context: '',
  contextShare: undefined,
  tokens: [],
  notes: [],
  messageId: undefined,
  requestId: undefined,
  sentence: '1 cent',
});

/** Lines `from` to before `to` of a log of `lines`, an answer each. */
export const page = (from: number, to: number, lines: number, parts: Partial<TranscriptPage> = {}): TranscriptPage => ({
  log: 'main',
  items: Array.from({ length: to - from }, (_, line) => answer(from + line)),
  figures: [],
  before: from * lineBytes,
  after: to * lineBytes,
  isAtStart: from === 0,
  isAtEnd: to === lines,
  sizeBytes: lines * lineBytes,
  revision: 1,
  ...parts,
});

export const head = (lines: number, parts: Partial<TranscriptHead> = {}): TranscriptHead => ({
  session: 'slug/session',
  sessionId: 'session',
  title: 'Rework invoice export',
  subtitle: [],
  state: 'there',
  logs: [{ log: 'main', kind: 'main', title: '', agentType: '', cost: '', sizeBytes: lines * lineBytes }],
  counts: { prompts: 0, errors: 0, toolCalls: 0, compactions: 0, tools: [] },
  form: plainForm,
  rail: [],
  revision: 1,
  ...parts,
});
