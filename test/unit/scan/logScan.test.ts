import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { ftruncateSync, openSync, closeSync, writeSync } from 'node:fs';
import { statLog } from '../../../src/core/discover/statLog.ts';
import { type LogFile, noMark, type ReadMark } from '../../../src/core/model/logFile.ts';
import type { ScanSink } from '../../../src/core/model/scanSink.ts';
import { LogScanner, type ScannerParts } from '../../../src/core/scan/logScan.ts';
import { LogTree } from '../logTree.ts';
import { walkerModule } from '../walkerModule.ts';
import { assistant, jsonl, session, user } from '../records.ts';

const name = `-a/${session}.jsonl`;
const slow = 60_000;

/** What a scan poured out, one word for each: `kind@offset`, `turn output@offset`, `reason@offset+bytes`, `pending`. */
interface Scanned {
  readonly events: readonly string[];
  readonly start: number;
  readonly mark: ReadMark;
}

function fileOf(tree: LogTree, path = tree.pathOf(name)): LogFile {
  const looked = statLog({ root: tree.projects, below: path.slice(tree.projects.length + 1) });
  assert.ok(looked.ok && looked.value);
  return looked.value;
}

function scan(tree: LogTree, { mark = noMark, scanner = new LogScanner(parts), budget = 1 << 20 } = {}): Scanned {
  const opened = scanner.open(fileOf(tree), mark);
  assert.ok(opened.ok);
  const events: string[] = [];
  const sink: ScanSink = {
    wantsUuids: false,
    record: ({ kind }, offset) => events.push(`${kind}@${offset}`),
    turn: ({ output, offset }) => events.push(`turn ${output}@${offset}`),
    act: ({ kind, offset }) => events.push(`${kind}@${offset}`),
    skip: (reason, offset, bytes) => events.push(`${reason}@${offset}+${bytes}`),
    beginPending: () => events.push('pending'),
  };
  try {
    for (let isAtEnd = false; !isAtEnd;) {
      const step = opened.value.step(sink, budget);
      assert.ok(step.ok);
      isAtEnd = step.value.isAtEnd;
    }
    return { events, start: opened.value.startOffset, mark: opened.value.mark() };
  } finally {
    opened.value.close();
  }
}

const eventsOf = (text: string | Buffer, scanner?: LogScanner): readonly string[] => {
  using tree = new LogTree();
  tree.write(name, text);
  return scan(tree, scanner && { scanner }).events;
};

const one = '{"type":"one"}';
const two = '{"type":"two"}';

/** Both read the same; the tests run once with each. */
let parts: ScannerParts = {};
const ways = { 'with the walker': { walker: walkerModule }, 'by parsing alone': {} } satisfies Record<
  string,
  ScannerParts
>;

for (const [how, these] of Object.entries(ways)) {
  describe(`LogScanner ${how}`, () => {
    before(() => {
      parts = these;
    });

    it('pours out records with the places of their first bytes, and their turns and acts after them', () => {
      const prompt = jsonl(user('Hi'));
      assert.deepEqual(eventsOf(prompt + jsonl(assistant({ output: 3 }))), [
        'user@0',
        'prompt@0',
        `assistant@${prompt.length}`,
        `turn 3@${prompt.length}`,
      ]);
      assert.deepEqual(eventsOf(`${one}${two}\n \0${one}\n`), ['one@0', 'two@14', 'one@31']);
    });

    it('skips a byte order mark at the start of a file, and nowhere else', () => {
      assert.deepEqual(eventsOf(`\uFEFF${one}\n\uFEFF${two}\n`), ['one@3', 'two@21', 'broken-line@18+3']);
      assert.deepEqual(eventsOf(`\uFEFF${one}`), ['pending', 'one@3']);
      assert.deepEqual(eventsOf('\uFEFF'), []);
    });

    it('tells of each kind of damage with its reason, and goes on', () => {
      const bad = JSON.stringify(assistant({ output: 4, usage: { input_tokens: -1 } }));
      const odd = JSON.stringify({ type: 'assistant', message: { usage: 5 } });
      const lines = ['oops', '42', bad, odd, '', one];
      const at = lines.map((_, i) => lines.slice(0, i).join('\n').length + (i > 0 ? 1 : 0));
      assert.deepEqual(eventsOf(`${lines.join('\n')}\n`), [
        'broken-line@0+4',
        'not-an-object@5+2',
        `assistant@${at[2]}`,
        `turn 4@${at[2]}`,
        `bad-counter@${at[2]}+0`,
        `assistant@${at[3]}`,
        `no-usage@${at[3]}+0`,
        `one@${at[5]}`,
      ]);
    });

    it('passes over a line that is too long, with its length, and reads on', () => {
      const long = `{"type":"long","x":"${'y'.repeat(300_000)}"}`;
      assert.deepEqual(eventsOf(`${one}\n${long}\n${two}\n`, new LogScanner({ ...parts, maxLine: 1000 })), [
        'one@0',
        `too-long@15+${long.length}`,
        `two@${15 + long.length + 1}`,
      ]);
    });

    it('passes over 200 MB without a newline in the memory of a few lines', () => {
      using tree = new LogTree();
      const fd = openSync(tree.write(name, ''), 'r+');
      const bytes = 200 * 1024 * 1024;
      ftruncateSync(fd, bytes);
      writeSync(fd, `\n${one}\n`, bytes);
      closeSync(fd);
      const before = process.memoryUsage();
      const { events } = scan(tree, { scanner: new LogScanner({ ...parts, maxLine: 1024 * 1024 }) });
      const after = process.memoryUsage();
      assert.deepEqual(events, [`too-long@0+${bytes}`, `one@${bytes + 1}`]);
      assert.ok(after.arrayBuffers - before.arrayBuffers < 16 * 1024 * 1024);
    }).timeout(slow);

    it('calls a whole last line without its newline pending, and its mark stands before it', () => {
      using tree = new LogTree();
      tree.write(name, `${one}\n${two}`);
      const { events, mark } = scan(tree);
      assert.deepEqual([events, mark.offset], [['one@0', 'pending', 'two@15'], 15]);
    });

    it('says nothing of half a last line', () => {
      assert.deepEqual(eventsOf(`${one}\n{"type":"tw`), ['one@0']);
      assert.deepEqual(eventsOf(`${one}\n42`), ['one@0']);
    });

    it('goes on after its mark, in steps as small as one read', () => {
      using tree = new LogTree();
      tree.write(name, `${one}\n`);
      const { mark } = scan(tree);
      tree.append(name, `${two}\n`);
      const { events, start } = scan(tree, { mark, budget: 1 });
      assert.deepEqual([start, events], [15, ['two@15']]);
    });

    const changes: readonly (readonly [what: string, text: string, start: number])[] = [
      ['grew', `${one}\n${two}\n${one}\n`, 30],
      ['is as it was', `${one}\n${two}\n`, 30],
      ['shrank', `${one}\n`, 0],
      ['begins otherwise', `${two}\n${two}\n${one}\n`, 0],
      ['ends otherwise where the mark stands', `${one}\n${one}\n${one}\n`, 0],
      ['is empty', '', 0],
    ];
    for (const [what, text, start] of changes) {
      it(`starts ${start === 0 ? 'anew' : 'at its mark'} on a file that ${what}`, () => {
        using tree = new LogTree();
        tree.write(name, `${one}\n${two}\n`);
        const { mark } = scan(tree);
        tree.write(name, text);
        assert.equal(scan(tree, { mark }).start, start);
      });
    }

    it('knows a long file by its head and its tail', () => {
      using tree = new LogTree();
      const lines = Array.from({ length: 500 }, (_, i) => `{"type":"t","n":${i}}\n`).join('');
      tree.write(name, lines);
      const { mark } = scan(tree);
      assert.deepEqual([mark.offset, mark.headBytes, mark.tailBytes], [lines.length, 1024, 64]);
      tree.write(name, lines.replace('"n":0', '"n":9'));
      assert.equal(scan(tree, { mark }).start, 0);
      tree.write(name, lines.replace('"n":499', '"n":999'));
      assert.equal(scan(tree, { mark }).start, 0);
    });

    it('gives a fault for what is gone, and for what is no file, without waiting', () => {
      using tree = new LogTree();
      const file = (tree.write(name, one), fileOf(tree));
      tree.remove(name);
      const scanner = new LogScanner(parts);
      const kindOf = (): string | undefined => {
        const opened = scanner.open(file, noMark);
        return opened.ok ? undefined : opened.error.kind;
      };
      assert.equal(kindOf(), 'vanished');
      execFileSync('mkfifo', [file.path]);
      assert.equal(kindOf(), 'not-regular');
      tree.remove(name);
      tree.write(`${name}/inner`, '');
      assert.equal(kindOf(), 'not-regular');
    });
  });
}
