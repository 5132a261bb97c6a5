import * as vscode from 'vscode';
import { projectGroupRow } from '../../core/answers/tree/treeRows.ts';
import type { TreeShape } from '../../core/answers/tree/treeShape.ts';
import type { OverviewEvent } from '../../link/workerMessages.ts';
import { ContextKeys } from '../contextKeys.ts';
import type { Guard } from '../guard.ts';
import type { Memory } from '../memory.ts';
import type { WorkerClient } from '../workerClient.ts';
import { sessionDrag } from './sessionDrag.ts';
import { RowTree } from './rowTree.ts';
import type { TreeNode } from './treeNode.ts';

const viewId = 'claudeTracer.projects';

export interface ViewParts {
  readonly client: WorkerClient;
  readonly memory: Memory;
  readonly guard: Guard;
  readonly extensionId: string;
}

/** The Projects view: its shape, what it says of it, and how far the first reading is. */
export class ProjectsView implements vscode.Disposable {
  readonly tree: RowTree;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #parts: ViewParts;
  readonly #subscriptions: { dispose(): void }[];
  #shape: TreeShape;
  #state: 'reading' | 'ready' = 'reading';
  #progress = '';
  #hint: { readonly sentence: string; readonly onSeen: () => void } | undefined;
  readonly #context = new ContextKeys();
  #endProgress: (() => void) | undefined;

  constructor(parts: ViewParts) {
    const { client, guard, memory } = parts;
    this.#parts = parts;
    this.#shape = memory.treeShape;
    this.tree = new RowTree(client, (requests) =>
      client.ask<'treeBranches'>({ kind: 'treeBranches', shape: this.#shape, requests }),
    );
    this.#view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: sessionDrag(parts.extensionId),
    });
    this.#subscriptions = [
      this.tree,
      this.#view,
      this.#view.onDidChangeVisibility(({ visible }) => this.#setShown(visible)),
      this.#view.onDidCollapseElement(({ element }) => this.tree.close(element)),
      this.tree.onDidAnswer(() => this.#tell()),
      client.onOverview((event) => guard.run(() => this.#overview(event))),
      client.onProgress((sentence) => this.#reading(sentence)),
      client.onRefreshed(() => this.#ready()),
    ];
    this.tree.startOver(this.#shape.filter !== '');
    this.#tell();
  }

  get selection(): readonly TreeNode[] {
    return this.#view.selection;
  }

  get onDidSelect(): vscode.Event<unknown> {
    return this.#view.onDidChangeSelection;
  }

  /** As shown, for tests that run inside the host. */
  get message(): string {
    return this.#view.message ?? '';
  }

  get shape(): TreeShape {
    return this.#shape;
  }

  /** Shows the tree in another shape, and remembers it unless it is only tried. */
  async setShape(change: Partial<TreeShape>, isTried = false): Promise<void> {
    this.#shape = { ...this.#shape, ...change };
    this.tree.startOver(this.#shape.filter !== '');
    this.#tell();
    if (!isTried) await this.#parts.memory.setTreeShape(this.#shape);
  }

  /** Shows the next page of rows in place of the row that offers it, and goes on from there. */
  async showMore({ parent }: TreeNode): Promise<void> {
    const next = await this.tree.showMore(parent);
    if (next) await this.#view.reveal(next, { select: true, focus: true });
  }

  /** Opens the view at a session. Answers whether it is among what the view shows. */
  async reveal(session: string): Promise<boolean> {
    const steps = await this.#parts.client.ask<'treePath'>({ kind: 'treePath', shape: this.#shape, session });
    const node = steps && (await this.tree.nodeAt(steps));
    if (node) await this.#view.reveal(node, { select: true, focus: true });
    return node !== undefined;
  }

  /** Says something at the head of the view until it is dismissed; `onSeen` when somebody can read it. */
  showHint(sentence: string, onSeen: () => void): void {
    this.#hint = { sentence, onSeen };
    if (this.#view.visible) onSeen();
    this.#tell();
  }

  dismissHint(): void {
    this.#hint = undefined;
    this.#tell();
  }

  dispose(): void {
    this.#endProgress?.();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #setShown(isShown: boolean): void {
    if (isShown) this.#hint?.onSeen();
    this.#parts.guard.run(() => this.tree.setShown(isShown));
  }

  async #overview({ overview, stage }: OverviewEvent): Promise<void> {
    if (stage !== 'cached') return this.tree.invalidate();
    // What another window left behind knows projects, and no other way to group.
    const { groupBy, filter, isWorkspaceOnly } = this.#shape;
    if (groupBy === 'project' && filter === '' && !isWorkspaceOnly)
      this.tree.showAtFirst(overview.projects.map(projectGroupRow));
  }

  #reading(sentence: string): void {
    this.#progress = sentence;
    this.#tell();
    if (this.#endProgress) return;
    void vscode.window.withProgress(
      { location: { viewId } },
      () => new Promise<void>((resolve) => (this.#endProgress = resolve)),
    );
  }

  #ready(): void {
    this.#progress = '';
    this.#state = 'ready';
    this.#endProgress?.();
    this.#endProgress = undefined;
    this.#tell();
  }

  /** A message would take the place of the welcome text that an empty tree shows. */
  #tell(): void {
    const { filter, isWorkspaceOnly, groupBy, orderBy } = this.#shape;
    const isReading = this.#state === 'reading';
    const said = [
      isWorkspaceOnly ? vscode.l10n.t('This workspace only') : '',
      filter === '' ? '' : vscode.l10n.t('Filter: {0}', filter),
    ];
    const shape = said.filter((part) => part !== '').join(' · ');
    this.#view.message =
      this.#progress || (this.tree.isEmpty && !isReading ? '' : shape || (this.#hint?.sentence ?? ''));
    this.#view.description = this.tree.summary;
    const empty = filter !== '' ? 'filtered' : isWorkspaceOnly ? 'elsewhere' : 'noLogs';
    this.#context.set('state', isReading ? 'reading' : empty);
    this.#context.set('groupBy', groupBy);
    this.#context.set('orderBy', orderBy);
    this.#context.set('isFiltered', filter !== '');
    this.#context.set('isWorkspaceOnly', isWorkspaceOnly);
    this.#context.set('hasHint', this.#hint !== undefined);
  }
}
