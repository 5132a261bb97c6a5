import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isFromDashboard, isToDashboard } from '../../../src/link/dashboardMessages.ts';
import { usualQuestion } from '../../../src/link/dashboardQuestion.ts';

describe('what the dashboard may say', () => {
  it('is a question, a wish to open, copy or export, and a refresh', () => {
    const said: readonly unknown[] = [
      { kind: 'ready', question: usualQuestion },
      { kind: 'ask', question: { ...usualQuestion, range: { from: '2026-11-01', to: '2026-11-02' } } },
      { kind: 'refresh' },
      { kind: 'open', target: { kind: 'session', session: '-x/y' } },
      { kind: 'open', target: { kind: 'explanation', subject: { kind: 'model', model: '' } } },
      { kind: 'open', target: { kind: 'diagnostics' } },
      { kind: 'open', target: { kind: 'place', table: 'errors', key: '1:2:3' } },
      { kind: 'open', target: { kind: 'budgetSettings' } },
      { kind: 'copy', text: '<svg/>' },
      { kind: 'export', subject: 'table', format: 'csv', isCopy: false },
    ];
    for (const message of said) assert.ok(isFromDashboard(message), JSON.stringify(message));
  });

  it('is nothing else', () => {
    const strange: readonly unknown[] = [
      { kind: 'ask' },
      { kind: 'ask', question: { ...usualQuestion, range: '8d' } },
      { kind: 'ask', question: { ...usualQuestion, table: { ...usualQuestion.table, page: 0.5 } } },
      { kind: 'ask', question: { ...usualQuestion, table: { ...usualQuestion.table, filter: 'x'.repeat(201) } } },
      { kind: 'open', target: { kind: 'session', session: 7 } },
      { kind: 'open', target: { kind: 'explanation', subject: { kind: 'file', path: '/etc/passwd' } } },
      { kind: 'open', target: { kind: 'place', table: 'sessions', key: 'x' } },
      { kind: 'open', target: { kind: 'place', table: 'files' } },
      { kind: 'open', target: { kind: 'rows', table: 'sessions', filter: '' } },
      { kind: 'copy', text: 7 },
      { kind: 'export', subject: 'everything', format: 'csv', isCopy: false },
      { kind: 'export', subject: 'table', format: 'exe', isCopy: false },
      { kind: 'command', command: 'workbench.action.quit' },
    ];
    for (const message of strange) assert.ok(!isFromDashboard(message), JSON.stringify(message));
    fc.assert(fc.property(fc.anything(), (message) => !isFromDashboard(message) && !isToDashboard(message)));
  });
});
