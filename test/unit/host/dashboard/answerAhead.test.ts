import assert from 'node:assert/strict';
import type { Dashboard } from '../../../../src/core/answers/dashboard/dashboard.ts';
import { AnswerAhead } from '../../../../src/host/dashboard/answerAhead.ts';
import { usualQuestion } from '../../../../src/link/dashboardQuestion.ts';

describe('an answer that is asked for before the page is there', () => {
  const answer = Promise.resolve({} as Dashboard);
  let ahead: AnswerAhead;

  beforeEach(() => {
    ahead = new AnswerAhead();
    ahead.ask(usualQuestion, answer);
  });

  it('is for the question that was foreseen, and once', () => {
    assert.equal(ahead.take({ ...usualQuestion, table: { ...usualQuestion.table } }), answer);
    assert.equal(ahead.take(usualQuestion), undefined);
  });

  it('is for no other question', () => {
    assert.equal(ahead.take({ ...usualQuestion, range: 'today' }), undefined);
  });

  it('is old when figures have changed', () => {
    ahead.forget();
    assert.equal(ahead.take(usualQuestion), undefined);
  });

  it('may fail without anybody hearing of it who does not take it', async () => {
    const failed = Promise.reject<Dashboard>(new Error('the worker has stopped'));
    ahead.ask(usualQuestion, failed);
    await assert.rejects(ahead.take(usualQuestion)!, /stopped/);
  });
});
