// Where does bulk text come from? The demo's people talk; code and logs are made of their files and of a few patterns.
// Pools are made once and cut from, because drawing gigabytes word by word would take all day.

import { stories } from './demo/stories.mjs';

const poolCharacters = 1 << 20;
const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const nouns = ['invoice', 'upload', 'session', 'bucket', 'token', 'reminder', 'cluster', 'payment', 'route', 'draft'];
const verbs = ['load', 'save', 'flush', 'verify', 'append', 'refund', 'merge', 'drain', 'rotate', 'archive'];

export class Prose {
  #code;
  #logs;
  #talk;
  #base64;
  #random;

  constructor(random) {
    this.#random = random;
    const files = stories.flatMap((project) => Object.values(project.files));
    this.#talk = stories.flatMap((project) => project.sessions.flatMap((session) => session.talk));
    this.#code = this.#pool(() => (random.chance(0.1) ? random.pick(files) : codeLine(random)));
    this.#logs = this.#pool(() => logLine(random));
    this.#base64 = Array.from({ length: poolCharacters }, () => base64Letters[random.word() & 63]).join('');
  }

  ask() {
    return this.#said(0);
  }

  answer() {
    return this.#said(2);
  }

  /** About so many characters of what people and models say, with the characters that people use. */
  talk(characters) {
    let text = '';
    while (text.length < characters)
      text += this.answer() + (this.#random.chance(0.1) ? ' — “naïve” → 処理 ✓ 🚲\n' : '\n');
    return text;
  }

  code(characters) {
    return this.#cut(this.#code, characters);
  }

  logs(characters) {
    return this.#cut(this.#logs, characters);
  }

  base64(characters) {
    let text = '';
    while (text.length < characters)
      text += this.#cut(this.#base64, Math.min(characters - text.length, poolCharacters >> 1));
    return text;
  }

  path(cwd) {
    return `${cwd}/src/${this.#random.pick(nouns)}/${this.#random.pick(verbs)}${this.#random.whole(1, 40)}.ts`;
  }

  #said(part) {
    const triples = this.#talk.length / 3;
    for (;;) {
      const text = this.#talk[this.#random.whole(0, triples - 1) * 3 + part];
      if (text !== '') return text;
    }
  }

  #pool(makeLine) {
    const lines = [];
    for (let characters = 0; characters < poolCharacters;) {
      const line = makeLine();
      lines.push(line);
      characters += line.length + 1;
    }
    return lines.join('\n');
  }

  /** `characters` is whole, or a last fraction would be cut for ever. */
  #cut(pool, characters) {
    let text = '';
    while (text.length < characters) {
      const wanted = Math.min(characters - text.length, pool.length >> 1);
      const from = this.#random.whole(0, pool.length - wanted);
      text += pool.slice(from, from + wanted);
    }
    return text;
  }
}

function codeLine(random) {
  const noun = random.pick(nouns);
  const verb = random.pick(verbs);
  const indent = '  '.repeat(random.whole(0, 3));
  return random.pick([
    `${indent}const ${noun} = await ${verb}(${random.pick(nouns)}, { retries: ${random.whole(0, 9)}, "dry-run": false });`,
    `${indent}if (${noun}.${verb}dAt === undefined) return;`,
    `${indent}// ${verb} the ${noun} first: the ${random.pick(nouns)} may be gone by then`,
    `${indent}export function ${verb}(${noun}: string, at: number): void {`,
    `${indent}assert.deepEqual(${verb}(${noun}), { "${noun}": [${random.whole(0, 9)}, ${random.whole(0, 9)}] });`,
    `${indent}throw new Error(\`can not ${verb} \${${noun}.id}: "\${reason}"\`);`,
    `${indent}path.join('C:\\\\work\\\\${noun}', '${verb}.log'),`,
    `${indent}}`,
    '',
  ]);
}

function logLine(random) {
  const noun = random.pick(nouns);
  const verb = random.pick(verbs);
  return random.pick([
    `2026-10-${random.whole(10, 30)}T08:${random.whole(10, 59)}:03Z INFO ${noun}: ${verb} took ${random.whole(1, 900)} ms`,
    `\u001b[32m✓\u001b[39m ${verb}s the ${noun} (${random.whole(1, 400)} ms)`.replace('✓', 'ok'),
    `src/${noun}/${verb}.ts:${random.whole(1, 400)}:${random.whole(1, 80)} - error TS2345: Argument of type 'string' is not assignable.`,
    `    at ${verb} (/home/sam/work/${noun}/dist/${verb}.js:${random.whole(1, 900)}:${random.whole(1, 80)})`,
    `{"level":"info","${noun}":"${verb}","ms":${random.whole(1, 999)},"usage":{"input_tokens":${random.whole(1, 99)}}}`,
    quotedLogLine(random),
  ]);
}

/** A trap: a whole billable record, quoted in the output of a command. */
export function quotedLogLine(random) {
  const usage = { input_tokens: 11, output_tokens: 900_000, cache_read_input_tokens: 5 };
  const message = { id: random.messageId(), model: 'claude-opus-5-5', role: 'assistant', type: 'message', usage };
  return JSON.stringify({
    parentUuid: null,
    type: 'assistant',
    message,
    requestId: random.requestId(),
    timestamp: '2026-07-01T00:00:00.000Z',
  });
}
