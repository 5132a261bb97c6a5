// Claude Code goes on working: adds billed lines to the session that was written to last.

import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { add, noTokens, zeroTokens } from './books.mjs';
import { Random } from './random.mjs';

const newline = 0x0a;

/** Returns what was written: {file, bytes, tokens}. The truth.json of the tree knows nothing of it. */
export function appendTurns(directory, { lines, nowMs }) {
  const file = newestSession(join(directory, '.claude', 'projects'));
  const descriptor = openSync(file, 'r+');
  const { size } = fstatSync(descriptor);
  // The place in the file makes the ids, so that no two calls write the same message.
  const random = new Random(size);
  const tokens = noTokens();
  let text = endsWithNewline(descriptor, size) ? '' : '\n';
  for (let line = 0; line < lines; line++) {
    const turn = {
      ...zeroTokens,
      input: random.whole(1, 9),
      output: random.whole(10, 900),
      cacheRead: random.whole(20_000, 90_000),
      cacheWrite1h: random.whole(100, 3_000),
    };
    add(tokens, turn);
    text += `${JSON.stringify(record(random, { ...turn, file, cwd: cwdOf(descriptor), atMs: nowMs + line }))}\n`;
  }
  const bytes = Buffer.from(text, 'utf8');
  writeSync(descriptor, bytes, 0, bytes.length, size);
  closeSync(descriptor);
  return { file, bytes: bytes.length, tokens };
}

function newestSession(projects) {
  let newest;
  for (const slug of readdirSync(projects)) {
    for (const name of readdirSync(join(projects, slug))) {
      if (!name.endsWith('.jsonl') || name.startsWith('agent-')) continue;
      const path = join(projects, slug, name);
      const { mtimeMs } = statSync(path);
      if (newest === undefined || mtimeMs > newest.mtimeMs) newest = { path, mtimeMs };
    }
  }
  if (newest === undefined) throw new Error(`no session below ${projects}`);
  return newest.path;
}

function endsWithNewline(descriptor, size) {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] === newline);
}

/** As the first record that says so, without parsing a file that may be huge. */
function cwdOf(descriptor) {
  const start = Buffer.alloc(65_536);
  const text = start.toString('utf8', 0, readSync(descriptor, start, 0, start.length, 0));
  const written = /"cwd": ?("(?:[^"\\]|\\.)*")/.exec(text);
  return written === null ? '/home/sam/work' : JSON.parse(written[1]);
}

function record(random, { file, cwd, atMs, input, output, cacheRead, cacheWrite1h }) {
  return {
    parentUuid: random.uuid(),
    isSidechain: false,
    message: {
      model: 'claude-opus-5-5',
      id: random.messageId(),
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: 'One more thing, now that it runs.' }],
      stop_reason: 'end_turn',
      stop_sequence: null,
      usage: {
        input_tokens: input,
        cache_creation_input_tokens: cacheWrite1h,
        cache_read_input_tokens: cacheRead,
        output_tokens: output,
        service_tier: 'standard',
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: cacheWrite1h },
        speed: 'standard',
      },
    },
    requestId: random.requestId(),
    type: 'assistant',
    uuid: random.uuid(),
    timestamp: new Date(atMs).toISOString(),
    userType: 'external',
    entrypoint: 'cli',
    cwd,
    sessionId: basename(file, '.jsonl'),
    version: '2.1.286',
    gitBranch: 'main',
  };
}
