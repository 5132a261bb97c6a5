import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerChanges } from './host/changes/changeCommands.ts';
import { registerCommands } from './host/commands/commands.ts';
import { registerCompare } from './host/compare/compareCommand.ts';
import { DashboardPanel } from './host/dashboard/dashboardPanel.ts';
import { DashboardWarmUp } from './host/dashboard/dashboardWarmUp.ts';
import { ExplainDocuments } from './host/explain/explainDocuments.ts';
import { Guard } from './host/guard.ts';
import { registerLogCommands } from './host/logs/logCommands.ts';
import { paintFirst } from './host/firstPaint.ts';
import { LogWatch } from './host/logWatch.ts';
import { Memory } from './host/memory.ts';
import { VscodePriceDialogs } from './host/prices/priceDialogs.ts';
import { tableAddress, updatePrices } from './host/prices/updatePrices.ts';
import { Settings } from './host/settings.ts';
import { StartupTimes } from './host/startupTimes.ts';
import { StoreNotice } from './host/storeNotice.ts';
import { BudgetNotices } from './host/status/budgetNotices.ts';
import { CostItem } from './host/status/costItem.ts';
import { Transcripts } from './host/transcript/transcripts.ts';
import { TracerLog } from './host/tracerLog.ts';
import type { LiveView } from './host/tree/liveView.ts';
import type { ProjectsView } from './host/tree/projectsView.ts';
import type { RowTree } from './host/tree/rowTree.ts';
import { SideBar } from './host/tree/sideBar.ts';
import { registerWayBack } from './host/wayBack/wayBackCommands.ts';
import { WorkerClient } from './host/workerClient.ts';

/** What the extension hands to its own host tests; no promise to anybody else. */
export interface Tracer {
  readonly context: vscode.ExtensionContext;
  readonly client: WorkerClient;
  readonly startup: StartupTimes;
  readonly tree: RowTree;
  readonly view: ProjectsView;
  readonly live: LiveView;
  readonly memory: Memory;
  readonly transcripts: Transcripts;
  readonly costItem: CostItem;
}

let running: WorkerClient | undefined;

/** Builds the house from top to bottom and awaits nothing; the worker starts when VS Code has a moment. */
export function activate(context: vscode.ExtensionContext): Tracer {
  const startedMs = performance.now();
  // For what the host has of `answers`, and where its own files know no `vscode`.
  l10n.config({ contents: vscode.l10n.bundle ?? {} });
  const log = new TracerLog();
  const guard = new Guard(log);
  const storageFolder = context.globalStorageUri.fsPath;
  const settings = new Settings(storageFolder);
  const client = new WorkerClient(context.asAbsolutePath('dist/worker.js'));
  const startup = new StartupTimes(startedMs, client, log);
  const memory = new Memory(context);
  const extensionId = context.extension.id;
  const view = new SideBar({ client, guard, memory, extensionId });
  const costItem = new CostItem(client, settings);
  const transcripts = new Transcripts({ client, view, guard, extension: context.extension });
  const explanations = new ExplainDocuments(client);
  const dashboard = new DashboardPanel(context.extensionUri, client, guard, explanations, memory);
  const watch = new LogWatch(client, guard);
  const storeNotice = new StoreNotice(context.globalState, log);
  running = client;

  const configure = (): void => client.configure(settings.forWorker());
  const dialogs = new VscodePriceDialogs(log);
  const prices = { dialogs, client, storageFolder, address: tableAddress, onChanged: configure };
  guard.run(() => paintFirst(client, settings.forWorker()));
  const start = setImmediate(configure);
  context.subscriptions.push(
    log,
    startup,
    settings,
    view,
    costItem,
    new BudgetNotices(client, context.globalState),
    dashboard,
    new DashboardWarmUp(client, guard, memory),
    explanations,
    watch,
    dialogs,
    registerCommands({
      client,
      view,
      dashboard,
      explanations,
      settings,
      log,
      guard,
      extensionId,
      updatePrices: () => updatePrices({ ...prices, fetch }),
    }),
    transcripts,
    registerChanges({ client, view }),
    registerCompare({ client, view }),
    registerLogCommands({ client, view, settings, log }),
    registerWayBack({ client, view, settings, guard, memory, extension: context.extension }),
    client.onRefreshed(({ report, folders }) => {
      log.refreshed(report);
      watch.watch(folders);
    }),
    client.onFault((fault) => {
      log.fault(fault);
      storeNotice.fault(fault);
    }),
    client.onBug((stack) => guard.bug(stack)),
    settings.onDidChange(configure),
    { dispose: () => clearImmediate(start) },
  );
  const { projects, live } = view;
  startup.activated();
  return { context, client, startup, tree: projects.tree, view: projects, live, memory, transcripts, costItem };
}

/** VS Code waits for this: the worker saves what it has read and ends. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
