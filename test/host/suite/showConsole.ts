// The console of an extension host is a log of the window. Under the server nobody sees that window, so what the tests
// print also goes to a file, which the launcher copies to the terminal.
import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Does nothing where no launcher asked for it by TRACER_TEST_CONSOLE: the desktop prints by itself. */
export function showConsole(): void {
  const file = process.env['TRACER_TEST_CONSOLE'];
  if (file === undefined) return;
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    const print = console[method].bind(console);
    const printAndShow = (...words: unknown[]) => {
      appendFileSync(file, `${format(...words)}\n`);
      print(...words);
    };
    // VS Code's own setter for these ignores an assignment.
    Object.defineProperty(console, method, { configurable: true, value: printAndShow });
  }
  // Mocha keeps the console.log it found when it was loaded.
  Object.assign(Mocha.reporters.Base, { consoleLog: console.log });
}
