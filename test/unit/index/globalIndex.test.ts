import assert from 'node:assert/strict';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import { pictureOf } from '../logTree.ts';
import { assistant, type AssistantParts, otherSession, session, toolResult, user } from '../records.ts';
import { digestOf, type DigestParts, indexOf } from './digestOf.ts';

const first = `-a/${session}.jsonl`;
const second = `-a/${otherSession}.jsonl`;
const agent = `-a/${session}/subagents/agent-1.jsonl`;
const log = (below: string, parts: AssistantParts = {}, file?: DigestParts): FileDigest =>
  digestOf(below, [assistant(parts)], file);

/** Row by row: output, the path of its owner below the root, and whether it is a replay. */
const rows = (index: GlobalIndex): readonly string[] => {
  const { columns, length } = index.ledger;
  return Array.from({ length }, (_, row) => {
    const owner = index.fileOf(columns.owner[row]!).file.path.replace(/^.*projects\//, '');
    return `${columns.output[row]} ${owner}${columns.isReplay[row] === 1 ? ' replay' : ''}`;
  }).toSorted();
};
const ownerOf = (...digests: readonly FileDigest[]): string => {
  const answers = [digests, digests.toReversed()].map((order) => rows(indexOf(...order)));
  assert.deepEqual(answers[0], answers[1], 'whatever comes first');
  assert.equal(answers[0]!.length, 1);
  return answers[0]![0]!;
};

const forked = { line: { forkedFrom: { sessionId: session, messageUuid: 'u' } } };
const side = { line: { isSidechain: true } };

describe('a turn that stands in several files', () => {
  it('belongs to the one that does not call it a copy, even if that was born later', () => {
    assert.equal(ownerOf(log(first, forked, { birthMs: 1 }), log(second, {}, { birthMs: 9 })), `20 ${second}`);
  });

  it('then to the one that does not call it a side conversation', () => {
    assert.equal(ownerOf(log(first, side, { birthMs: 1 }), log(second, {}, { birthMs: 9 })), `20 ${second}`);
  });

  it('then to the file that was born first', () => {
    assert.equal(ownerOf(log(first, {}, { birthMs: 9 }), log(second, {}, { birthMs: 1 })), `20 ${second}`);
  });

  it('then to the smaller session id, then to the smaller path', () => {
    assert.equal(ownerOf(log(second), log(`-b/${session}.jsonl`)), `20 -b/${session}.jsonl`);
    assert.equal(ownerOf(log(`-c/${session}.jsonl`), log(`-b/${session}.jsonl`)), `20 -b/${session}.jsonl`);
  });

  it('counts once, each counter at its largest, at its earliest time, with the model of the most complete line', () => {
    const index = indexOf(
      log(first, { output: 1, input: 900, at: '2026-11-20T10:00:01Z', model: 'placeholder', stopReason: null }),
      log(second, { output: 50, input: 3, at: '2026-11-20T10:00:02Z' }),
    );
    const { columns, models, length } = index.ledger;
    assert.equal(length, 1);
    assert.deepEqual(
      [columns.input[0], columns.output[0], columns.at[0], models[columns.model[0]!]],
      [900, 50, Date.UTC(2026, 10, 20, 10, 0, 1), 'claude-opus-5-5'],
    );
  });

  it('falls to another file when its owner is forgotten or says it no more', () => {
    const index = indexOf(log(first, { output: 99 }), log(second, { output: 5 }));
    assert.deepEqual(rows(index), [`99 ${first}`]);
    index.apply([], [`/logs/projects/${first}`]);
    assert.deepEqual(rows(index), [`5 ${second}`]);
    index.apply([{ digest: digestOf(second, [user('Hi')]), isContinuation: false }]);
    assert.deepEqual(rows(index), []);
  });

  it('is not doubled by a continuation of its file', () => {
    const index = indexOf(digestOf(first, [assistant()]));
    index.apply([
      { digest: digestOf(first, [assistant(), assistant({ id: 'msg_B', output: 7 })]), isContinuation: true },
    ]);
    assert.deepEqual(rows(index), [`20 ${first}`, `7 ${first}`]);
  });
});

describe('a message that an aside repeats under another request id', () => {
  const aside = (output: number): AssistantParts => ({ requestId: 'req_btw', output, ...side });

  it('is a replay where the message stands outside a sidechain too', () => {
    assert.deepEqual(rows(indexOf(log(first), log(agent, aside(21)))), [`20 ${first}`, `21 ${agent} replay`]);
  });

  it('is none where all its lines are sidechains, or in another session', () => {
    assert.deepEqual(rows(indexOf(log(first, side), log(agent, aside(21)))), [`20 ${first}`, `21 ${agent}`]);
    const elsewhere = { ...aside(21), line: { isSidechain: true, sessionId: otherSession } };
    assert.deepEqual(rows(indexOf(log(first), log(agent, elsewhere))), [`20 ${first}`, `21 ${agent}`]);
  });

  it('takes its iterations with it', () => {
    const iterations = [{ type: 'compaction', input_tokens: 1, output_tokens: 2 }];
    const repeated = log(agent, { ...aside(21), usage: { iterations } });
    assert.deepEqual(rows(indexOf(log(first), repeated)), [`2 ${agent} replay`, `20 ${first}`, `21 ${agent} replay`]);
  });

  it('counts again when the message it repeats is gone', () => {
    const index = indexOf(log(first), log(agent, aside(21)));
    index.apply([], [`/logs/projects/${first}`]);
    assert.deepEqual(rows(index), [`21 ${agent}`]);
  });
});

describe('sessions', () => {
  const only = (...digests: readonly FileDigest[]) => {
    const sessions = indexOf(...digests).sessions();
    assert.equal(sessions.length, 1);
    return sessions[0]!;
  };

  it('are made of a transcript and its sub-agents, and the transcript speaks first', () => {
    const described = only(
      digestOf(agent, [user('Look', { isSidechain: true, cwd: '/w/api/below', timestamp: '2026-11-20T12:00:00Z' })], {
        mtimeMs: 9000,
      }),
      digestOf(first, [user('Fix it', { cwd: '/w/api' }), { type: 'ai-title', aiTitle: 'Fix' }, toolResult(true)], {
        mtimeMs: 5000,
      }),
      digestOf(`-a/${session}/subagents/agent-acompact-1.jsonl`, [assistant(side)]),
    );
    const { id, slug, cwd, title, prompts, messageLines, toolErrors, ending, touchedMs, mainMtimeNs } = described;
    assert.deepEqual(
      { id, slug, cwd, title, prompts, messageLines, toolErrors, ending, touchedMs, mainMtimeNs },
      {
        id: session,
        slug: '-a',
        cwd: '/w/api',
        title: { source: 'ai', text: 'Fix' },
        prompts: 1,
        messageLines: 4,
        toolErrors: 1,
        ending: 'open',
        touchedMs: 9000,
        mainMtimeNs: '5000000000',
      },
    );
    assert.equal(described.lastAt, Date.UTC(2026, 10, 20, 12));
  });

  it('prefer titles that people gave, whatever came last', () => {
    const titles = [
      { type: 'custom-title', customTitle: 'Mine' },
      { type: 'agent-name', agentName: 'Agent' },
      { type: 'ai-title', aiTitle: 'Ai' },
      { type: 'summary', summary: 'Sum' },
    ];
    for (const [i, expected] of ['Mine', 'Agent', 'Ai', 'Sum'].entries()) {
      assert.equal(only(digestOf(first, [user('Hi'), ...titles.slice(i)])).title!.text, expected);
    }
  });

  it('exist with sub-agents’ files only', () => {
    const described = only(log(agent, side));
    assert.deepEqual(
      [described.id, described.mainPath, described.prompts, described.isEmpty],
      [session, undefined, 0, false],
    );
  });

  it('take in flat sub-agent files by the session in their records', () => {
    assert.equal(only(log(first), log('-a/agent-1.jsonl', { id: 'msg_B', ...side })).messageLines, 2);
    const bare = { line: { sessionId: undefined, isSidechain: true } };
    assert.equal(only(log('-a/agent-1.jsonl', bare)).id, 'agent-1');
  });

  it('move a flat sub-agent file when its first session id becomes known', () => {
    const index = indexOf(digestOf('-a/agent-1.jsonl', [{ type: 'mode' }]));
    index.apply([{ digest: log('-a/agent-1.jsonl', side), isContinuation: true }]);
    assert.deepEqual(
      index.sessions().map(({ id }) => id),
      [session],
    );
    assert.equal(index.sessionOfRow(0), index.sessions()[0]!.number);
  });

  it('are two where two folders have the same id', () => {
    assert.equal(indexOf(log(first), log(`-b/${session}.jsonl`, { id: 'msg_B' })).sessions().length, 2);
  });

  it('are empty while nobody has typed and nothing was billed', () => {
    const isEmpty = (...records: readonly object[]): boolean => only(digestOf(first, records)).isEmpty;
    assert.deepEqual(
      [isEmpty(), isEmpty({ type: 'mode' }, user('<command-name>/clear')), isEmpty(user('Hi')), isEmpty(assistant())],
      [true, true, false, false],
    );
  });

  it('are deleted when every file of them is', () => {
    const gone = { isDeleted: true };
    assert.equal(only(log(first, {}, gone), log(agent, { id: 'msg_B' })).isDeleted, false);
    assert.equal(only(log(first, {}, gone), log(agent, { id: 'msg_B' }, gone)).isDeleted, true);
  });

  it('are no more when their last file is forgotten', () => {
    const index = indexOf(log(first), log(second, { id: 'msg_B' }));
    index.apply([], [`/logs/projects/${first}`, '/logs/projects/never-seen.jsonl']);
    assert.deepEqual(
      index.sessions().map(({ id }) => id),
      [otherSession],
    );
  });
});

describe('projects', () => {
  const at = (below: string, cwd: string | undefined, id: string): FileDigest => log(below, { id, line: { cwd } });
  const shape = (...digests: readonly FileDigest[]) =>
    Object.fromEntries(
      indexOf(...digests)
        .projects()
        .map((project) => [project.id, project.sessions.map(({ id }) => id)]),
    );

  it('are directories: two that share a slug are two, and one under two slugs is one', () => {
    assert.deepEqual(
      shape(
        at('-w-a-b/s1.jsonl', '/w/a/b', 'msg_1'),
        at('-w-a-b/s2.jsonl', '/w/a-b', 'msg_2'),
        at('-other/s3.jsonl', '/w/a/b', 'msg_3'),
      ),
      { '/w/a/b': ['s1', 's3'], '/w/a-b': ['s2'] },
    );
  });

  it('take in a session that names no directory where most of its slug belong', () => {
    const digests = [
      at('-w-a-b/lost.jsonl', undefined, 'msg_0'),
      at('-w-a-b/s1.jsonl', '/w/a/b', 'msg_1'),
      at('-w-a-b/s2.jsonl', '/w/a-b', 'msg_2'),
      at('-w-a-b/s3.jsonl', '/w/a-b', 'msg_3'),
    ];
    assert.deepEqual(shape(...digests)['/w/a-b'], ['lost', 's2', 's3']);
    assert.ok(
      indexOf(...digests)
        .sessions()
        .every((each) => each.project === (each.cwd ?? '/w/a-b')),
    );
  });

  it('go by their slug where no session names a directory', () => {
    const [project] = indexOf(at('-w-a-b/lost.jsonl', undefined, 'msg_0')).projects();
    assert.deepEqual([project!.id, project!.cwd], ['-w-a-b', undefined]);
  });
});

describe('the index', () => {
  it('counts a revision with each change and tells of it', () => {
    const index = new GlobalIndex();
    const told: number[] = [];
    const listening = index.onDidChange((revision) => told.push(revision));
    index.apply([]);
    index.apply([{ digest: log(first), isContinuation: false }]);
    index.apply([], ['/nowhere.jsonl']);
    listening.dispose();
    index.apply([{ digest: log(first), isContinuation: true }]);
    assert.deepEqual([told, index.revision], [[1, 2], 3]);
  });

  it('is the same with 300 files taken in at once or one by one', () => {
    const digests = Array.from({ length: 300 }, (_, i) =>
      digestOf(
        `-p${i % 7}/s${i}.jsonl`,
        [user('Hi', { cwd: `/p${i % 5}` }), assistant({ id: `msg_${i % 200}`, output: i })],
        {
          birthMs: i % 3,
        },
      ),
    );
    const oneByOne = new GlobalIndex();
    for (const digest of digests.toReversed()) oneByOne.apply([{ digest, isContinuation: false }]);
    assert.deepEqual(pictureOf(oneByOne), pictureOf(indexOf(...digests)));
  });
});
