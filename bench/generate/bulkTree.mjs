// S, M and L: every shape and trap at least once, then ordinary sessions until the tree has its files and bytes.

import { writeSession } from './bulkSession.mjs';
import { eras } from './eras.mjs';
import { Prose } from './prose.mjs';
import { agentShowcases } from './showcase/agents.mjs';
import { copyShowcases } from './showcase/copies.mjs';
import { framingShowcases } from './showcase/framing.mjs';
import { idShowcases } from './showcase/ids.mjs';
import { placeShowcases } from './showcase/places.mjs';
import { timeShowcases } from './showcase/time.mjs';
import { usageShowcases } from './showcase/usage.mjs';
import { weightShowcases } from './showcase/weights.mjs';
import { Stage } from './stage.mjs';

const mebibyte = 1 << 20;

/** `rounds`: how often each showcase is played. `giantMegabytes`: sessions of that size, spread over the tree. */
export const presets = {
  S: { files: 90, bytes: 20 * mebibyte, projects: 5, rounds: 1, giantMegabytes: [] },
  M: { files: 1_500, bytes: 500 * mebibyte, projects: 24, rounds: 6, giantMegabytes: [52] },
  L: { files: 10_000, bytes: 4_100 * mebibyte, projects: 80, rounds: 30, giantMegabytes: [100, 88, 76, 64, 55, 50] },
};

const showcases = [
  ...agentShowcases,
  ...copyShowcases,
  ...idShowcases,
  ...usageShowcases,
  ...framingShowcases,
  ...timeShowcases,
  ...placeShowcases,
  ...weightShowcases,
];

export function writeBulkTree(tree, preset) {
  tree.prose = new Prose(tree.random.fork());
  const stage = new Stage(tree, preset.projects);
  for (let round = 0; round < preset.rounds; round++) for (const play of showcases) play(stage);
  const giants = [...preset.giantMegabytes];
  const giantEvery = Math.floor((preset.files - tree.books.files) / (giants.length + 1));
  let nextGiantAt = tree.books.files + giantEvery;
  while (tree.books.files < preset.files - 1) {
    const giant = tree.books.files >= nextGiantAt ? giants.pop() : undefined;
    if (giant !== undefined) nextGiantAt += giantEvery;
    writeOrdinary(stage, preset, giant);
  }
  writeNewest(stage);
}

function writeOrdinary(stage, preset, giantMegabytes) {
  const { random, tree } = stage;
  const era = random.weighted(eras.map((choice) => [choice, choice.weight]));
  const filesLeft = preset.files - tree.books.files - 1;
  const agents = Math.min(era.agents === 'inside' ? 0 : random.pick([0, 0, 0, 1, 1, 2, 3, 5]), filesLeft - 1);
  // What is left to write decides how heavy the next files are, so that overshooting evens out.
  const meanBytes = Math.max(20_000, (preset.bytes - tree.books.bytes) / Math.max(1, filesLeft));
  const agentBytes = Array.from({ length: agents }, () => random.size(meanBytes * 0.2, 0.9, 4_000, 8 * mebibyte));
  const bytes = giantMegabytes === undefined ? random.size(meanBytes, 1.1, 4_000, 40 * mebibyte) : giantMegabytes * 1e6;
  const session = stage.session(era.name);
  writeSession(session, { bytes, agentBytes });
  session.close();
}

/** The session that --append goes on with: current, and whole. */
function writeNewest(stage) {
  const session = stage.session('2.1 late', { atMs: stage.tree.nowMs - 40 * 60_000, model: 'claude-opus-5-5' });
  writeSession(session, { bytes: 50_000, isClean: true });
  session.atMs = Math.max(session.atMs, stage.tree.nowMs);
  session.close();
}
