import { parentPort, workerData } from 'node:worker_threads';
import { type SearchJob, StopFlag } from './searchHand.ts';
import { searchRanges } from './searchRanges.ts';

// The entry of a thread that searches: jobs in, hits out, in the same order.
const port = parentPort;
if (!port) throw new Error('searchThread.js must be started as a worker thread');

const flag = new StopFlag(workerData as SharedArrayBuffer);

port.on('message', (job: SearchJob) => {
  port.postMessage(searchRanges(job, () => flag.isStopped(job.search)));
});
