import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { AnswerTo, QuestionKind, QuestionOf } from '../../../../src/link/questions.ts';
import type { OverviewEvent } from '../../../../src/link/workerMessages.ts';
import { Emitter } from '../../../../src/core/kit/emitter.ts';
import { DashboardWarmUp } from '../../../../src/host/dashboard/dashboardWarmUp.ts';
import { usualQuestion } from '../../../../src/link/dashboardQuestion.ts';

const dayMs = 24 * 60 * 60_000;

describe('the dashboard of who looks at it now and then', () => {
  let asked: unknown[];
  let overviews: Emitter<OverviewEvent>;

  const tell = (...stages: readonly OverviewEvent['stage'][]): void => {
    for (const stage of stages) overviews.fire({ stage } as OverviewEvent);
  };
  const warmUp = (dashboardOpenedMs: number): DashboardWarmUp =>
    new DashboardWarmUp(
      {
        onOverview: overviews.event,
        ask: <Kind extends QuestionKind>(question: QuestionOf<Kind>) => {
          asked.push(question);
          return Promise.resolve({} as AnswerTo<Kind>);
        },
      },
      { run: (work) => void work() },
      { dashboardOpenedMs },
    );

  beforeEach(() => {
    asked = [];
    overviews = new Emitter();
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 100 * dayMs });
  });

  afterEach(() => mock.timers.reset());

  it('is asked for once, a while after all logs are known', () => {
    warmUp(95 * dayMs);
    tell('reading');
    mock.timers.tick(60_000);
    tell('ready', 'ready');
    assert.deepEqual(asked, []);
    mock.timers.tick(60_000);
    tell('ready');
    mock.timers.tick(60_000);
    assert.deepEqual(asked, [{ kind: 'dashboard', question: usualQuestion }]);
  });

  it('is left alone by who has not looked for weeks, or has never', () => {
    for (const openedMs of [80 * dayMs, 0]) {
      warmUp(openedMs);
      tell('ready');
      mock.timers.tick(60_000);
    }
    assert.deepEqual(asked, []);
  });

  it('is not asked for by a window that closes', () => {
    const warming = warmUp(95 * dayMs);
    tell('ready');
    warming.dispose();
    mock.timers.tick(60_000);
    assert.deepEqual(asked, []);
  });
});
