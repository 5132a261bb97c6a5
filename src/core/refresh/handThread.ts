import { parentPort, workerData } from 'node:worker_threads';
import type { LogFile } from '../model/logFile.ts';
import { FoldingSpace } from '../digest/foldingSpace.ts';
import { readWhole } from './readingHand.ts';
import type { Walker } from '../scan/loadWalker.ts';
import { LogScanner } from '../scan/logScan.ts';

// The entry of a thread that lends a hand with a long read: batches of logs in, packed digests out, in the same order.
const port = parentPort;
if (!port) throw new Error('handThread.js must be started as a worker thread');

const scanner = new LogScanner({ walker: workerData as Walker | undefined });
const space = new FoldingSpace();

port.on('message', (files: readonly LogFile[]) => {
  const read = files.map((file) => readWhole(scanner, space, file));
  const moved = read.flatMap(({ digest }) => (digest.ok ? [digest.value.buffer as ArrayBuffer] : []));
  port.postMessage(read, moved);
});
