/** Builders of log records, in the shape that Claude Code 2.1 writes. Everything can be overridden; tests name only what they are about. */

export interface AssistantParts {
  readonly id?: string;
  readonly requestId?: string;
  readonly at?: string;
  readonly model?: string;
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly write5m?: number;
  readonly write1h?: number;
  readonly stopReason?: string | null;
  readonly usage?: object;
  readonly content?: readonly object[];
  readonly line?: object;
}

export const session = '11111111-1111-4111-8111-111111111111';
export const otherSession = '22222222-2222-4222-8222-222222222222';

let made = 0;
const nextUuid = (): string => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;

const envelope = (at: string): object => ({
  parentUuid: null,
  isSidechain: false,
  userType: 'external',
  cwd: '/home/dev/work/billing',
  sessionId: session,
  version: '2.1.263',
  gitBranch: 'main',
  uuid: nextUuid(),
  timestamp: at,
});

export function assistant(parts: AssistantParts = {}): object {
  const at = parts.at ?? '2026-11-20T10:00:00.000Z';
  const write5m = parts.write5m ?? 0;
  const write1h = parts.write1h ?? 0;
  return {
    ...envelope(at),
    type: 'assistant',
    requestId: parts.requestId ?? `req_${parts.id ?? 'A'}`,
    message: {
      id: parts.id ?? 'msg_A',
      type: 'message',
      role: 'assistant',
      model: parts.model ?? 'claude-opus-5-5',
      content: parts.content ?? [{ type: 'text', text: 'Done.' }],
      stop_reason: parts.stopReason === undefined ? 'end_turn' : parts.stopReason,
      stop_sequence: null,
      usage: {
        input_tokens: parts.input ?? 10,
        cache_creation_input_tokens: write5m + write1h,
        cache_read_input_tokens: parts.cacheRead ?? 0,
        cache_creation: { ephemeral_5m_input_tokens: write5m, ephemeral_1h_input_tokens: write1h },
        output_tokens: parts.output ?? 20,
        service_tier: 'standard',
        ...parts.usage,
      },
    },
    ...parts.line,
  };
}

export function user(content: unknown, line: object = {}): object {
  return { ...envelope('2026-11-20T09:59:00.000Z'), type: 'user', message: { role: 'user', content }, ...line };
}

export const toolResult = (isError = false): object =>
  user([{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'out', ...(isError ? { is_error: true } : {}) }]);

/** A block of an answer that calls a tool. */
export const toolUse = (id: string, name: string, input: object = {}): object => ({
  type: 'tool_use',
  id,
  name,
  input,
});

/** The line with a tool's result. */
export const resultOf = (id: string, toolUseResult?: unknown, block: object = {}, line: object = {}): object =>
  user([{ type: 'tool_result', tool_use_id: id, content: 'out', ...block }], { toolUseResult, ...line });

/** Lines as they stand in a file. */
export const jsonl = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
