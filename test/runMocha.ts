// Runs test files with mocha, in whatever process this is: plain Node for the unit and UI tests, a real extension host
// for the host tests. The figures go to a file, because an exit code can lie.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export interface MochaRun {
  readonly files: readonly string[];
  readonly timeoutMs: number;
  /** Where the figures go. */
  readonly resultsFile: string;
}

/** Answers whether everything passed. TRACER_TEST_GREP in the environment chooses tests by name. */
export async function runMocha({ files, timeoutMs, resultsFile }: MochaRun): Promise<boolean> {
  const grep = process.env['TRACER_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: timeoutMs,
    forbidOnly: process.env['CI'] !== undefined,
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      writeFileSync(resultsFile, JSON.stringify(runner.stats));
      resolve(failures === 0);
    });
  });
}
