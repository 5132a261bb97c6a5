import assert from 'node:assert/strict';
import { dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { groupings } from '../../../src/core/answers/tree/treeShape.ts';
import { ViewMemory } from '../../../src/core/answers/viewMemory.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import type { GlobalIndex } from '../../../src/core/index/globalIndex.ts';
import { listPricer } from '../../../src/core/price/listPricer.ts';
import { namedRanges, tableNames, usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { assistant, otherSession, session, user } from '../records.ts';
import { treeOf } from '../world/memoryWitness.ts';

type Asker = Partial<Omit<Viewpoint, 'index' | 'book' | 'memory'>>;

const billing = `-a/${session}.jsonl`;
const inApi = { cwd: '/home/dev/work/api', sessionId: otherSession };

const said = [
  user('Hi'),
  assistant({ id: 'msg_A', at: '2026-11-22T10:00:00Z', output: 1_000_000, line: { costUSD: 3 } }),
  assistant({ id: 'msg_B', at: '2026-11-22T20:00:00Z', output: 2_000_000, line: { gitBranch: 'fix' } }),
];
const api = `-b/${otherSession}.jsonl`;
const saidInApi = [assistant({ id: 'msg_C', at: '2026-11-16T10:00:00Z', output: 1_000_000, line: inApi })];
const third = '-a/third.jsonl';
const saidInThird = [user('Hi'), assistant({ id: 'msg_E', at: '2026-11-22T09:00:00Z', output: 4_000_000 })];

function madeIndex(): GlobalIndex {
  return indexOf(digestOf(billing, said), digestOf(third, saidInThird), digestOf(api, saidInApi));
}

const grown = (path: string, records: readonly object[]) => (index: GlobalIndex) =>
  index.apply([{ digest: digestOf(path, records), isContinuation: true }]);

const all = (index: GlobalIndex, asker: Asker, memory?: ViewMemory): unknown => {
  const view = viewOf(index, memory ? { ...asker, memory } : asker);
  const shapes = groupings.map(
    (groupBy) => ({ groupBy, orderBy: 'activity', filter: '', isWorkspaceOnly: false }) as const,
  );
  const boards = tableNames.map((name, i) => {
    const range = namedRanges[i % namedRanges.length]!;
    return dashboard(view, { ...usualQuestion, range, table: { ...usualQuestion.table, name } });
  });
  return [overview(view), shapes.map((shape) => treeOf(view, shape)), boards];
};

describe('who remembers what was answered before', () => {
  const pricer = listPricer();
  const usual: Asker = {
    pricer,
    now: Date.UTC(2026, 10, 22, 21),
    calendar: new Calendar('UTC'),
    workspaceFolders: ['/home/dev/work/billing'],
  };
  const happenings: readonly (readonly [what: string, asker: Asker, happen?: (index: GlobalIndex) => void])[] = [
    ['nothing', {}],
    ['a minute has passed', { now: Date.UTC(2026, 10, 22, 21, 1) }],
    ['a day has passed', { now: Date.UTC(2026, 10, 23, 21) }],
    ['a week has passed', { now: Date.UTC(2026, 10, 29, 21) }],
    ['the zone is another', { calendar: new Calendar('Asia/Tokyo') }],
    ['a week begins on another day', { calendar: new Calendar('UTC', 7) }],
    ['a folder is opened', { workspaceFolders: ['/home/dev/work/api'] }],
    ['costs are those logged', { costMode: 'display' }],
    ['prices are others', { pricer: listPricer({ models: { 'claude-opus-5-5': { output_cost_per_token: 1 } } }) }],
    ['a line was said', {}, grown(billing, [...said, assistant({ id: 'msg_D', at: '2026-11-22T20:30:00Z' })])],
    [
      'a copy in another project tells more of a turn',
      {},
      grown(api, [...saidInApi, assistant({ id: 'msg_A', output: 9_000_000, line: inApi })]),
    ],
    [
      'somebody typed into an older session',
      {},
      grown(third, [...saidInThird, user('And?', { timestamp: '2026-11-22T20:59:00Z' })]),
    ],
    [
      'what was said is no more',
      {},
      (index) => index.apply([{ digest: digestOf(billing, [user('Hi')]), isContinuation: false }]),
    ],
    [
      'a session has a title that cost nothing',
      {},
      (index) => {
        const digest = index.digests()[0]!;
        const facts = { ...digest.facts, titles: { ai: 'VAT' } };
        index.apply([{ digest: { ...digest, facts }, isContinuation: true }]);
      },
    ],
    [
      'a log was deleted',
      {},
      (index) => index.apply([{ digest: { ...index.digests()[2]!, isDeleted: true }, isContinuation: true }]),
    ],
    ['a log was forgotten', {}, (index) => index.apply([], [index.digests()[2]!.file.path])],
  ];
  for (const [what, asker, happen] of happenings) {
    it(`says what anybody would say when ${what}`, () => {
      const index = madeIndex();
      const memory = new ViewMemory();
      const before = all(index, usual, memory);
      assert.deepEqual(before, all(index, usual));
      happen?.(index);
      const now = { ...usual, ...asker };
      const after = all(index, now, memory);
      assert.deepEqual(after, all(index, now));
      if (what !== 'nothing') assert.notDeepEqual(after, before);
      assert.deepEqual(all(index, usual, memory), all(index, usual), 'and when all is as it was');
    });
  }
});
