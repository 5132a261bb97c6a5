import * as vscode from 'vscode';
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
      client.onProgress((sentence) => this.#reading(sentence)),
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

  #reading(sentence: string): void {
    this.#view.message = sentence;
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
