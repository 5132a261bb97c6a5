import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { PlainTable } from '../../../src/core/answers/dashboard/takeAway.ts';
import { csvText, markdownText, tableText } from '../../../src/core/export/plainTables.ts';

const table = (...names: readonly string[]): PlainTable => ({
  title: 'Sessions',
  columns: [
    { id: 'session', label: 'Session', isNumber: false },
    { id: 'usd', label: 'Cost', isNumber: true },
  ],
  rows: names.map((name) => [
    { text: name, value: name },
    { text: '$1.50', value: 1.5 },
  ]),
});

describe('a table taken away', () => {
  it('is CSV with figures in full, and quotes what needs it', () => {
    assert.equal(csvText(table('a', 'b,"c"\nd')), 'Session,Cost\r\na,1.5\r\n"b,""c""\nd",1.5\r\n');
  });

  it('has no cell that a spreadsheet would take for a formula', () => {
    for (const name of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '  =1', '\uFEFF=1'])
      assert.match(csvText(table(name)).split('\r\n').slice(1).join('\r\n'), /^"?'/, JSON.stringify(name));
    fc.assert(
      fc.property(fc.string(), (name) => {
        const cell = csvText(table(name)).slice('Session,Cost\r\n'.length);
        assert.doesNotMatch(cell, /^"?\s*[=+\-@]/);
      }),
    );
  });

  it('is JSON by the ids of its columns', () => {
    assert.deepEqual(JSON.parse(tableText(table('a'), 'json')), [{ session: 'a', usd: 1.5 }]);
  });

  it('is Markdown as people see it, in which no name from a log is markup', () => {
    assert.equal(
      markdownText(table('a|b <img> [x](y) `z`\nw')),
      '| Session | Cost |\n| --- | ---: |\n| a\\|b \\<img\\> \\[x\\](y) \\`z\\` w | \\$1.50 |\n',
    );
  });
});
