import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Dashboard, dashboard } from '../../../src/core/answers/dashboard/dashboard.ts';
import type { NamedRange } from '../../../src/core/answers/dashboard/question.ts';
import type { ShareRow } from '../../../src/core/answers/dashboard/shareRows.ts';
import { usualQuestion } from '../../../src/link/dashboardQuestion.ts';
import { overview } from '../../../src/core/answers/overview.ts';
import { projectRows } from '../../../src/core/answers/projectRows.ts';
import { periodReport, sessionReport } from '../../../src/core/answers/reports.ts';
import { sessionList } from '../../../src/core/answers/sessionList.ts';
import { usageBySession } from '../../../src/core/answers/sessionParts.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { PromptTitles } from '../../../src/core/scan/promptTitles.ts';
import { LogTree, viewOf } from '../logTree.ts';

const golden = path.resolve(import.meta.dirname, '../../fixtures/golden');
const answers = JSON.parse(readFileSync(path.join(golden, 'answers.json'), 'utf8')) as Record<string, unknown>;

const billing = '-home-dev-work-billing';
const api = '-home-dev-work-api';
const sessionOf = (digit: number): string =>
  [8, 4, 3, 3, 12].map((length, i) => ['', '', '4', '8', ''][i] + String(digit).repeat(length)).join('-');

/** Times of files are not kept by git; GOLDEN.md says which they have. */
const touched: Readonly<Record<string, string>> = {
  [`${billing}/${sessionOf(1)}.jsonl`]: '2026-11-22T14:03:00Z',
  [`${billing}/${sessionOf(2)}.jsonl`]: '2026-11-21T12:00:00Z',
  [`${api}/${sessionOf(3)}.jsonl`]: '2026-11-15T10:06:00Z',
  [`${api}/${sessionOf(4)}.jsonl`]: '2026-11-22T13:00:00Z',
  [`${api}/${sessionOf(4)}/subagents/agent-a1.jsonl`]: '2026-11-22T13:02:00Z',
  [`${api}/${sessionOf(4)}/subagents/agent-acompact-c1.jsonl`]: '2026-11-22T13:03:00Z',
};

describe('the golden tree', () => {
  const tree = new LogTree();
  let view: Viewpoint;

  before(async () => {
    cpSync(path.join(golden, 'projects'), tree.projects, { recursive: true });
    for (const [file, at] of Object.entries(touched)) tree.touch(file, new Date(at));
    const refresher = tree.refresher();
    const report = await refresher.request({ reason: 'start' });
    assert.deepEqual([report.filesRead, report.faults], [Object.keys(touched).length, []]);
    const titles = new PromptTitles();
    view = viewOf(refresher.index, {
      calendar: new Calendar('Europe/Berlin'),
      workspaceFolders: ['/home/dev/work/billing'],
      promptTitle: (file, offset) => titles.titleAt(file, offset),
    });
  });

  after(() => tree[Symbol.dispose]());

  /** Of the picture what was worked out by hand. */
  function workedOut(range: NamedRange): object {
    const picture: Dashboard = dashboard(view, { ...usualQuestion, range });
    const { form, asOf, figures, chart, models, projects, notes } = picture;
    const days = chart.bars.map(({ key, label, usd, isUnpriced, cost, tokens, sentence }) => ({
      ...{ day: key, label, usd, isUnpriced, cost, tokens, sentence },
    }));
    return {
      range,
      form,
      asOf,
      figures: figures.slice(0, 7).map(({ label, value, exact }) => ({ label, value, exact })),
      daily: { title: chart.title, summary: chart.summary, days },
      models: models.map(onlyFigures),
      projects: projects.map(onlyFigures),
      notes: notes.map(({ text }) => text),
    };
  }

  const asked: Readonly<Record<string, () => object>> = {
    overview: () => ({ ...overview(view), revision: undefined }),
    projects: () => projectRows(view, usageBySession(view)),
    sessionList: () =>
      sessionList(view, usageBySession(view)).map((row) => ({
        ...row,
        path: row.path?.replace(`${tree.home}/.claude/`, ''),
      })),
    sevenDays: () => workedOut('7d'),
    allTime: () => workedOut('all'),
    daily: () => periodReport(view, 'daily', {}),
    sessions: () => sessionReport(view, {}),
  };
  for (const [question, ask] of Object.entries(asked)) {
    it(`gives the answer worked out by hand to ${question}`, () => {
      assert.deepEqual(rounded(ask()), answers[question]);
    });
  }
});

const onlyFigures = (row: ShareRow): object => ({ ...row, tone: undefined, opens: undefined });

/** Without what JSON leaves out; dollars free of the last bits of a double, bars with the four digits of GOLDEN.md. */
function rounded(answer: object): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(key === 'bar' ? 4 : 10)) : value,
    ),
  );
}
