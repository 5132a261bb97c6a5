import assert from 'node:assert/strict';
import { errorReport, fileReport, skillReport, toolReport } from '../../../src/core/answers/acts/workReports.ts';
import { errorTable, fileTable, skillTable, toolTable } from '../../../src/core/export/workTables.ts';
import { Calendar } from '../../../src/core/kit/calendar.ts';
import { workday } from '../answers/acts/workday.ts';
import { digestOf, indexOf } from '../index/digestOf.ts';
import { viewOf } from '../logTree.ts';
import { labels } from '../plainLabels.ts';
import { assistant, resultOf, session, toolUse } from '../records.ts';
import { hostile, obeyed } from './samples.ts';

const page = { width: undefined, calendar: new Calendar('UTC'), labels, basis: 'at list prices' };
const golden = (text: string): string => text.replace(/^ {6}/gm, '').replace(/^\n| +$/g, '');
const texts = { errorAt: () => 'Exit code 1\nno such test', agentOf: () => undefined };
const view = viewOf(indexOf(...workday()), { actTexts: texts });

describe('tables of work', () => {
  it('tell of tools', () => {
    assert.equal(
      toolTable(toolReport(view, {}), page),
      golden(`
      Tool   Calls  Errors  Denied  Average  Together         Last used
      ─────────────────────────────────────────────────────────────────
      Bash       3       1       1     10 s      10 s  2026-11-20 10:20
      Edit       3       1       –    5.3 s      16 s  2026-11-20 11:00
      Read       1       –       –    2.0 s       2 s  2026-11-20 10:00
      Skill      1       –       –    1.0 s       1 s  2026-11-20 11:00
      Task       1       –       –    4 min     4 min  2026-11-20 10:00
      Write      1       –       –    1.0 s       1 s  2026-11-20 10:20
      ─────────────────────────────────────────────────────────────────
      Total     10       2       1     36 s     5 min  2026-11-20 11:00

      Times of tools are from call to result, waiting for permission included.
      Times of UTC.
      `),
    );
  });

  it('tell of skills, files and errors', () => {
    assert.equal(
      skillTable(skillReport(view, {}), page),
      golden(`
      Skill  Calls  Typed  Tokens    Cost         Last used
      ─────────────────────────────────────────────────────
      pdf        1      –     256  $0.005  2026-11-20 11:00

      Times of UTC.
      `),
    );
    assert.equal(
      fileTable(fileReport(view, {}), page),
      golden(`
      File            Changes  +  −      Last changed
      ───────────────────────────────────────────────
      /p/a.ts               2  3  2  2026-11-20 10:00
      /p/new.md  new        1  3  –  2026-11-20 10:20
      ───────────────────────────────────────────────
      Total                 3  6  2                 –

      What commands in a shell changed is not seen.
      Times of UTC.
      `),
    );
    assert.equal(
      errorTable(errorReport(view, { since: '2026-11-20' }), page),
      golden(`
      Time              Session   Where       What
      ────────────────────────────────────────────────────────────────
      2026-11-20 11:00  22222222  Edit        Exit code 1 no such test
      2026-11-20 10:30  11111111  rate_limit  Exit code 1 no such test
      2026-11-20 10:00  11111111  Bash        Exit code 1 no such test

      Times of UTC.
      `),
    );
  });

  it('let nothing of a hostile name out that a terminal obeys, and fit a narrow one', () => {
    const records = ['Skill', 'Edit', hostile].flatMap((name, i) => [
      assistant({ content: [toolUse(`toolu_${i}`, name, { skill: hostile, file_path: hostile })] }),
      resultOf(`toolu_${i}`, { structuredPatch: [{ lines: ['+'] }] }, name === 'Edit' ? {} : { is_error: true }),
    ]);
    const own = viewOf(indexOf(digestOf(`-p/${session}.jsonl`, records)), {
      actTexts: { ...texts, errorAt: () => hostile },
    });
    for (const width of [undefined, 30]) {
      const tables = [
        toolTable(toolReport(own, {}), { ...page, width }),
        skillTable(skillReport(own, {}), { ...page, width }),
        fileTable(fileReport(own, {}), { ...page, width }),
        errorTable(errorReport(own, {}), { ...page, width }),
      ];
      for (const table of tables) assert.doesNotMatch(table, obeyed);
      if (width === undefined) continue;
      for (const line of tables.flatMap((table) => table.split('\n\n')[0]!.split('\n')))
        assert.ok(line.length <= width);
    }
  });
});

describe('reports of work for scripts', () => {
  it('have every key, null for what is not known, and times in UTC', () => {
    const { errors } = errorReport(viewOf(indexOf(...workday())), {});
    assert.deepEqual(errors[2], {
      time: '2026-11-20T10:00:30.000Z',
      kind: 'tool',
      name: 'Bash',
      subject: '',
      sessionId: session,
      projectPath: '-p',
      isSubAgent: false,
      message: null,
    });
    const { totals } = toolReport(view, { since: '2026-11-21' });
    assert.deepEqual([totals.calls, totals.averageMs, totals.lastUsed], [0, null, null]);
    assert.deepEqual(fileReport(view, {}).files[1]!.sessions, [session]);
  });
});
