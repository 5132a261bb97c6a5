// The same house for a terminal: arguments in, one report out. Exit codes are told in src/cli/help.ts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import * as l10n from '@vscode/l10n';
import { answer } from './cli/answer.ts';
import { type DashboardRequest, type DocumentRequest, readArguments, type ReportRequest } from './cli/arguments.ts';
import { dashboardAnswer } from './cli/dashboard.ts';
import { documentOf } from './cli/document.ts';
import { helpText } from './cli/help.ts';
import { localeOf, readWords } from './cli/language.ts';
import { emptySentence } from './cli/messages.ts';
import { openLogs } from './cli/openLogs.ts';
import { moneyBasis } from './core/answers/costMode.ts';
import { oneLine } from './core/answers/safeText.ts';
import type { Viewpoint } from './core/answers/viewpoint.ts';
import { foldersOf } from './core/explain.ts';
import type { Page } from './core/export/reportTable.ts';

const exit = { done: 0, nothingRead: 1, wrongCommandLine: 2 } as const;

/** What `dist/cli.js` is part of. */
const packageFolder = path.join(__dirname, '..');
const locale = localeOf(process.env);

const say = (text: string): boolean => process.stdout.write(text);
const tell = (sentence: string): boolean => process.stderr.write(`claude-code-tracer: ${sentence}\n`);

async function main(words: readonly string[]): Promise<number> {
  l10n.config({ contents: readWords(path.join(packageFolder, 'l10n'), locale) });
  const request = readArguments(words);
  if (!request.ok) {
    tell(l10n.t('{0} (see --help).', oneLine(request.error)));
    return exit.wrongCommandLine;
  }
  const asked = request.value;
  // Scripts read JSON, whatever the language of who runs them.
  if ('isJson' in asked && asked.isJson) l10n.config({ contents: {} });
  if (asked.kind === 'report') return printReport(asked);
  if (asked.kind === 'dashboard') return printDashboard(asked);
  if (asked.kind === 'explain' || asked.kind === 'diagnostics') return printDocument(asked);
  say(asked.kind === 'help' ? helpText() : `${version()}\n`);
  return exit.done;
}

async function printDashboard(request: DashboardRequest): Promise<number> {
  const opened = await openLogs(request, locale, tell);
  if (!opened) return exit.wrongCommandLine;
  say(dashboardAnswer(opened.view, request));
  return exit.done;
}

async function printDocument(request: DocumentRequest): Promise<number> {
  const opened = await openLogs(request, locale, tell);
  if (!opened) return exit.wrongCommandLine;
  const { view, logs } = opened;
  const text = await documentOf(view, request, { store: logs.store, folders: foldersOf(logs.lookedAt) });
  if (!text.ok) {
    tell(`${oneLine(text.error, 500)}.`);
    return exit.wrongCommandLine;
  }
  for (const piece of text.value) {
    // A terminal or pipe takes its time; what waits for it must not pile up.
    if (!say(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return exit.done;
}

async function printReport(request: ReportRequest): Promise<number> {
  const opened = await openLogs(request, locale, tell);
  if (!opened) return exit.wrongCommandLine;
  const { view, logs } = opened;
  const { index, lookedAt, faults } = logs;
  const { isEmpty, json, table } = answer(view, request);
  const hasUsage = index.ledger.length > 0;
  const isConfigured = Boolean(process.env['CLAUDE_CONFIG_DIR']?.trim());
  const isMisled = isConfigured && lookedAt.every(({ root }) => !root);
  const isNothingRead = index.digests().length === 0 && (faults.length > 0 || isMisled);
  const whyEmpty = isEmpty ? emptySentence(lookedAt, hasUsage, view.home) : '';

  if (isNothingRead) tell(whyEmpty);
  if (request.isJson) say(json());
  else if (!isEmpty) say(table(pageOf(view)));
  else if (!isNothingRead) say(`${whyEmpty}\n`);
  return isNothingRead ? exit.nothingRead : exit.done;
}

function pageOf({ calendar, labels, costMode }: Viewpoint): Page {
  return { width: terminalWidth(), calendar, labels, basis: moneyBasis(costMode, labels) };
}

/** Cells of the terminal; undefined where the text goes into a file or a pipe. */
function terminalWidth(): number | undefined {
  const columns = process.stdout.columns ?? Number(process.env['COLUMNS']);
  return columns > 0 ? columns : undefined;
}

/** Of this package. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

// `| head` closes the pipe when it has seen enough: nobody listens any more, so there is nothing more to do or to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done);
  tell(l10n.t('the report could not be written: {0}.', error.message));
  process.exit(exit.nothingRead);
});
process.stderr.on('error', () => process.exit());

// Of what reading makes nearly all is dead at once, which V8 answers with more and more room for the young: 120 MB at 4.3 GB of logs, and
// no faster for it. The flag is V8's own (https://nodejs.org/api/v8.html#v8setflagsfromstringflags); the threads take it over.
v8.setFlagsFromString('--semi-space-growth-factor=1');

// Node 22 tells at every start that node:sqlite is new to it; that is nothing the asker can change.
process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => void (name === 'ExperimentalWarning' || tell(message)));

void main(process.argv.slice(2)).then((code) => {
  // Not exit(): what is still on its way into a pipe must get there.
  process.exitCode = code;
});
