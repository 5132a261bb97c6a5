import * as vscode from 'vscode';
import { Coalesced } from '../../core/kit/coalesced.ts';
import type { BranchRequest, TreeAnswer, TreeRow } from '../../core/answers/tree/treeRow.ts';
import type { TreeStep } from '../../core/answers/tree/treePath.ts';
import type { WorkerClient } from '../workerClient.ts';
import { detailsTooltip } from './detailsTooltip.ts';
import { rowItem } from './rowItem.ts';
import { type Redraw, TreeModel } from './treeModel.ts';
import { isSessionNode, type TreeNode } from './treeNode.ts';

/** Rows from the worker as a tree: what is open is asked for again when it may have changed, and only what did change is drawn anew. */
export class RowTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #onDidChangeTreeData = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly #onDidAnswer = new vscode.EventEmitter<void>();
  readonly #client: WorkerClient;
  readonly #model: TreeModel;
  readonly #refreshes: Coalesced<void, void>;
  #isSearch = false;
  #isReady = false;
  #isShown = false;
  #isStale = false;

  readonly onDidChangeTreeData = this.#onDidChangeTreeData.event;
  /** The rows and the summary are those of a new answer. */
  readonly onDidAnswer = this.#onDidAnswer.event;

  constructor(client: WorkerClient, ask: (requests: readonly BranchRequest[]) => Promise<TreeAnswer>) {
    this.#client = client;
    this.#model = new TreeModel(ask);
    this.#refreshes = new Coalesced(() => this.#refresh());
  }

  get summary(): string {
    return this.#model.summary;
  }

  get isEmpty(): boolean {
    return (this.#model.known(undefined) ?? []).length === 0;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (this.#isReady && this.#isStale) await this.#refreshes.request();
    // What is below a project that is remembered from another window is asked for, and takes as long as it does.
    if (!this.#isReady && !node) return [...(this.#model.known(undefined) ?? [])];
    const nodes = await this.#model.children(node);
    if (!node) this.#onDidAnswer.fire();
    return [...nodes];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return rowItem(node, this.#isSearch);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (isSessionNode(node)) {
      const details = await this.#client.ask<'sessionDetails'>({ kind: 'sessionDetails', session: node.row.key });
      if (details) item.tooltip = detailsTooltip(details);
    }
    return item;
  }

  /** Draws what is remembered of another window, until there is an answer. */
  showAtFirst(rows: readonly TreeRow[]): void {
    if (this.#isReady) return;
    this.#model.showAtFirst(rows);
    this.#onDidChangeTreeData.fire(undefined);
  }

  /** Something may have changed. A tree that nobody sees asks when it is seen. */
  async invalidate(): Promise<void> {
    this.#isReady = true;
    this.#isStale = true;
    if (this.#isShown) await this.#refreshes.request();
  }

  async setShown(isShown: boolean): Promise<void> {
    this.#isShown = isShown;
    if (isShown && this.#isStale) await this.#refreshes.request();
  }

  /** Begins anew: another question stands behind the tree. What a search finds is shown opened. */
  startOver(isSearch: boolean): void {
    this.#isSearch = isSearch;
    this.#model.clear();
    if (this.#isReady) this.#onDidChangeTreeData.fire(undefined);
  }

  /** What is below a closed node is not kept up to date; drawn anew, it asks when it is opened again. */
  close(node: TreeNode): void {
    this.#model.close(node);
    this.#onDidChangeTreeData.fire([node]);
  }

  async showMore(parent: TreeNode | undefined): Promise<TreeNode | undefined> {
    const next = await this.#model.showMore(parent);
    this.#onDidChangeTreeData.fire(parent && [parent]);
    return next;
  }

  async nodeAt(steps: readonly TreeStep[]): Promise<TreeNode | undefined> {
    const { node, redraw } = await this.#model.nodeAt(steps);
    this.#redraw(redraw);
    return node;
  }

  dispose(): void {
    this.#onDidChangeTreeData.dispose();
    this.#onDidAnswer.dispose();
  }

  async #refresh(): Promise<void> {
    this.#isStale = false;
    const redraw = await this.#model.refresh();
    this.#onDidAnswer.fire();
    this.#redraw(redraw);
  }

  #redraw(redraw: Redraw): void {
    if (redraw === undefined || redraw.length > 0) this.#onDidChangeTreeData.fire(redraw && [...redraw]);
  }
}
