import type { LogTree } from '../logTree.ts';
import { assistant, jsonl, resultOf, session, toolUse, user } from '../records.ts';

/** A session in which everything happens that a transcript shows, with no Latin letter in anything that people wrote. */
export const foreignTalk = `-дом-беседа/${session}`;

const line = { cwd: '/дом/беседа', gitBranch: 'ветка' };
const text = (words: string): object => ({ type: 'text', text: words });
const image = (mediaType: string): object => ({
  type: 'image',
  source: { type: 'base64', media_type: mediaType, data: 'AAAA' },
});
const tool = (id: string, name: string, input: object): object =>
  assistant({ id: `msg_${id}`, content: [toolUse(id, name, input)], line });
const manyLines = 'да\n'.repeat(500);
const edit = { file_path: '/дом/беседа/ё', old_string: 'а', new_string: 'б' };

export function writeForeignTalk(tree: LogTree): void {
  tree.write(
    `${foreignTalk}.jsonl`,
    `{"cut\n${jsonl(
      user([text('Сделай это'), image('image/png'), image('image/svg+xml')], line),
      { type: 'attachment', attachment: { type: 'queued_command', prompt: 'И это' } },
      assistant({
        id: 'msg_A',
        content: [{ type: 'thinking', thinking: manyLines }, text(`**Да**\n\n${manyLines}`)],
        line,
      }),
      assistant({ id: 'msg_B', content: [{ type: 'redacted_thinking', data: 'ж' }], stopReason: null, line }),
      tool('t1', 'Bash', { command: manyLines }),
      resultOf(
        't1',
        { stdout: manyLines, stderr: 'нет', interrupted: false },
        { is_error: true, content: 'нет' },
        line,
      ),
      tool('t2', 'Edit', edit),
      resultOf(
        't2',
        {
          filePath: edit.file_path,
          structuredPatch: [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines: ['-а', '+б'] }],
        },
        {},
        line,
      ),
      tool('t3', 'Write', { file_path: '/дом/беседа/ю', content: manyLines }),
      resultOf('t3', { type: 'create', filePath: '/дом/беседа/ю', content: manyLines, structuredPatch: [] }, {}, line),
      tool('t4', 'Read', { file_path: '/дом/беседа/я' }),
      resultOf('t4', { type: 'text', file: { filePath: '/дом/беседа/я', content: manyLines, startLine: 7 } }, {}, line),
      tool('t5', 'Task', { description: 'Найди', subagent_type: 'Искатель', prompt: 'Ищи' }),
      resultOf(
        't5',
        { agentId: 'ж1', totalDurationMs: 40_000, totalTokens: 9, totalToolUseCount: 3 },
        { content: 'нашёл' },
        line,
      ),
      tool('t6', 'Лад', { образец: manyLines }),
      resultOf('t6', undefined, { content: 'ок' }, line),
      tool('t7', 'Bash', { command: 'ёж' }),
      user('<command-name>/обзор</command-name>\n<command-args>да</command-args>', line),
      user('<local-command-stdout>ок</local-command-stdout>', line),
      {
        type: 'attachment',
        attachment: { type: 'hook_blocking_error', hookName: 'Ж', blockingError: { blockingError: 'нет' } },
      },
      { type: 'attachment', attachment: { type: 'hook_success', hookName: 'Ж', content: '', stdout: 'да' } },
      {
        type: 'system',
        subtype: 'api_error',
        error: { status: 529, message: 'занят' },
        retryAttempt: 3,
        maxRetries: 10,
      },
      assistant({
        id: 'msg_L',
        model: '<synthetic>',
        content: [text('предел')],
        line: { ...line, isApiErrorMessage: true, error: 'rate_limit' },
      }),
      user('[Request interrupted by user]', line),
      user('<task-notification><task-id>1</task-id><summary>готово</summary></task-notification>', line),
      {
        type: 'system',
        subtype: 'compact_boundary',
        compactMetadata: { trigger: 'auto', preTokens: 168_000, postTokens: 22_000 },
      },
      user('Было так', { ...line, isCompactSummary: true }),
      { type: 'новое', sessionId: session },
    )}`,
  );
  tree.write(
    `${foreignTalk}/subagents/agent-ж1.jsonl`,
    jsonl(
      user('Ищи', { ...line, isSidechain: true, agentId: 'ж1' }),
      assistant({ id: 'msg_S', content: [text('ок')], line: { ...line, isSidechain: true, agentId: 'ж1' } }),
    ),
  );
}
