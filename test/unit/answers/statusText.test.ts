import assert from 'node:assert/strict';
import { statusText, type StatusValues } from '../../../src/core/answers/statusText.ts';

const values: StatusValues = {
  today: '$4.12',
  session: '',
  workspace: '$1.00',
  week: '$20.00',
  month: '',
  block: '',
  blockLeft: '',
  context: 'context 23 %',
};

describe('the text of the status bar', () => {
  it('is the template with its fields filled in', () => {
    assert.equal(statusText('{today}', values), '$4.12');
    assert.equal(statusText('Claude {today} ({week} a week)', values), 'Claude $4.12 ($20.00 a week)');
  });

  it('leaves out a field without a value together with what stands before it', () => {
    assert.equal(statusText('{today} · {session} · {week}', values), '$4.12 · $20.00');
    assert.equal(statusText('Claude {session} · {today} · {week}', values), 'Claude $4.12 · $20.00');
    assert.equal(statusText('{today} · {blockLeft}', values), '$4.12');
  });

  it('keeps braces around what is no field, and is never empty', () => {
    assert.equal(statusText('{today} {tomorrow}', values), '$4.12 {tomorrow}');
    assert.equal(statusText('{session}', values), '$4.12');
    assert.equal(statusText('no field at all', values), '$4.12');
  });
});
