import assert from 'node:assert/strict';
import type { ScanSink } from '../../../src/core/model/scanSink.ts';
import { LineWalker } from '../../../src/core/scan/lineWalker.ts';
import { readActs } from '../../../src/core/scan/readActs.ts';
import { readFacts } from '../../../src/core/scan/readFacts.ts';
import { readTurns } from '../../../src/core/scan/readTurns.ts';
import { makeSessionId } from '../../../src/core/model/ids.ts';
import { LogScanner } from '../../../src/core/scan/logScan.ts';
import { logAt } from '../world/readLog.ts';
import { LogTree } from '../logTree.ts';
import { walkerModule } from '../walkerModule.ts';
import { anyLine } from '../world/anyLine.ts';
import { templates } from '../world/lineTemplates.ts';
import { Random } from '../world/random.ts';
import { scratchFolder } from '../world/scratch.ts';

const lines = Number(process.env['CCT_LINES'] ?? 300_000);
const firstSeed = Number(process.env['CCT_LINES_SEED'] ?? Date.now() % 1_000_000_000);
const linesPerFile = 2000;

const factNames = Object.keys(readFacts({}));
const place = { offset: 0, session: makeSessionId('s'), hashOfLine: () => '' };
const turnNames = Object.keys(readTurns({ type: 'assistant', message: { usage: {}, model: 'm' } }, place).turns[0]!);
const actNames = Object.keys(readActs({ type: 'user', message: { content: 'x' } }, place)[0]!);

/** What an object says that will say something else at the next line. */
const read = (from: object, names: readonly string[]): object =>
  Object.fromEntries(
    names.map((name): [string, unknown] => {
      const value: unknown = from[name as keyof typeof from];
      return [name, typeof value === 'object' && value !== null && 'low' in value ? { ...value } : value];
    }),
  );

/** All that a scanner pours out of a log. */
function poured(scanner: LogScanner, tree: LogTree, path: string): readonly unknown[] {
  const events: unknown[] = [];
  const sink: ScanSink = {
    wantsUuids: true,
    record: (facts, offset) => events.push(['record', offset, read(facts, factNames)]),
    turn: (turn) => events.push(['turn', read(turn, turnNames)]),
    act: (act) => events.push(['act', read(act, actNames)]),
    skip: (...skip) => events.push(['skip', ...skip]),
    beginPending: () => events.push('pending'),
  };
  const opened = scanner.open(logAt(tree.projects, path), {
    offset: 0,
    headBytes: 0,
    headHash: '',
    tailBytes: 0,
    tailHash: '',
  });
  assert.ok(opened.ok);
  try {
    assert.ok(opened.value.step(sink, Number.POSITIVE_INFINITY).ok);
  } finally {
    opened.value.close();
  }
  return events;
}

/** A text in JSON, the letter at `at` as a code. */
function withCode(text: string, at: number): string {
  const letters = text.split('').map((letter) => JSON.stringify(letter).slice(1, -1));
  letters[at] = `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return letters.join('');
}

describe('LineWalker', function () {
  this.timeout(Math.max(120_000, lines));
  const walking = new LogScanner({ walker: walkerModule });
  const parsing = new LogScanner();

  it(`says of every line what JSON.parse says, sound or damaged: ${lines} lines from seed ${firstSeed}`, () => {
    using tree = new LogTree(scratchFolder);
    for (let done = 0; done < lines; done += linesPerFile) {
      const random = new Random(firstSeed + done);
      const made = Array.from({ length: Math.min(linesPerFile, lines - done) }, () => anyLine(random));
      const path = tree.write('-fuzz/lines.jsonl', Buffer.concat(made.flatMap((line) => [line, Buffer.from('\n')])));
      const [walked, parsed] = [poured(walking, tree, path), poured(parsing, tree, path)];
      for (const [i, event] of parsed.entries()) {
        assert.deepEqual(walked[i], event, `CCT_LINES_SEED=${firstSeed + done} CCT_LINES=${made.length}`);
      }
      assert.equal(walked.length, parsed.length);
    }
  });

  it('lets the same bytes be escaped as JSON.parse does, wherever they stand in a text, and behind any run of backslashes', () => {
    using tree = new LogTree(scratchFolder);
    const made: Buffer[] = [];
    for (let before = 0; before < 140; before += before < 70 ? 1 : 7) {
      for (const slashes of [1, 2, 3]) {
        for (let byte = 0x20; byte < 0x100; byte++) {
          const text = [Buffer.alloc(before, 'x'), Buffer.alloc(slashes, '\\'), Buffer.of(byte), Buffer.alloc(70, 'y')];
          made.push(Buffer.concat([Buffer.from('{"type":"mode","text":"'), ...text, Buffer.from('"}\n')]));
        }
      }
    }
    const path = tree.write('-escapes/lines.jsonl', Buffer.concat(made));
    const [walked, parsed] = [poured(walking, tree, path), poured(parsing, tree, path)];
    const isSkip = (event: unknown): boolean => Array.isArray(event) && event[0] === 'skip';
    assert.ok(parsed.some(isSkip) && !parsed.every(isSkip));
    assert.deepEqual(walked, parsed);
  });

  it('knows a refusal and a stop by their first words, whichever of their letters are codes, and colours from both', () => {
    using tree = new LogTree(scratchFolder);
    const sayings = [
      "The user doesn't want to go on",
      '[Request interrupted by user]',
      '\u001b[31mred',
      '\u0019\u0020',
    ];
    const made = sayings.flatMap((saying) =>
      Array.from({ length: saying.length }, (_, coded) => {
        const content = [{ tool_use_id: 'toolu_01', type: 'tool_result', content: '<saying>' }];
        const line = JSON.stringify({ type: 'user', uuid: 'u', message: { role: 'user', content } });
        return line.replace('<saying>', withCode(saying, coded));
      }),
    );
    const path = tree.write('-sayings/lines.jsonl', made.join('\n') + '\n');
    const [walked, parsed] = [poured(walking, tree, path), poured(parsing, tree, path)];
    const flags = parsed.flatMap((event) => (Array.isArray(event) && event[0] === 'act' ? [event[1].flags] : []));
    assert.equal(flags.length, made.length);
    assert.equal(new Set(flags).size, 3);
    assert.deepEqual(walked, parsed);
  });

  it('reads logs with more names than it has room for, and the next log after them', () => {
    using tree = new LogTree(scratchFolder);
    const reading = (file: number): object => {
      const content = [
        { type: 'tool_use', id: `toolu_${file}`, name: 'Read', input: { file_path: `/src/${file}.ts` } },
      ];
      return { type: 'assistant', message: { content } };
    };
    for (const [name, files] of [
      ['many', 9000],
      ['few', 20],
      ['more', 9001],
    ] as const) {
      const made = Array.from({ length: files }, (_, i) => JSON.stringify(reading((i * 7919) % files)));
      const path = tree.write(`-names/${name}.jsonl`, made.join('\n') + '\n');
      assert.deepEqual(poured(walking, tree, path), poured(parsing, tree, path));
    }
  });

  it('walks by itself all but compactions, refusals, what might be caveats, commands, interruptions, worktrees and titles', () => {
    const walker = new LineWalker(walkerModule);
    const slow: number[] = [];
    const bytes = Buffer.concat(
      templates.flatMap((record) => [Buffer.from(JSON.stringify(record)), Buffer.from('\n')]),
    );
    walker.grow(bytes.length);
    bytes.copy(walker.buffer);
    walker.beginFile();
    const nobody: ScanSink = { wantsUuids: false, record() {}, turn() {}, act() {}, skip() {}, beginPending() {} };
    walker.pour(nobody, 0, bytes.length, 0, (from) => slow.push(from));
    const kinds = slow.map((from) => {
      const line = bytes.toString('utf8', from, bytes.indexOf(0x0a, from));
      return (JSON.parse(line) as { readonly type: string }).type;
    });
    assert.deepEqual(kinds, ['system', 'user', 'user', 'user', 'user', 'user', 'worktree-state', 'ai-title']);
  });
});
