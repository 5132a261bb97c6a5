import assert from 'node:assert/strict';
import type { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import { actFlag, actKinds } from '../../../src/core/model/act.ts';
import { pictureOf } from '../logTree.ts';
import { assistant, otherSession, resultOf, session, toolUse, user } from '../records.ts';
import { digestOf, type DigestParts, indexOf } from './digestOf.ts';

const first = `-a/${session}.jsonl`;
const second = `-a/${otherSession}.jsonl`;
const agent = `-a/${session}/subagents/agent-1.jsonl`;

const edit = (line: object = {}): object =>
  assistant({ content: [toolUse('toolu_1', 'Edit', { file_path: '/a.ts' })], line });
const edited = (line: object = {}): object =>
  resultOf('toolu_1', { structuredPatch: [{ lines: ['+a', '+b', '-c'] }] }, {}, line);
const forked = { forkedFrom: { sessionId: session } };

/** Row by row: what, of what, its figures, and the path of its owner below the root. */
const rows = (index: GlobalIndex): readonly string[] => {
  const { columns, length, names, subjects } = index.acts;
  return Array.from({ length }, (_, row) => {
    const owner = index.fileOf(columns.owner[row]!).file.path.replace(/^.*projects\//, '');
    const what = [actKinds[columns.kind[row]!], names[columns.name[row]!], subjects[columns.subject[row]!]];
    return [...what, columns.figure[row], columns.otherFigure[row], owner].join(' ');
  }).toSorted();
};
const log = (below: string, records: readonly object[], parts?: DigestParts) => digestOf(below, records, parts);

describe('an act that stands in several files', () => {
  it('counts once and belongs to the file that a turn would belong to', () => {
    const original = log(first, [edit(), edited()], { birthMs: 9 });
    const marked = log(second, [edit(forked), edited(forked)], { birthMs: 1 });
    const silent = log(second, [edit({ sessionId: otherSession }), edited()], { birthMs: 10 });
    for (const digests of [
      [original, marked],
      [marked, original],
      [silent, original],
    ]) {
      assert.deepEqual(rows(indexOf(...digests)), [`tool Edit /a.ts 2 1 ${first}`]);
    }
  });

  it('is put together from files that each hold half of it', () => {
    const call = log(first, [edit({ timestamp: '2026-11-20T10:00:00.000Z' })]);
    const result = log(second, [edited({ timestamp: '2026-11-20T10:00:04.000Z' })], { birthMs: 2000 });
    const index = indexOf(result, call);
    assert.deepEqual(rows(index), [`tool Edit /a.ts 2 1 ${first}`]);
    const { at, endAt } = index.acts.columns;
    assert.equal(endAt[0]! - at[0]!, 4000);
  });

  it('is a sub-agent’s only if all its lines are', () => {
    const relay = { type: 'progress', data: { type: 'agent_progress', message: edit() } };
    const own = log(agent, [edit({ isSidechain: true })]);
    const { flags } = indexOf(log(first, [relay]), own).acts.columns;
    assert.equal(flags[0], actFlag.sidechain);
    assert.equal(indexOf(log(first, [relay]), own).acts.length, 1);
  });
});

describe('acts', () => {
  it('go with a file that is forgotten, and stay with one whose log is deleted', () => {
    const index = indexOf(log(first, [user('Please.')]), log(second, [edit()]));
    index.apply([{ digest: log(first, [user('Please.')], { isDeleted: true }), isContinuation: true }]);
    assert.equal(index.acts.length, 2);
    index.apply([], [`/logs/projects/${second}`]);
    assert.deepEqual(rows(index), [`prompt   0 0 ${first}`]);
  });

  it('come to the same whether they are asked for in between or only at the end', () => {
    const steps = [log(second, [edited()], { birthMs: 1 }), log(first, [edit()]), log(first, [edit(), user('Hi')])];
    const asked = indexOf();
    const unasked = indexOf();
    for (const digest of steps) {
      asked.apply([{ digest, isContinuation: true }]);
      assert.ok(asked.acts.length > 0);
      unasked.apply([{ digest, isContinuation: true }]);
    }
    assert.deepEqual(pictureOf(unasked), pictureOf(asked));
    assert.equal(unasked.acts.length, 2);
  });

  it('of a line that was pending are taken back when it turns out to be another', () => {
    const index = indexOf();
    const pending = { turns: 0, acts: 1, names: { models: 0, branches: 0, skills: 0, actNames: 0, subjects: 0 } };
    const digest = log(first, [user('Please.')]);
    index.apply([
      { digest: { ...digest, pending: { ...pending, facts: digest.facts, skips: [] } }, isContinuation: false },
    ]);
    assert.equal(index.acts.length, 1);
    index.apply([{ digest: log(first, [user('<task-notification>')]), isContinuation: true }]);
    assert.equal(index.acts.length, 0);
  });
});
