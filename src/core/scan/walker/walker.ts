// What the host calls. Compiled to WebAssembly by scripts/buildWalker.mjs; the lines it cannot tell for sure are marked `SLOW` and
// read with JSON.parse.
import { newlineFrom } from './blocks.ts';
import { INPUT, MAX_ROWS, ROW_BYTES, ROW_FROM, ROW_TO, ROW_WHAT, ROWS, SLOW } from './layout.ts';
import { acts, setActs } from './acts.ts';
import { forgetNames } from './names.ts';
import { forgetLast, record } from './record.ts';

/** How many rows the last walk made. */
export let rows: u32 = 0;

/** To be called before each file. */
export function beginFile(): void {
  forgetNames();
  forgetLast();
}

/**
 * Walks the whole lines among the first `length` bytes of the input, from `from` on; a newline must stand behind them. Returns where
 * the first line begins that is not whole, or for which there was no more row.
 */
export function walk(from: u32, length: u32): u32 {
  const end = INPUT + length;
  let at = INPUT + from;
  rows = 0;
  setActs(0);
  while (at < end && rows < MAX_ROWS) {
    const actsBefore = acts;
    const row = ROWS + rows * ROW_BYTES;
    let stop = record(at, row);
    if (stop == 0 || load<u8>(stop) != 0x0a) {
      setActs(actsBefore);
      stop = newlineFrom(at);
      store<u8>(row + ROW_WHAT, SLOW);
    }
    if (stop >= end) break;
    store<u32>(row + ROW_FROM, at - INPUT);
    store<u32>(row + ROW_TO, stop - INPUT);
    rows++;
    at = stop + 1;
  }
  return at - INPUT;
}
