import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { blocksReport } from '../../../src/core/answers/blocks.ts';
import { cachedOverview } from '../../../src/core/answers/cachedOverview.ts';
import { costModes, moneyBasis } from '../../../src/core/answers/costMode.ts';
import { labelForm } from '../../../src/core/answers/labelForm.ts';
import { Labels } from '../../../src/core/answers/labels.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { unknownStatus } from '../../../src/core/answers/statusLine.ts';
import { type BranchRequest, sections } from '../../../src/core/answers/tree/treeRow.ts';
import { groupings, usualShape } from '../../../src/core/answers/tree/treeShape.ts';
import { tracerCacheOf } from '../../../src/core/answers/tracerCacheOf.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { answer } from '../../../src/cli/answer.ts';
import { type Command, readArguments } from '../../../src/cli/arguments.ts';
import { helpText } from '../../../src/cli/help.ts';
import { cacheFaultLine, emptySentence } from '../../../src/cli/messages.ts';
import { tableNames, usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import type { Question, QuestionKind, QuestionOf } from '../../../src/link/questions.ts';
import type { Refresher } from '../../../src/core/refresh.ts';
import { AnswerDesk } from '../../../src/worker/answerDesk.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { session } from '../records.ts';
import { unwatched } from '../unwatched.ts';
import { settingsFor } from '../worker/workerSettings.ts';
import { writeForeignLogs } from './foreignTree.ts';
import { latinIn, latinWords, strangeTongue } from './strangeTongue.ts';

const help =
  'Wrap the text in l10n.t and run `npm run strings` (CONTRIBUTING.md, Words). If it is data that no view shows, name its field in `dataFields`; if it is a name that stays in every language, add it to `names` in strangeTongue.ts.';

/** Fields of answers that hold ids, places, choices and other things for the program, or text just as a log has it. */
const dataFields: readonly string[] = [
  'field', // of the status bar's template
  ...['id', 'key', 'sessionId', 'session', 'project', 'path', 'status', 'day', 'range', 'kind', 'locale', 'currency'],
  ...['question', 'scope', 'grain', 'stack', 'name', 'sortBy', 'value', 'leadsTo', 'opens', 'from', 'to'],
  ...['log', 'folder', 'configFolder', 'obstacle', 'logs', 'table', 'state'],
  ...['at', 'figure', 'tool', 'toolId', 'agentId', 'uuid', 'messageId', 'requestId', 'reason'],
  ...['look', 'section', 'under', 'run', 'agent'],
];

const form = labelForm('ru', 'EUR', 0.92);
const key = `-дом-проект/${session}`;
const place = { session: key, log: 'main' };

/** Every kind of node, each with something below it that is not shown. */
const requests: readonly BranchRequest[] = [
  { place: { kind: 'root' }, limit: 9 },
  { place: { kind: 'root' }, limit: 1 },
  { place: { kind: 'project', project: '/дом/проект' }, limit: 9 },
  { place: { kind: 'branch', project: '/дом/проект', branch: 'ветка' }, limit: 9 },
  { place: { kind: 'day', day: '2026-11-20' }, limit: 1 },
  { place: { kind: 'model', model: '' }, limit: 9 },
  { place: { kind: 'session', session: key, under: 'x' }, limit: 9 },
  ...sections.map((section) => ({ place: { kind: 'section', session: key, under: 'x', section } as const, limit: 9 })),
];

const changedPrices = JSON.stringify({
  'claude-opus-5-5': { litellm_provider: 'anthropic', input_cost_per_token: 9e-6, output_cost_per_token: 1e-5 },
  'claude-opus-9-9': { litellm_provider: 'anthropic', input_cost_per_token: 9e-6, output_cost_per_token: 1e-5 },
});

/** At least one question of every kind: a new kind does not compile until it has one here. */
const questions: { readonly [Kind in QuestionKind]: readonly Omit<QuestionOf<Kind>, 'kind'>[] } = {
  treeBranches: groupings.map((groupBy) => ({ shape: { ...usualShape, groupBy }, requests })),
  liveBranches: [{ requests }],
  historyHint: [{}],
  treePath: [{ shape: usualShape, session: key }],
  statusChoices: [{}],
  recentSessions: [{}],
  sessionDetails: [{ session: key }],
  sessionFiles: [{ session: key }],
  rename: [{ session: key, title: '' }],
  comparison: [{ sessions: [key] }, { sessions: [] }],
  sessionChanges: [{ session: key }],
  changedText: [{ session: key, path: '/дом/проект/файл', side: 'before' }],
  wayBack: [{ session: key }],
  explanationChoices: [{}],
  explanation: [
    { subject: { kind: 'session', key } },
    { subject: { kind: 'project', id: '/дом/другой' } },
    { subject: { kind: 'day', day: '2026-11-20', project: '/дом/проект' } },
    { subject: { kind: 'model', model: '' } },
  ],
  diagnostics: [{}],
  pricesInUse: [{}],
  priceUpdate: [
    { text: 'x', address: 'https://x.y' },
    { text: '{}', address: 'https://x.y' },
    { text: changedPrices, address: 'https://x.y' },
  ],
  transcriptHead: [{ session: key }],
  transcriptPage: [
    { place, start: { kind: 'start' }, filter: {} },
    { place, start: { kind: 'end' }, filter: { errorsOnly: true } },
  ],
  transcriptItem: [{ place, item: '11' }],
  transcriptImage: [{ place, item: '11', index: 0 }],
  transcriptJump: [{ place, from: 0, to: { kind: 'error' }, direction: 'next' }],
  transcriptHits: [{ place, from: 0, text: 'ж' }],
  transcriptFile: [{ place, item: '11' }],
  exportSession: [{ session: key, format: 'markdown', path: '/нет/такого.md' }],
  transcriptPlace: [{ session: key, uuid: 'ж' }],
  dashboard: tableNames.map((name) => ({
    question: { ...usualQuestion, range: 'all' as const, table: { ...usualQuestion.table, name } },
  })),
  dashboardPlace: (['tools', 'skills', 'agents', 'files', 'errors'] as const).map((table) => ({
    question: usualQuestion,
    table,
    key: '',
  })),
  dashboardExport: [{ question: { ...usualQuestion, range: 'all' }, subject: 'chart', format: 'markdown' }],
};

/** Amounts in these are of the price list, which is in dollars, to the last digit. */
const inDollars: readonly string[] = ['explanation', 'diagnostics', 'priceUpdate'];

/** This very process stands for a Claude Code that has no log yet and waits. */
function writeForeignRegister(home: string): void {
  mkdirSync(path.join(home, '.claude/sessions'), { recursive: true });
  const entry = { sessionId: 'новая', cwd: '/дом/новый', status: 'waiting' };
  writeFileSync(path.join(home, `.claude/sessions/${process.pid}.json`), JSON.stringify(entry));
}

describe('in a language without a Latin letter', () => {
  const tree = new LogTree();
  const desk = new AnswerDesk();
  const words = strangeTongue();
  let refresher: Refresher;
  let view: Viewpoint;

  before(async () => {
    writeForeignLogs(tree);
    writeForeignRegister(tree.home);
    refresher = tree.refresher();
    await refresher.request({ reason: 'start' });
    view = viewOf(refresher.index, { labels: new Labels(form), workspaceFolders: ['/дом/проект'] });
    l10n.config({ contents: words });
  });

  after(() => {
    l10n.config({ contents: {} });
    tree[Symbol.dispose]();
  });

  for (const kind of Object.keys(questions) as QuestionKind[]) {
    it(`answers ${kind}`, async () => {
      for (const costMode of costModes) {
        desk.configure({ ...settingsFor(tree.home), costMode, labelForm: form, words });
        for (const asked of questions[kind]) {
          const surroundings = () => ({
            store: 'memory' as const,
            folders: [{ folder: '/дом', logs: undefined, fault: undefined }],
          });
          const answered = await desk.answer(refresher, { kind, ...asked } as Question, surroundings, unwatched);
          assert.deepEqual(latinIn(answered, dataFields, kind), [], help);
          if (!inDollars.includes(kind)) assert.doesNotMatch(JSON.stringify(answered) ?? '', /\$/);
        }
      }
    });
  }

  it('paints first what the last window knew, and tells how far it is', () => {
    const cache = tracerCacheOf(view, { name: 'x', version: '1' });
    const shown = [
      overview(view),
      cachedOverview(cache, view),
      unknownStatus(moneyBasis('auto', view.labels)),
      desk.readingSentence({ readBytes: 5, totalBytes: 12_345, readFiles: 1, totalFiles: 2 }),
    ];
    assert.deepEqual(latinIn(shown, dataFields), [], help);
  });

  it('prints tables', () => {
    for (const costMode of costModes) {
      const asking = { ...view, costMode };
      const basis = moneyBasis(costMode, view.labels);
      for (const command of [
        'daily',
        'weekly',
        'monthly',
        'session',
        'blocks',
        'tools',
        'skills',
        'files',
        'errors',
      ] satisfies Command[]) {
        const request = readArguments([command]);
        assert.ok(request.ok && request.value.kind === 'report');
        const { table } = answer(asking, request.value);
        const text = table({ width: undefined, calendar: view.calendar, labels: view.labels, basis });
        assert.deepEqual(latinWords(text), [], help);
        assert.doesNotMatch(text, /\$/);
      }
    }
    assert.ok(blocksReport(view, {}).some(({ isGap }) => isGap));
  });

  it('refuses a command line', () => {
    const known =
      'daily, weekly, monthly, session, blocks, tools, skills, files, errors, explain, diagnostics, dashboard';
    const wrong: readonly (readonly [words: readonly string[], named: string])[] = [
      [['--nein'], '--nein'],
      [['--json=x'], '--json'],
      [['--since'], '--since'],
      [['nichts'], 'nichts'],
    ];
    for (const [line, named] of wrong) {
      const request = readArguments(line);
      assert.ok(!request.ok);
      assert.deepEqual(latinWords(request.error, named, known), [], help);
    }
  });

  it('says why there is nothing, and helps', () => {
    assert.deepEqual(latinWords(emptySentence([], false, '')), []);
    assert.deepEqual(latinWords(emptySentence([], true, '')), []);
    assert.deepEqual(latinWords(cacheFaultLine({ kind: 'denied', path: '/ж', message: 'ж' }, '')), []);
    assert.deepEqual(latinWords(helpText()), []);
  });
});
