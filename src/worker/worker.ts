import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { hireHands } from '../core/refresh/threadHand.ts';
import { hireSearchHands } from '../core/search/threadSearchHand.ts';
import { loadWalker } from '../core/scan/loadWalker.ts';
import { systemClock } from '../core/kit/clock.ts';
import { Channel } from '../link/channel.ts';
import { type FromWorker, isToWorker, type ToWorker } from '../link/workerMessages.ts';
import { TracerWorker } from './tracerWorker.ts';

// The thread's entry: opens the door to the host and hands over.
const port = parentPort;
if (!port) throw new Error('worker.js must be started as a worker thread');

const loaded = loadWalker(path.join(__dirname, 'walker.wasm'));
const walker = loaded.ok ? loaded.value : undefined;
const worker = new TracerWorker({
  walker,
  // Polite: one core of the machine is enough beside ours.
  hire: () => hireHands(path.join(__dirname, 'handThread.js'), walker, 1),
  hireSearchHands: (flag) => hireSearchHands(path.join(__dirname, 'searchThread.js'), flag),
  post: (message) => channel.post(message),
  exit: () => port.close(),
  clock: systemClock,
});
const channel = new Channel<FromWorker, ToWorker>(
  { post: (message) => port.postMessage(message), listen: (listener) => void port.on('message', listener) },
  isToWorker,
  (message) => worker.take(message),
  () => {
    throw new Error('a message of no known kind reached the worker');
  },
);
if (!loaded.ok) channel.post({ kind: 'fault', fault: loaded.error });
