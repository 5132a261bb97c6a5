// Between the stories, the small work of every day, so that the weeks look as lived: each working day some of the projects
// are asked for something of this kind. Made up by chance, the same for the same seed.

import { basename } from 'node:path';

/** How likely a project is asked for one in a day, and how much likelier before the stories begin. The scratch folder is for stories alone. */
const habits = { billing: 0.14, api: 0.3, infra: 0.2, 'docs-site': 0.13, 'mobile-app': 0.3 };

const dayMs = 86_400_000;
const beforeStories = { daysAgo: 30, factor: 1.8 };
const days = { from: 76, to: 2 };

const models = [
  ['claude-opus-5-5', 9],
  ['claude-sonnet-5-5', 6],
  ['claude-fable-5-2', 2],
  ['claude-haiku-5-5', 2],
];

/** Of a file: title, ask, steps, answer. */
const chores = [
  (file, name) => [
    `Tests for ${name}`,
    `Cover the edge cases of ${file}: empty, one, many, and what must be refused.`,
    `read ${file}; explore 5; refine 7`,
    'Eleven cases more. Two of them failed at first and were real: both are fixed in the same commit.',
  ],
  (file, name) => [
    `Explain ${name}`,
    `A new colleague starts on Monday. Walk me through ${file} as you would walk her.`,
    `read ${file}; explore 8; think`,
    'Start at the entry, follow one request to its end, then look at the two places that are odd for a reason.',
  ],
  (file, name) => [
    `Tidy up ${name}`,
    `${file} has grown. Split it where it wants to be split, without changing what it does.`,
    `read ${file}; explore 6; think; refine 10`,
    'Three files now, each with one idea. All names that others import are where they were.',
  ],
  (file, name) => [
    `Better errors in ${name}`,
    `Whoever gets an error from ${file} should know what to do next.`,
    `read ${file}; explore 4; refine 6`,
    'Every message names what was wanted, what was there and what to try. No message holds a secret.',
  ],
  (file, name) => [
    `Speed up ${name}`,
    `Profiles say that ${file} is hot. Make it cheaper, measure before and after.`,
    `read ${file}; explore 7; think; refine 9`,
    'The same list was sorted on each call. Sorted once, the whole path takes a third of the time.',
  ],
  (file, name) => [
    `Review the change of ${name}`,
    `Review what this branch does to ${file} before I merge it. Be strict.`,
    `read ${file}; explore 6; agent code-reviewer: Review the change of ${name}`,
    'Two things to mend before the merge, one to think about, the rest is good.',
  ],
];

/** What was asked in the last weeks: of each, the project and the session as stories tell theirs. Nothing is asked twice. */
export function everyday(projects, random, nowMs) {
  const left = new Map(projects.map((project) => [project, choresOf(project, random)]));
  const asked = [];
  for (let daysAgo = days.from; daysAgo >= days.to; daysAgo--) {
    if (isWeekend(nowMs - daysAgo * dayMs)) continue;
    const factor = daysAgo > beforeStories.daysAgo ? beforeStories.factor : 1;
    for (const project of projects) {
      if (!random.chance((habits[project.name] ?? 0) * factor)) continue;
      const chore = left.get(project).pop();
      if (chore !== undefined) asked.push({ project, story: storyOf(chore, daysAgo, random) });
    }
  }
  return asked;
}

/** Each kind of chore for each file, in no order. */
function choresOf({ files }, random) {
  const all = Object.keys(files).flatMap((file) => {
    const name = basename(file);
    return chores.map((choreFor) => ({ name, told: choreFor(file, name), place: random.word() }));
  });
  return all.sort((a, b) => a.place - b.place);
}

function storyOf({ name, told: [title, ...talk] }, daysAgo, random) {
  return {
    daysAgo,
    hour: random.whole(70, 160) / 10,
    title,
    branch: random.chance(0.4) ? 'main' : `chore/${name.replace(/\..*/, '').toLowerCase()}`,
    model: random.weighted(models),
    weight: random.whole(16, 48) / 10,
    talk,
  };
}

const isWeekend = (ms) => [0, 6].includes(new Date(ms).getUTCDay());
