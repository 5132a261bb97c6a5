// For what must not outlive this process, such as a server in a process group of its own which Ctrl-C does not reach.

/** Signals that end a process, with the exit codes a shell reports for them. */
const SIGNALS = /** @type {const} */ ([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
]);

/**
 * Runs `cleanUp` when this process exits, unless it is released before; what was made last goes first.
 *
 * @param {() => void} cleanUp must be synchronous: nothing else runs while a process exits
 * @returns {() => void} releases it
 */
export function atExit(cleanUp) {
  process.prependOnceListener('exit', cleanUp);
  return () => process.removeListener('exit', cleanUp);
}

/** Makes a signal an exit like any other: a process that does not listen dies of it without cleaning up. */
export function exitOnSignals() {
  for (const [signal, code] of SIGNALS) process.once(signal, () => process.exit(code));
}

/**
 * Settles when npm, having started this process, is gone: it passes a signal on to its shell alone, which dies of it
 * without a word to us.
 *
 * @returns {Promise<void>}
 */
export function npmGone() {
  const { ppid } = process;
  return new Promise((resolve) => {
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const timer = setInterval(() => {
      if (process.ppid === ppid) return;
      clearInterval(timer);
      resolve();
    }, 1000);
    timer.unref();
  });
}

/**
 * Sends a signal to a process and, where it was started with a group of its own, to all it has started in turn.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error; // the group is gone already
  }
}

/**
 * Settles at the first signal, for a process that takes its leave in its own way.
 *
 * @returns {Promise<void>}
 */
export function firstSignal() {
  return new Promise((resolve) => {
    for (const [signal] of SIGNALS) process.once(signal, () => resolve());
  });
}
