// What a new user sees who has no logs yet: six projects of one person, over the last weeks and up to this minute.

import { Books } from './books.mjs';
import { everyday } from './demo/everyday.mjs';
import { playStory } from './demo/playStory.mjs';
import { stories } from './demo/stories.mjs';
import { Random } from './random.mjs';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A stream of their own: one story more must not change what was asked between them. */
const everydaySeed = 7;

export function writeDemoTree(tree) {
  const told = stories.flatMap((project) => project.sessions.map((story) => ({ project, story })));
  const sessions = [...told, ...everyday(stories, new Random(everydaySeed), tree.nowMs)];
  const planned = sessions.map(({ project, story }) => ({
    project,
    story,
    startMs: startOf(story, project, tree.nowMs),
    seed: tree.random.word(),
  }));
  // The oldest first: files have to be born in the order of their sessions.
  planned.sort((a, b) => a.startMs - b.startMs);
  const played = new Map();
  for (const { project, story, startMs, seed } of planned) {
    tree.random = new Random(seed);
    const original = story.forkOf === undefined ? undefined : played.get(story.forkOf);
    const from = endsAt(story, tree.nowMs) === undefined ? startMs : alignedStart(tree, project, story, startMs, seed);
    const session = playStory(tree, project, story, from, original);
    if (story.title !== undefined) played.set(story.title, session);
  }
}

/** Stories of today say when they ended, the others at what hour (UTC) they began. */
function startOf(story, { name }, nowMs) {
  const end = endsAt(story, nowMs);
  if (end !== undefined) return end;
  const midnight = Math.floor((nowMs - story.daysAgo * dayMs) / dayMs) * dayMs;
  // Nobody works on a Saturday or Sunday, except on what is his own.
  const backMs = name === 'scratch' ? 0 : ({ 6: 1, 0: 2 }[new Date(midnight).getUTCDay()] ?? 0) * dayMs;
  return midnight - backMs + story.hour * 60 * minuteMs;
}

function endsAt(story, nowMs) {
  if (story.ending === 'running') return nowMs - 3_000;
  return story.minutesAgo === undefined ? undefined : nowMs - story.minutesAgo * minuteMs;
}

/** How long a session takes is known only when it has been played: so play it once for nobody. */
function alignedStart(tree, project, story, startMs, seed) {
  const silence = { bytes: 0, text() {}, raw() {}, close() {} };
  const rehearsal = {
    random: new Random(seed),
    books: new Books(),
    nowMs: tree.nowMs,
    writerOf: () => silence,
    writeBeside() {},
    letTimePass() {},
  };
  const { atMs } = playStory(rehearsal, project, story, startMs);
  return startMs - (atMs - startMs);
}
