import { hashText } from '../../../src/core/kit/hash.ts';
import type { Random } from './random.ts';

/** A record that costs something, and how it will be known again. */
export interface Marked {
  readonly bytes: Buffer;
  readonly key: ReturnType<typeof hashText>;
}

/** A log in which nothing is wrong yet. */
export interface SoundLog {
  readonly lines: readonly Buffer[];
  readonly marked: readonly Marked[];
}

/** Text that looks like the end of one record and the start of another; escaped, it is neither. */
const texts = [
  'Done.',
  'Größe – 列 🙂 \u2028 raw',
  '"}}\n{"type":"assistant","message":{"usage":{"output_tokens":9}}}',
  '{"parentUuid":null}',
  '\\',
  '\ud800 alone',
];

export function makeSoundLog(random: Random, seed: number): SoundLog {
  const lines: Buffer[] = [];
  const marked: Marked[] = [];
  const count = random.from(2, 7);
  for (let i = 0; i < count; i++) {
    const id = `msg_${seed}_${i}`;
    const kind = random.below(10);
    const unbilled = kind === 0 ? prompt(random) : kind > 7 ? result(random) : undefined;
    const record = unbilled ?? (kind === 1 ? relay(random, id) : answer(random, id));
    const bytes = Buffer.from(JSON.stringify(record));
    lines.push(bytes);
    if (!unbilled) marked.push({ bytes, key: hashText(`m\0${id}\0req_${id}`) });
  }
  return { lines, marked };
}

const prompt = (random: Random): object => ({
  parentUuid: null,
  type: 'user',
  uuid: `u${random.below(9)}`,
  cwd: '/c',
  message: { role: 'user', content: random.one(texts) },
});

const result = (random: Random): object => ({
  parentUuid: null,
  type: 'user',
  timestamp: '2026-10-01T10:00:09.000Z',
  message: {
    role: 'user',
    content: [
      {
        tool_use_id: random.one(['t', 'toolu_1', `toolu_${random.below(99)}`]),
        type: 'tool_result',
        content: random.one([...texts, "The user doesn't want to", [{ type: 'text', text: random.one(texts) }]]),
        is_error: random.one([true, false, 'true']),
      },
    ],
  },
  toolUseResult: random.one<unknown>([
    random.one(texts),
    { type: 'create', filePath: '/f', content: random.one(texts), structuredPatch: [] },
    { structuredPatch: [{ oldStart: 1, lines: texts.map((text) => `${random.one(['+', '-', ' '])}${text}`) }] },
    { agentId: random.one(texts), agentType: random.one(texts), content: [{ structuredPatch: [{ lines: ['+'] }] }] },
  ]),
});

const answer = (random: Random, id: string): object => ({
  parentUuid: null,
  type: 'assistant',
  isSidechain: random.below(4) === 0,
  sessionId: random.one(['one', 'two']),
  timestamp: random.one(['2026-10-01T10:00:00.000Z', '2026-10-01T12:00:00.123456+02:00', '2026-10-01', 'soon 5']),
  requestId: `req_${id}`,
  message: {
    id,
    model: random.one(['claude-opus-5-5', 'claude-haiku-5-5', 'other']),
    content: [
      { type: 'text', text: random.one(texts) },
      { type: 'tool_use', id: random.one(['t', 'toolu_1']), input: { type: 'deep', list: [1, { a: 'b' }] } },
    ],
    stop_reason: random.one(['end_turn', null]),
    usage: {
      input_tokens: random.below(100),
      output_tokens: random.below(1000),
      cache_creation_input_tokens: random.below(50),
      cache_creation: random.one([null, { ephemeral_5m_input_tokens: 1, ephemeral_1h_input_tokens: random.below(40) }]),
      iterations: random.one([null, [{ type: 'advisor_message', model: 'm', input_tokens: 2 }]]),
    },
  },
});

const relay = (random: Random, id: string): object => ({
  parentUuid: null,
  type: 'progress',
  timestamp: '2026-10-01T10:00:01.000Z',
  data: { type: 'agent_progress', message: answer(random, id) },
});
