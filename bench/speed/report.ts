import { type Goal, hostGoals, type Judged, verdictOf } from './goals.ts';
import { table } from './tables.ts';

/** All that was found, as Markdown. */
export function reportOf(
  about: { readonly day: string; readonly machine: string; readonly runs: number },
  judged: readonly Judged[],
  texts: readonly string[],
): string {
  return `# Speed

Written by \`npm run bench\` on ${about.day}: medians of ${about.runs} rounds after one to warm up, programs interleaved, page cache warm, whole processes with their start-up. \`bench/README.md\` says how.

${about.machine}

## Goals

${goalTable(judged)}

## Figures

${texts.join('\n\n')}
`;
}

function goalTable(judged: readonly Judged[]): string {
  const rows = judged.map((each) => {
    const { goal, who, spread } = each;
    return [
      goal.work,
      goal.figure,
      limit(goal, goal.atMost),
      limit(goal, goal.next),
      who,
      `${spread} ${goal.unit}`,
      verdictOf(each),
    ];
  });
  const inHost = hostGoals.map(({ work, goal }) => [
    work,
    '',
    goal,
    '',
    '',
    '',
    'a test in the editor: `node test/run.mjs host`',
  ]);
  return table(['work', 'figure', 'goal', 'then', 'who', 'median (range)', 'verdict'], [...rows, ...inHost]);
}

const limit = ({ unit }: Goal, value: number | undefined): string => (value === undefined ? '' : `≤ ${value} ${unit}`);
