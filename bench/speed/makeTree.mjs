// The trees that only the bench needs: one huge session, and many small files in three sizes of the same kind.
//
//   node bench/speed/makeTree.mjs --preset giant|files1k|files10k|files100k --out DIR [--seed N]

import { parseArgs } from 'node:util';
import { runAgent } from '../generate/agents.mjs';
import { say } from '../generate/apiMessage.mjs';
import { writeSession } from '../generate/bulkSession.mjs';
import { putExchange } from '../generate/exchange.mjs';
import { Prose } from '../generate/prose.mjs';
import { putPrompt } from '../generate/records.mjs';
import { Stage } from '../generate/stage.mjs';
import { agentTool, bashTool, imageTool } from '../generate/tools.mjs';
import { Tree } from '../generate/tree.mjs';

const now = '2026-11-20T18:00:00.000Z';
const giantBytes = 777_000_000;
/** As often as somebody has the agent dump something huge. */
const heavyEvery = 50_000_000;
const heavyBytes = [2_000_000, 4_500_000, 8_000_000];
const filesPerProject = 125;

const { values } = parseArgs({
  options: { preset: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const { preset, out } = values;
const seed = Number(values.seed);
const tree = new Tree(out, { seed, nowMs: Date.parse(now) });
tree.prose = new Prose(tree.random.fork());
if (preset === 'giant') writeGiant();
else if (preset === 'files1k') writeFiles(1_000);
else if (preset === 'files10k') writeFiles(10_000);
else if (preset === 'files100k') writeFiles(100_000);
else throw new Error(`there is no tree ${preset}`);
tree.writeTruth({ preset, seed, now });

/** Its compactions are files of their own, as they are in life: 1 % of the bytes at most. */
function writeGiant() {
  const session = new Stage(tree, 1).session('2.1 late');
  for (let heavy = 0; session.bytes < giantBytes; heavy++) {
    writeSession(session, { bytes: Math.min(giantBytes, session.bytes + heavyEvery) });
    putExchange(session, [{ kind: 'tool', tool: heavyTool(heavy) }]);
  }
  session.close();
}

function heavyTool(index) {
  const bytes = heavyBytes[index % heavyBytes.length];
  return index % 2 === 0
    ? bashTool('cat dump.json', 'Show the dump', tree.prose.talk(bytes))
    : imageTool('/tmp/screenshot.png', tree.prose.base64(bytes));
}

/** Short sessions, half of them with a sub-agent or two, so that a hundred thousand files fit on a disk. */
function writeFiles(files) {
  const stage = new Stage(tree, Math.ceil(files / filesPerProject));
  while (tree.books.files < files) {
    const session = stage.session('2.1 late');
    putPrompt(session, tree.prose.ask());
    work(session);
    const agents = Math.min(tree.random.pick([0, 0, 1, 2]), files - tree.books.files - 1);
    for (let agent = 0; agent < agents; agent++) delegate(session);
    session.close();
  }
}

function delegate(session) {
  const task = tree.prose.ask();
  const run = runAgent(session, { agentType: 'Explore', description: 'Look', prompt: task, work });
  putExchange(session, [{ kind: 'tool', tool: agentTool('Explore', 'Look', task, run) }]);
}

function work(transcript) {
  const toolUses = tree.random.whole(1, 4);
  for (let use = 0; use < toolUses; use++) {
    const tool = bashTool('npm test', 'Run the tests', tree.prose.logs(tree.random.size(900, 0.9, 60, 20_000)));
    putExchange(transcript, [{ kind: 'tool', tool }]);
  }
  const answer = tree.prose.answer();
  return { answer, toolUses, lastMessage: say(transcript, [answer]) };
}
