// node test/oracle/main.ts DIR…   prints what the logs below each DIR come to, as JSON.
// A DIR may be a home (with .claude/), a configuration directory (with projects/), or projects itself.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { oracle } from './oracle.ts';

const roots = process.argv.slice(2).map((directory) => {
  const configuration = join(directory, '.claude');
  return existsSync(join(configuration, 'projects')) ? configuration : directory;
});
if (roots.length === 0) {
  console.error('usage: node test/oracle/main.ts DIR…');
  process.exitCode = 2;
} else {
  const result = oracle(roots);
  const { totals, byProject, byModel, lines, blankLines, pendingLines, files } = result;
  const summary = {
    files,
    lines,
    blankLines,
    pendingLines,
    skips: result.skips.byReason,
    sessions: Object.keys(result.bySession).length,
    replays: result.replays.length,
    incompleteTurns: result.turns.filter((turn) => !turn.complete).length,
    totals,
    byModel,
    byProject,
    byDay: result.byDay('UTC'),
  };
  console.log(JSON.stringify(summary, undefined, 2));
}
