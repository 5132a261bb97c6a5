import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import { labelForm, type LabelForm, plainForm } from '../core/answers/labelForm.ts';
import { Labels } from '../core/answers/labels.ts';
import { oneLine } from '../core/answers/safeText.ts';
import { type Viewpoint, viewFrom } from '../core/answers/viewpoint.ts';
import { Calendar } from '../core/kit/calendar.ts';
import { configFoldersOf } from '../core/discover/logRoots.ts';
import { readLiveSessions } from '../core/live/liveSessions.ts';
import { systemProcesses } from '../core/live/processes.ts';
import { systemClock } from '../core/kit/clock.ts';
import { ActTexts } from '../core/scan/actTexts.ts';
import { PromptTitles } from '../core/scan/promptTitles.ts';
import type { DashboardRequest, DocumentRequest, ReportRequest } from './arguments.ts';
import { cacheFaultLine, faultLine } from './messages.ts';
import { type ReadLogs, readLogs } from './readLogs.ts';
import { readPrices } from './readPrices.ts';

/** All that the logs say, and from where it is asked. */
export interface OpenedLogs {
  readonly view: Viewpoint;
  readonly logs: ReadLogs;
}

/** Reads logs and prices; what cannot be read is told. Undefined where the command line is wrong. */
export async function openLogs(
  request: ReportRequest | DocumentRequest | DashboardRequest,
  locale: string,
  tell: (sentence: string) => void,
): Promise<OpenedLogs | undefined> {
  const prices = readPrices(request.priceFile);
  if (!prices.ok) {
    tell(l10n.t('{0} (see --help).', oneLine(prices.error, 500)));
    return undefined;
  }
  const home = homedir();
  const { pricer, complaints } = prices.value;
  for (const complaint of complaints) tell(oneLine(complaint, 500));
  const logs = await readLogs(process.env, request.cacheFolder);
  for (const fault of logs.cacheFaults) tell(cacheFaultLine(fault, home));
  for (const fault of logs.faults) tell(faultLine(fault, home));
  const titles = new PromptTitles();
  const view = viewFrom({
    index: logs.index,
    pricer,
    costMode: request.costMode,
    now: systemClock(),
    calendar: new Calendar(request.zone, request.weekStart),
    // Scripts read JSON, whatever the language of who runs them.
    labels: new Labels(request.isJson ? plainForm : formOf(request, locale)),
    home,
    workspaceFolders: [],
    // Of all answers only this one has sessions under their titles, as the page has them; it shows a few dozen.
    promptTitle: (path, offset) => (request.kind === 'dashboard' ? titles.titleAt(path, offset) : undefined),
    actTexts: new ActTexts(),
    ownTitles: { revision: 0, titleOf: () => undefined },
    live: readLiveSessions(configFoldersOf(logs.lookedAt), systemProcesses),
  });
  return { view, logs };
}

const formOf = ({ currency }: ReportRequest | DocumentRequest | DashboardRequest, locale: string): LabelForm =>
  labelForm(locale, currency?.code, currency?.ratePerUsd);
