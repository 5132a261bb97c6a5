// Moves the clock of a process, or of a page, by a fixed time: pictures show the same moment whenever they are taken.
// Node loads this file into each process and thread by NODE_OPTIONS; the page is given the function alone.

/** @param {number} shiftMs */
function shiftClock(shiftMs) {
  const RealDate = Date;
  const now = () => RealDate.now() + shiftMs;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, words, newTarget) => Reflect.construct(target, words.length === 0 ? [now()] : words, newTarget),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}

if (typeof module !== 'undefined') {
  module.exports = { shiftClock };
  const shiftMs = Number(process.env['CCT_CLOCK_SHIFT_MS']);
  if (shiftMs) shiftClock(shiftMs);
}
