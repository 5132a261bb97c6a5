import assert from 'node:assert/strict';
import { activeMs, activeMsBySession } from '../../../../src/core/answers/acts/activeTime.ts';
import { agentRows } from '../../../../src/core/answers/acts/agentRows.ts';
import { commandFigures } from '../../../../src/core/answers/acts/commands.ts';
import { commandRows } from '../../../../src/core/answers/acts/commandRows.ts';
import { compactionRows } from '../../../../src/core/answers/acts/compactionRows.ts';
import { errorRows, retries } from '../../../../src/core/answers/acts/errorRows.ts';
import { fileLabels, fileRows, fileTotals } from '../../../../src/core/answers/acts/fileRows.ts';
import { everything, type Scope, scopeOfReport, scopeOfSessions } from '../../../../src/core/answers/acts/scope.ts';
import { skillRows } from '../../../../src/core/answers/acts/skillRows.ts';
import { averageMs, toolLabel, toolRows } from '../../../../src/core/answers/acts/toolRows.ts';
import type { Spending } from '../../../../src/core/answers/spending.ts';
import type { Viewpoint } from '../../../../src/core/answers/viewpoint.ts';
import type { SessionMetadata } from '../../../../src/core/model/session.ts';
import { digestOf, indexOf } from '../../index/digestOf.ts';
import { viewOf } from '../../logTree.ts';
import { assistant, otherSession, resultOf, session, toolUse } from '../../records.ts';
import { agentLog, forkLog, mainLog, ms, workday } from './workday.ts';

const second = 1000;
const minute = 60 * second;

describe('a day of work, worked out by hand', () => {
  let view: Viewpoint;
  let main: SessionMetadata;
  let fork: SessionMetadata;
  before(() => {
    view = viewOf(indexOf(...workday()), { promptTitle: (path, offset) => `${path.slice(-8, -6)} at ${offset}` });
    const named = (id: string): SessionMetadata => view.index.sessions().find((each) => each.id === id)!;
    [main, fork] = [named(session), named(otherSession)];
  });

  const only = (...sessions: readonly SessionMetadata[]): Scope => scopeOfSessions(sessions);
  const output = (spending: Spending | undefined): number | undefined => spending?.tokens.output;
  const span = (from: string, to: string): Scope => ({ span: { from: ms(from), to: ms(to) } });

  describe('tools', () => {
    const told = (scope: Scope): readonly unknown[] =>
      toolRows(view, scope).map(({ name, calls, errors, denied, timedCalls, totalMs, longestMs }) => [
        name,
        ...[calls, errors, denied],
        ...[timedCalls, totalMs / second, longestMs / second],
      ]);

    it('are counted once, a fork’s copies included, with their times where these are times of work', () => {
      assert.deepEqual(told(everything), [
        // toolu_test failed after 10 s; toolu_push was refused; toolu_grep went on in the background.
        ['Bash', 3, 1, 1, 1, 10, 10],
        // 10 s in the main conversation, 5 s by the sub-agent, 1 s for the one of the fork that failed.
        ['Edit', 3, 1, 0, 3, 16, 10],
        ['Read', 1, 0, 0, 1, 2, 2],
        ['Skill', 1, 0, 0, 1, 1, 1],
        ['Task', 1, 0, 0, 1, 260, 260],
        ['Write', 1, 0, 0, 1, 1, 1],
      ]);
    });

    it('of a session are its own', () => {
      assert.deepEqual(told(only(fork)), [
        ['Edit', 1, 1, 0, 1, 1, 1],
        ['Skill', 1, 0, 0, 1, 1, 1],
      ]);
    });

    it('of a span began in it, its end left out', () => {
      assert.deepEqual(told(span('10:00:30', '10:00:50')), [
        ['Bash', 1, 1, 0, 1, 10, 10],
        ['Task', 1, 0, 0, 1, 260, 260],
      ]);
    });

    it('have the average of the times that are known, and none without', () => {
      const [bash, edit] = toolRows(view, everything);
      assert.deepEqual([averageMs(bash!), averageMs(edit!)?.toFixed(1)], [10 * second, '5333.3']);
      assert.equal(averageMs({ ...bash!, timedCalls: 0, totalMs: 0 }), undefined);
    });

    it('of servers are called by their own name first', () => {
      assert.equal(
        toolLabel('mcp__plugin_playwright_playwright__browser_click'),
        'browser_click · plugin_playwright_playwright',
      );
      assert.equal(toolLabel('mcp__odd'), 'mcp__odd');
      assert.equal(toolLabel('Bash\u202e'), 'Bash');
    });
  });

  it('files: what changed, by lines, and not what failed', () => {
    const rows = fileRows(view, everything);
    assert.deepEqual(
      rows.map(({ path, isCreated, edits, added, removed, unmeasured, sessions, lastAt }) => [
        path,
        ...[isCreated, edits, added, removed, unmeasured],
        ...[sessions.length, lastAt],
      ]),
      [
        ['/p/a.ts', false, 2, 3, 2, 0, 1, ms('10:00:50')],
        ['/p/new.md', true, 1, 3, 0, 0, 1, ms('10:20:05')],
      ],
    );
    assert.deepEqual(fileTotals(view, everything, rows), {
      files: 2,
      created: 1,
      edits: 3,
      added: 6,
      removed: 2,
      unmeasured: 0,
      hasShell: true,
    });
    assert.equal(fileTotals(view, only(fork), fileRows(view, only(fork))).hasShell, false);
    assert.deepEqual(fileRows(view, only(fork)), []);
  });

  it('errors: what failed by itself, latest first, and where its text stands', () => {
    const told = errorRows(view, everything).map(({ kind, name, subject, at, isAgents, place }) => [
      kind,
      name,
      subject,
      at,
      isAgents,
      place?.path.replace(/^.*projects\//, ''),
    ]);
    assert.deepEqual(told, [
      ['tool', 'Edit', '/p/a.ts', ms('11:00:10'), false, forkLog],
      ['api-error', 'rate_limit', '', ms('10:30:20'), false, mainLog],
      ['tool', 'Bash', '', ms('10:00:30'), false, mainLog],
    ]);
    assert.equal(errorRows(view, everything, 2).length, 2);
    assert.deepEqual(retries(view, everything), { count: 1, waitedMs: 2 * second });
    assert.deepEqual(retries(view, only(fork)), { count: 0, waitedMs: 0 });
  });

  it('skills: by whom they were called, and what was spent under them', () => {
    const [row, ...others] = skillRows(view, everything);
    assert.deepEqual(others, []);
    const { name, calls, commands, lastAt, spending } = row!;
    assert.deepEqual([name, calls, commands, lastAt, output(spending)], ['pdf', 1, 0, ms('11:00:05'), 256]);
    assert.deepEqual(skillRows(view, only(main)), []);
  });

  describe('commands', () => {
    it('have all that stands below them, and sub-agents by time', () => {
      const { rows, rest } = commandRows(view, main);
      const told = rows.map((row) => [
        ...[row.title, row.at, row.durationMs! / second, row.steps, row.toolCalls, row.errors],
        ...[row.tools.join(), row.isInterrupted, output(row.spending), output(row.agentSpending)],
      ]);
      assert.deepEqual(told, [
        ['11 at 0', ms('10:00:00'), 300, 3, 4, 1, 'Bash,Edit,Read,Task', false, 1 + 2 + 4 + 32 + 64, 32 + 64],
        // /model set nothing going; the compaction's request came while /init was the latest command.
        ['/init', ms('10:20:00'), 31, 2, 2, 0, 'Bash,Write', true, 8 + 16 + 128, 128],
      ]);
      assert.equal(output(rest), 0);
      assert.deepEqual(
        rows.map(({ isSlashCommand, models }) => [isSlashCommand, models]),
        [
          [false, ['claude-opus-5-5']],
          [true, ['claude-opus-5-5']],
        ],
      );
    });

    it('of a fork are those it added', () => {
      const { rows, rest } = commandRows(view, fork);
      assert.deepEqual(
        rows.map(({ steps, spending }) => [steps, output(spending)]),
        [[2, 256 + 512]],
      );
      assert.equal(output(rest), 0);
    });

    it('are interrupted as often as a person did', () => {
      const figures = { commands: 3, interrupted: 1, withTools: 3, steps: 7, toolCalls: 8 };
      assert.deepEqual(commandFigures(view, everything), figures);
      const one = { commands: 1, interrupted: 1, withTools: 1, steps: 2, toolCalls: 2 };
      assert.deepEqual(commandFigures(view, span('10:05:00', '11:00:00')), one);
    });
  });

  it('sub-agents: what each spent and did, and who started it', () => {
    const told = agentRows(view, main).map((row) => [
      ...[row.kind, row.id, row.type, row.parent, row.at, row.durationMs! / second],
      ...[row.toolCalls, row.errors, output(row.spending)],
    ]);
    assert.deepEqual(told, [
      ['agent', 'a1', 'Explore', undefined, ms('10:00:45'), 45, 2, 0, 32 + 64],
      ['compactor', 'acompact-c1', '', undefined, ms('10:29:58'), 0, 0, 0, 128],
    ]);
    const call = agentRows(view, main)[0]!.call!;
    assert.equal(call.path, `/logs/projects/${mainLog}`);
    assert.deepEqual(agentRows(view, fork), []);
  });

  it('a sub-agent whose log is missing is told of by its call', () => {
    const less = viewOf(indexOf(...workday().filter(({ file }) => !file.path.endsWith(agentLog))));
    const [row] = agentRows(
      less,
      less.index.sessions().find(({ id }) => id === session)!,
    );
    assert.deepEqual(
      [row!.id, row!.type, row!.path, row!.at, row!.durationMs, row!.spending],
      [undefined, 'Explore', undefined, ms('10:00:30'), 260 * second, undefined],
    );
  });

  it('compactions: what they left, how long they took, and what their request cost', () => {
    const told = compactionRows(view, everything).map((row) => [
      ...[row.trigger, row.at, row.durationMs, row.before, row.after, output(row.spending)],
    ]);
    assert.deepEqual(told, [['auto', ms('10:30:00'), 5 * second, 1000, 100, 128]]);
    assert.deepEqual(compactionRows(view, only(fork)), []);
  });

  it('active time: gaps of less than five minutes', () => {
    // 10:00:00 to 10:05:00, with 10:01:30 to 10:04:50 of waiting; 10:20:00 to 10:20:40; 10:29:55 to 10:30:20; 11:00:00 to 11:00:11.
    const [first, stop, compacted, forkMs] = [5 * minute, 40 * second, 25 * second, 11 * second];
    assert.equal(activeMs(view, everything), first + stop + compacted + forkMs);
    assert.equal(activeMs(view, only(fork)), forkMs);
    assert.deepEqual(
      activeMsBySession(view, everything),
      new Map([
        [main.number, first + stop + compacted],
        [fork.number, forkMs],
      ]),
    );
    assert.equal(activeMs(view, span('10:00:00', '10:00:30')), 20 * second);
  });

  it('files are named by their way from the folder that was worked in, else from home', () => {
    const labels = (...paths: readonly string[]): readonly string[] => {
      const records = paths.flatMap((file_path, i) => [
        assistant({ content: [toolUse(`toolu_${i}`, 'Write', { file_path })] }),
        resultOf(`toolu_${i}`, { type: 'update', structuredPatch: [] }),
      ]);
      const own = viewOf(indexOf(digestOf(mainLog, records)));
      return fileRows(own, everything).map(fileLabels(own));
    };
    assert.deepEqual(labels('/home/dev/work/billing/src/a.ts'), ['src/a.ts']);
    assert.deepEqual(labels('/home/dev/work/billing-2/a.ts'), ['~/work/billing-2/a.ts']);
    assert.deepEqual(labels('/etc/a\u202e.ts'), ['/etc/a .ts']);
  });

  it('a report’s filter is a scope: its days and its project', () => {
    const count = (filter: Parameters<typeof scopeOfReport>[1]): number =>
      toolRows(view, scopeOfReport(view, filter)).reduce((sum, { calls }) => sum + calls, 0);
    assert.deepEqual(
      [
        count({}),
        count({ since: '2026-11-20', until: '2026-11-20' }),
        count({ since: '2026-11-21' }),
        count({ until: '2026-11-19' }),
        count({ project: '-p' }),
        count({ project: '-q' }),
      ],
      [10, 10, 0, 0, 10, 0],
    );
  });
});
