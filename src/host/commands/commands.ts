import * as vscode from 'vscode';
import type { DashboardPanel } from '../dashboard/dashboardPanel.ts';
import type { ExplainDocuments } from '../explain/explainDocuments.ts';
import { explainNode } from '../explain/explainNode.ts';
import type { Guard } from '../guard.ts';
import type { Settings } from '../settings.ts';
import { chooseStatus } from '../status/chooseStatus.ts';
import type { TracerLog } from '../tracerLog.ts';
import type { SideBar } from '../tree/sideBar.ts';
import { treeCommands } from '../tree/treeCommands.ts';
import { isGroupNode, isSessionNode } from '../tree/treeNode.ts';
import type { WorkerClient } from '../workerClient.ts';
import { copyAsMarkdown, copySessionIds } from './copySessions.ts';

/** What commands act on. */
export interface CommandTargets {
  readonly client: WorkerClient;
  readonly view: SideBar;
  readonly dashboard: DashboardPanel;
  readonly explanations: ExplainDocuments;
  readonly settings: Settings;
  readonly log: TracerLog;
  readonly guard: Guard;
  readonly extensionId: string;
  readonly updatePrices: () => Promise<void>;
}

/** Everything the manifest contributes, by id; a host test holds the two lists together. */
export function registerCommands(targets: CommandTargets): vscode.Disposable {
  const commands: Readonly<Record<string, (node?: unknown, nodes?: unknown) => Promise<void> | void>> = {
    'claudeTracer.refresh': () => targets.client.refresh('command'),
    'claudeTracer.rebuildIndex': () => rebuildIndex(targets),
    'claudeTracer.openDashboard': () => targets.dashboard.show(),
    'claudeTracer.copySessionId': (node, nodes) => copySessionIds(targets, node, nodes),
    'claudeTracer.copyAsMarkdown': (node, nodes) => copyAsMarkdown(targets, node, nodes),
    'claudeTracer.openProjectDashboard': (node) => openDashboardOf(targets, node),
    'claudeTracer.openSessionDashboard': (node) => openDashboardOf(targets, node),
    'claudeTracer.showLog': () => targets.log.show(),
    'claudeTracer.chooseStatus': () => chooseStatus(targets.settings, targets.client),
    'claudeTracer.updatePrices': () => targets.updatePrices(),
    'claudeTracer.explain': (node) => explainNode(targets.client, targets.explanations, node),
    'claudeTracer.showDiagnostics': () => targets.explanations.showDiagnostics(),
    ...treeCommands(targets.view.projects, targets.guard),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

async function rebuildIndex({ client }: CommandTargets): Promise<void> {
  await vscode.window.withProgress(
    { location: { viewId: 'claudeTracer.projects' }, title: vscode.l10n.t('Rebuilding the index') },
    () => client.refresh('rebuild'),
  );
}

/** Of the row that was clicked or is selected; elsewhere, of this workspace. */
function openDashboardOf({ dashboard, view }: CommandTargets, node: unknown): void {
  const row = node ?? view.selection[0];
  if (isSessionNode(row)) return dashboard.showScope({ kind: 'session', session: row.row.key });
  const place = isGroupNode(row) ? row.row.place : undefined;
  if (place && 'project' in place) dashboard.showScope({ kind: 'project', project: place.project });
  else dashboard.showScope({ kind: 'workspace' });
}
