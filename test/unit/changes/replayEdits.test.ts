import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { applyEdit, undoEdit } from '../../../src/core/answers/applyEdit.ts';
import { FileReplay, type ReplayedFile } from '../../../src/core/answers/replayEdits.ts';
import type { EditedPassage, EditHunk, FileEdit } from '../../../src/core/model/fileEdit.ts';
import { readFileEdit } from '../../../src/core/scan/readFileEdit.ts';

const file = '/home/dev/work/billing/vat.ts';

/** One hunk as Claude Code shows it: three lines around, tabs at the start of a line as two spaces. */
function shown(before: string, after: string): EditHunk[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  if (before === after) return [];
  const from = Math.max(0, head - 3);
  const spaced = (line: string): string => line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length));
  const signed = (sign: string, lines: readonly string[]): string[] => lines.map((line) => sign + spaced(line));
  const lines = [
    ...signed(' ', old.slice(from, head)),
    ...signed('-', old.slice(head, old.length - tail)),
    ...signed('+', now.slice(head, now.length - tail)),
    ...signed(' ', old.slice(old.length - tail, old.length - tail + 3)),
  ];
  return [{ oldStart: from + 1, newStart: from + 1, lines }];
}

/** What the tool does; the newline rule is the tool's own. */
function truth(before: string, { from, to, isAll }: EditedPassage): string {
  const gone = to === '' && !from.endsWith('\n') && before.includes(`${from}\n`) ? `${from}\n` : from;
  return isAll ? before.split(gone).join(to) : before.replace(gone, () => to);
}

const text = fc
  .array(fc.constantFrom('a', 'aa', '\tif (x) {', '\t\treturn $1;', '}', '', '$&', 'é😀', '  b'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

interface Step {
  readonly kind: 'edit' | 'write' | 'read' | 'other';
  readonly at: number;
  readonly length: number;
  readonly to: string;
  readonly isAll: boolean;
  readonly isTold: boolean;
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('edit', 'edit', 'edit', 'write', 'read', 'other'),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    length: fc.integer({ min: 1, max: 12 }),
    to: text,
    isAll: fc.boolean(),
    isTold: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('replaying edits', () => {
  it('never says a text that is not the true one, however little the log tells', () => {
    let whole = 0;
    fc.assert(
      fc.property(text, steps, fc.boolean(), (start, taken, hasOthers) => {
        const replay = new FileReplay(file);
        let now = start;
        let first: string | undefined;
        for (const step of taken) {
          if (step.kind === 'other' && hasOthers) now = step.to;
          const from = now.slice(Math.floor(step.at * now.length)).slice(0, step.length);
          if (step.kind === 'read') replay.add({ kind: 'seen', path: file, text: now });
          if (step.kind === 'write') {
            first ??= now;
            replay.add({
              kind: 'written',
              path: file,
              before: step.isTold ? now : undefined,
              isNew: false,
              after: step.to,
            });
            now = step.to;
          }
          if (step.kind === 'edit' && from !== '' && from !== step.to) {
            first ??= now;
            const passage = { from, to: step.to, isAll: step.isAll };
            const after = truth(now, passage);
            const before = step.isTold ? now : undefined;
            replay.add({ kind: 'edited', path: file, before, passages: [passage], hunks: shown(now, after) });
            now = after;
          }
        }
        const result = replay.result();
        if (result === undefined) return assert.equal(first, undefined);
        if (result.extent === 'parts') return;
        // What others wrote unseen, only the next look tells.
        if (!hasOthers) assert.equal(result.after, now);
        if (!result.isBeforeUnknown && !hasOthers) {
          whole++;
          assert.equal(result.before, first);
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(whole > 600, `only ${whole} of 3000 whole`);
  });

  it('shows what is known of a file that no log has the whole of', () => {
    const replay = new FileReplay(file);
    const hunks = [{ oldStart: 40, newStart: 40, lines: [' let vat;', '-vat = 19;', '+vat = 20;'] }];
    replay.add({
      kind: 'edited',
      path: file,
      before: undefined,
      passages: [{ from: '19', to: '20', isAll: false }],
      hunks,
    });
    replay.add({
      kind: 'edited',
      path: file,
      before: undefined,
      passages: [{ from: 'a', to: 'b', isAll: true }],
      hunks: [],
    });
    const { extent, before, after, edits } = replay.result()!;
    assert.deepEqual([extent, edits], ['parts', 2]);
    assert.equal(before, '@@ 40 @@\nlet vat;\nvat = 19;\n@@ 0 @@\na');
    assert.equal(after, '@@ 40 @@\nlet vat;\nvat = 20;\n@@ 0 @@\nb');
  });

  it('goes by the hunks where a person changed the edit before it was made', () => {
    const before = 'one\n\ttwo\nthree\n';
    const hunks = [{ oldStart: 1, newStart: 1, lines: [' one', '-  two', '+  zwei!', ' three'] }];
    const passages = [{ from: 'two', to: 'zwei', isAll: false }];
    assert.equal(applyEdit(before, { passages, hunks }), 'one\n  zwei!\nthree\n');
    assert.equal(applyEdit('something else', { passages, hunks }), undefined);
  });

  it('takes back only what can be taken back for certain', () => {
    const edit = { passages: [{ from: 'b', to: 'aa', isAll: false }], hunks: [] };
    assert.equal(undoEdit('x aa y', edit), 'x b y');
    assert.equal(undoEdit('aaa', edit), undefined);
    assert.equal(undoEdit('aa aa', edit), undefined);
    assert.equal(undoEdit('none', edit), undefined);
    assert.equal(undoEdit('x', { passages: [{ from: 'b', to: '', isAll: false }], hunks: [] }), undefined);
  });

  it('counts where somebody else wrote between', () => {
    const replay = new FileReplay(file);
    replay.add({ kind: 'written', path: file, before: undefined, isNew: true, after: 'one\n' });
    replay.add({ kind: 'written', path: file, before: 'one, formatted\n', isNew: false, after: 'two\n' });
    replay.add({ kind: 'seen', path: file, text: 'two\n' });
    const { before, after, changesBetween, edits } = replay.result()!;
    assert.deepEqual([before, after, changesBetween, edits], [undefined, 'two\n', 1, 2]);
  });
});

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');

/** Every file edit of the real transcripts, log by log. */
function realEdits(): readonly (readonly FileEdit[])[] {
  return globSync('**/*.jsonl', { cwd: corpus })
    .toSorted()
    .map((log) =>
      readFileSync(path.join(corpus, log), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const edit = line.includes('"toolUseResult"') ? readFileEdit(JSON.parse(line) as object as never) : undefined;
          return edit ? [edit] : [];
        }),
    );
}

describe('replaying the edits of real transcripts', function () {
  before(function () {
    if (globSync('**/*.jsonl', { cwd: corpus }).length === 0) this.skip();
  });

  it('comes to the text that the log says stood there at the next edit, unless somebody else wrote', () => {
    let chained = 0;
    let broken = 0;
    for (const edits of realEdits()) {
      const texts = new Map<string, string>();
      for (const edit of edits) {
        if (edit.kind !== 'edited') texts.set(edit.path, edit.kind === 'seen' ? edit.text : edit.after);
        else {
          const known = texts.get(edit.path);
          const before = edit.before ?? known;
          if (edit.before !== undefined && known !== undefined) {
            if (edit.before === known) chained++;
            else broken++;
          }
          const after = before === undefined ? undefined : applyEdit(before, edit);
          if (before !== undefined) assert.notEqual(after, undefined, edit.path);
          if (after !== undefined) texts.set(edit.path, after);
        }
      }
    }
    // The six are of a session whose Bash and whose user wrote the same files.
    assert.deepEqual([chained, broken], [114, 6]);
  });

  it('has the whole of nearly every file', () => {
    const results: ReplayedFile[] = [];
    for (const edits of realEdits()) {
      const replays = new Map<string, FileReplay>();
      for (const edit of edits) {
        const replay = replays.get(edit.path) ?? new FileReplay(edit.path);
        replays.set(edit.path, replay);
        replay.add(edit);
      }
      results.push(...[...replays.values()].flatMap((replay) => replay.result() ?? []));
    }
    const parts = results.filter(({ extent }) => extent === 'parts').length;
    const unknown = results.filter(({ isBeforeUnknown }) => isBeforeUnknown).length;
    assert.deepEqual([results.length, parts, unknown], [99, 4, 0]);
  });
});
