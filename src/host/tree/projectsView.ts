import * as vscode from 'vscode';
import { sizeLabel } from '../../core/answers/labels.ts';
import type { WorkerClient } from '../workerClient.ts';
import type { ProjectsTree, TreeNode } from './projectsTree.ts';

const viewId = 'claudeTracer.projects';
/** Chooses the welcome text of an empty tree: `reading` or `noLogs`. */
const stateKey = 'claudeTracer:state';

/** The view around the tree: what it says while there is nothing to show, and how far the first reading is. */
export class ProjectsView implements vscode.Disposable {
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #subscriptions: { dispose(): void }[];
  #endProgress: (() => void) | undefined;

  constructor(tree: ProjectsTree, client: WorkerClient) {
    this.#view = vscode.window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
    void vscode.commands.executeCommand('setContext', stateKey, 'reading');
    this.#subscriptions = [
      this.#view,
      client.onProgress(({ readBytes, totalBytes }) => this.#reading(readBytes, totalBytes)),
      client.onRefreshed(() => this.#ready()),
    ];
  }

  get selected(): TreeNode | undefined {
    return this.#view.selection[0];
  }

  dispose(): void {
    this.#endProgress?.();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #reading(readBytes: number, totalBytes: number): void {
    const percent = Math.floor((readBytes / Math.max(1, totalBytes)) * 100);
    this.#view.message = vscode.l10n.t('Reading logs: {0} % of {1}', percent, sizeLabel(totalBytes));
    if (this.#endProgress) return;
    void vscode.window.withProgress(
      { location: { viewId } },
      () => new Promise<void>((resolve) => (this.#endProgress = resolve)),
    );
  }

  #ready(): void {
    // An empty message takes the line away; undefined is not allowed for an optional property under exact types.
    this.#view.message = '';
    this.#endProgress?.();
    this.#endProgress = undefined;
    void vscode.commands.executeCommand('setContext', stateKey, 'noLogs');
  }
}
