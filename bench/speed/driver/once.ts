// The worker's first refresh in a process of its own, and out again. Prints the report.
//
//   node once.cjs WORKER HOME STORAGE

import { TracerThread } from './tracerThread.ts';

const [worker = '', home = '', storage = ''] = process.argv.slice(2);
const hourMs = 3_600_000;

async function main(): Promise<void> {
  const thread = new TracerThread(worker, home, storage, hourMs);
  const report = await thread.started;
  await thread.stop();
  console.log(JSON.stringify(report));
}

void main();
