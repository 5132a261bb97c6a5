import * as vscode from 'vscode';
import type { Overview } from '../../core/answers/overview.ts';
import type { ProjectRow } from '../../core/answers/projectRows.ts';
import type { SessionRow } from '../../core/answers/sessionRows.ts';
import type { WorkerClient } from '../workerClient.ts';
import { detailsTooltip } from './detailsTooltip.ts';
import { statusIcon } from './statusIcon.ts';

/** "2 min ago" is wrong a minute later. */
const agedMs = 60_000;

/** A node of the tree. Sessions know their project, so that a node can be revealed. */
export type TreeNode = ProjectNode | SessionNode;

export interface ProjectNode {
  readonly kind: 'project';
  readonly row: ProjectRow;
}

export interface SessionNode {
  readonly kind: 'session';
  readonly row: SessionRow;
  readonly project: ProjectNode;
}

/** Projects and their sessions: rows come ready from the worker, a project's sessions when it is opened. */
export class ProjectsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #onDidChangeTreeData = new vscode.EventEmitter<void>();
  readonly #client: WorkerClient;
  readonly #overviews: { dispose(): void };
  #projects: readonly ProjectNode[] = [];
  /** What was drawn last, and when. */
  #drawn = '';
  #drawnMs = 0;

  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;

  constructor(client: WorkerClient) {
    this.#client = client;
    this.#overviews = client.onOverview(({ overview }) => this.#show(overview));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) return [...this.#projects];
    if (node.kind === 'session') return [];
    const rows = await this.#client.ask<'sessions'>({ kind: 'sessions', project: node.row.id });
    return rows.map((row) => ({ kind: 'session', row, project: node }));
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'session' ? node.project : undefined;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node.kind === 'project' ? projectItem(node.row) : sessionItem(node);
  }

  /** Tooltips are made when somebody points. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (node.kind === 'session') {
      const details = await this.#client.ask<'sessionDetails'>({ kind: 'sessionDetails', session: node.row.key });
      if (details) item.tooltip = detailsTooltip(details);
    }
    return item;
  }

  /** Draws anew what has changed, or only grown older: a redrawn tree takes away the tooltip that somebody reads. */
  #show({ revision, projects }: Overview): void {
    this.#projects = projects.map((row) => ({ kind: 'project', row }));
    const drawn = JSON.stringify([revision, projects]);
    if (drawn === this.#drawn && performance.now() - this.#drawnMs < agedMs) return;
    this.#drawn = drawn;
    this.#drawnMs = performance.now();
    this.#onDidChangeTreeData.fire();
  }

  dispose(): void {
    this.#overviews.dispose();
    this.#onDidChangeTreeData.dispose();
  }
}

export function isProjectNode(node: unknown): node is ProjectNode {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'project' && 'row' in node;
}

function projectItem(row: ProjectRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `project:${row.id}`;
  item.description = row.description;
  item.tooltip = row.path;
  item.contextValue = 'project';
  item.accessibilityInformation = { label: row.sentence };
  return item;
}

function sessionItem(node: SessionNode): vscode.TreeItem {
  const { row } = node;
  const item = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.None);
  item.id = `session:${row.key}`;
  item.description = row.description;
  item.iconPath = statusIcon(row.status);
  item.contextValue = row.path === undefined ? 'session.noLog' : 'session';
  item.accessibilityInformation = { label: row.sentence };
  if (row.path !== undefined) {
    item.command = {
      command: 'claudeTracer.openTranscript',
      title: vscode.l10n.t('Open Transcript File'),
      arguments: [node],
    };
  }
  return item;
}
