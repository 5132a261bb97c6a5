import type { FileDigest } from '../../../../src/core/model/fileDigest.ts';
import { assistant, otherSession, resultOf, session, toolUse, user } from '../../records.ts';
import { digestOf } from '../../index/digestOf.ts';

/** `10:00:30` of the day that all this is about. */
export const at = (time: string): string => `2026-11-20T${time}.000Z`;
export const ms = (time: string): number => Date.parse(at(time));

/** A request whose output tells it from all others: sums of powers of two say what is in them. */
const answer = (id: string, output: number, time: string, tools: readonly object[], line: object = {}): object =>
  assistant({ id: `msg_${id}`, output, input: 0, at: at(time), content: tools, line });
const done = (id: string, time: string, told?: unknown, block: object = {}, line: object = {}): object =>
  resultOf(id, told, block, { timestamp: at(time), ...line });
const patch = (added: number, removed: number): object => ({
  structuredPatch: [{ lines: [...Array<string>(added).fill('+x'), ...Array<string>(removed).fill('-y'), ' z'] }],
});
const system = (subtype: string, time: string, fields: object): object => ({
  type: 'system',
  subtype,
  uuid: `u-${subtype}-${time}`,
  timestamp: at(time),
  sessionId: session,
  ...fields,
});

const asked: readonly object[] = [
  user('Please fix it.', { uuid: 'u-1', timestamp: at('10:00:00') }),
  answer('A', 1, '10:00:10', [
    toolUse('toolu_read', 'Read', { file_path: '/p/a.ts' }),
    toolUse('toolu_edit', 'Edit', { file_path: '/p/a.ts' }),
  ]),
  done('toolu_read', '10:00:12'),
  done('toolu_edit', '10:00:20', patch(2, 1)),
  answer('B', 2, '10:00:30', [
    toolUse('toolu_test', 'Bash'),
    toolUse('toolu_task', 'Task', { subagent_type: 'Explore', description: 'Find callers' }),
  ]),
  done('toolu_test', '10:00:40', 'Error: Exit code 1', { is_error: true, content: 'Exit code 1\nno such test' }),
  done('toolu_task', '10:04:50', { agentId: 'a1', status: 'completed' }),
  answer('C', 4, '10:05:00', [{ type: 'text', text: 'Done.' }]),
];

const stopped: readonly object[] = [
  user('<command-name>/init</command-name>', { uuid: 'u-2', timestamp: at('10:20:00') }),
  answer('D', 8, '10:20:05', [toolUse('toolu_write', 'Write', { file_path: '/p/new.md' })]),
  done('toolu_write', '10:20:06', { type: 'create', content: '1\n2\n3\n', structuredPatch: [] }),
  answer('E', 16, '10:20:07', [toolUse('toolu_push', 'Bash')]),
  done('toolu_push', '10:20:30', 'Error', { is_error: true, content: "The user doesn't want to proceed" }),
  user('[Request interrupted by user for tool use]', { uuid: 'u-3', timestamp: at('10:20:31') }),
  system('local_command', '10:20:40', { content: '<command-name>/model</command-name>' }),
  system('compact_boundary', '10:30:00', {
    compactMetadata: { trigger: 'auto', preTokens: 1000, postTokens: 100, durationMs: 5000 },
  }),
  system('api_error', '10:30:10', { error: { status: 529 }, retryAttempt: 1, retryInMs: 2000 }),
  assistant({
    model: '<synthetic>',
    at: at('10:30:20'),
    content: [{ type: 'text', text: 'API Error: limit' }],
    line: { isApiErrorMessage: true, error: 'rate_limit', uuid: 'u-4' },
  }),
];

const side = { isSidechain: true, agentId: 'a1' };
const explored: readonly object[] = [
  user('Find callers.', { ...side, timestamp: at('10:00:45') }),
  answer('F', 32, '10:00:50', [toolUse('toolu_side', 'Edit', { file_path: '/p/a.ts' })], side),
  done('toolu_side', '10:00:55', patch(1, 1), {}, side),
  answer('G', 64, '10:01:00', [toolUse('toolu_grep', 'Bash')], side),
  done('toolu_grep', '10:01:30', { backgroundTaskId: 'b1' }, {}, side),
];

const fork = { forkedFrom: { sessionId: session }, sessionId: otherSession };
const forked: readonly object[] = [
  ...asked.map((record) => ({ ...record, ...fork })),
  user('Now as PDF.', { uuid: 'u-5', sessionId: otherSession, timestamp: at('11:00:00') }),
  answer('I', 256, '11:00:05', [toolUse('toolu_skill', 'Skill', { skill: 'pdf' })], {
    sessionId: otherSession,
    attributionSkill: 'pdf',
  }),
  done('toolu_skill', '11:00:06', { success: true }),
  answer('J', 512, '11:00:10', [toolUse('toolu_again', 'Edit', { file_path: '/p/a.ts' })], { sessionId: otherSession }),
  done('toolu_again', '11:00:11', 'Error', { is_error: true, content: 'String to replace not found' }),
];

export const mainLog = `-p/${session}.jsonl`;
export const agentLog = `-p/${session}/subagents/agent-a1.jsonl`;
export const forkLog = `-p/${otherSession}.jsonl`;

/**
 * Two sessions of one project: one with a sub-agent, a refusal, an interruption and a compaction, and its fork, which repeats the
 * first command and goes on. Power of two → request: 1 A, 2 B, 4 C, 8 D, 16 E, 32 F and 64 G (sub-agent), 128 H (compaction),
 * 256 I and 512 J (fork).
 */
export const workday = (): readonly FileDigest[] => [
  digestOf(mainLog, [...asked, ...stopped], { birthMs: 1 }),
  digestOf(agentLog, explored, { birthMs: 2 }),
  digestOf(`-p/${session}/subagents/agent-acompact-c1.jsonl`, [answer('H', 128, '10:29:58', [], side)], { birthMs: 3 }),
  digestOf(forkLog, forked, { birthMs: 4 }),
];
