// The same house for a terminal: arguments in, one report out. Exit codes are told in src/cli/help.ts.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { answer } from './cli/answer.ts';
import { readArguments, type ReportRequest } from './cli/arguments.ts';
import { helpText } from './cli/help.ts';
import { cacheFaultLine, emptySentence, faultLine } from './cli/messages.ts';
import { readLogs } from './cli/readLogs.ts';
import { oneLine } from './core/answers/safeText.ts';
import { type Viewpoint, viewFrom } from './core/answers/viewpoint.ts';
import type { GlobalIndex } from './core/index/globalIndex.ts';
import { Calendar } from './core/kit/calendar.ts';
import { systemClock } from './core/kit/clock.ts';
import { listPricer } from './core/price/listPricer.ts';

const exit = { done: 0, nothingRead: 1, wrongCommandLine: 2 } as const;

const say = (text: string): boolean => process.stdout.write(text);
const tell = (sentence: string): boolean => process.stderr.write(`claude-code-tracer: ${sentence}\n`);

async function main(words: readonly string[]): Promise<number> {
  const request = readArguments(words);
  if (!request.ok) {
    tell(`${oneLine(request.error)} (see --help).`);
    return exit.wrongCommandLine;
  }
  if (request.value.kind === 'report') return printReport(request.value);
  say(request.value.kind === 'help' ? helpText : `${version()}\n`);
  return exit.done;
}

async function printReport(request: ReportRequest): Promise<number> {
  const { index, lookedAt, faults, cacheFaults } = await readLogs(process.env, request.cacheFolder);
  for (const fault of cacheFaults) tell(cacheFaultLine(fault, homedir()));
  for (const fault of faults) tell(faultLine(fault, homedir()));
  const view = viewOf(index, request);
  const { isEmpty, json, table } = answer(view, request);
  const hasUsage = index.ledger.length > 0;
  const isConfigured = Boolean(process.env['CLAUDE_CONFIG_DIR']?.trim());
  const isMisled = isConfigured && lookedAt.every(({ root }) => !root);
  const isNothingRead = index.digests().length === 0 && (faults.length > 0 || isMisled);
  const whyEmpty = isEmpty ? emptySentence(lookedAt, hasUsage, view.home) : '';

  if (isNothingRead) tell(whyEmpty);
  if (request.isJson) say(json());
  else if (!isEmpty) say(table({ width: terminalWidth(), calendar: view.calendar }));
  else if (!isNothingRead) say(`${whyEmpty}\n`);
  return isNothingRead ? exit.nothingRead : exit.done;
}

function viewOf(index: GlobalIndex, { zone, weekStart }: ReportRequest): Viewpoint {
  return viewFrom({
    index,
    pricer: listPricer(),
    now: systemClock(),
    calendar: new Calendar(zone, weekStart),
    home: homedir(),
    workspaceFolders: [],
    promptTitle: () => undefined,
  });
}

/** Cells of the terminal; undefined where the text goes into a file or a pipe. */
function terminalWidth(): number | undefined {
  const columns = process.stdout.columns ?? Number(process.env['COLUMNS']);
  return columns > 0 ? columns : undefined;
}

/** Of the package that `dist/cli.js` is part of. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

// `| head` closes the pipe when it has seen enough: nobody listens any more, so there is nothing more to do or to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done);
  tell(`the report could not be written: ${error.message}.`);
  process.exit(exit.nothingRead);
});
process.stderr.on('error', () => process.exit());

// Node 22 tells at every start that node:sqlite is new to it; that is nothing the asker can change.
process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => void (name === 'ExperimentalWarning' || tell(message)));

void main(process.argv.slice(2)).then((code) => {
  // Not exit(): what is still on its way into a pipe must get there.
  process.exitCode = code;
});
