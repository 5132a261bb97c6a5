import * as vscode from 'vscode';
import type { Waiting } from '../../core/answers/tree/waiting.ts';
import type { Guard } from '../guard.ts';
import type { WorkerClient } from '../workerClient.ts';
import { sessionDrag } from './sessionDrag.ts';
import type { ViewParts } from './projectsView.ts';
import { RowTree } from './rowTree.ts';
import type { TreeNode } from './treeNode.ts';

/** What a state turns into by mere waiting, and a process that was killed, no event tells of. */
const lookAgainMs = 5000;

/** The Live view: who works, who waits for the user. Its badge is right also while nobody sees the view; its clock runs only then. */
export class LiveView implements vscode.Disposable {
  readonly tree: RowTree;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #client: WorkerClient;
  readonly #guard: Guard;
  readonly #subscriptions: { dispose(): void }[];
  #timer: NodeJS.Timeout | undefined;

  constructor({ client, guard, extensionId }: ViewParts) {
    this.#client = client;
    this.#guard = guard;
    this.tree = new RowTree(client, async (requests) => {
      const answer = await client.ask<'liveBranches'>({ kind: 'liveBranches', requests });
      this.#badge(answer.waiting);
      return answer;
    });
    this.#view = vscode.window.createTreeView('claudeTracer.live', {
      treeDataProvider: this.tree,
      canSelectMany: true,
      dragAndDropController: sessionDrag(extensionId),
    });
    this.#subscriptions = [
      this.tree,
      this.#view,
      this.tree.onDidAnswer(() => {
        this.#view.description = this.tree.summary;
      }),
      this.#view.onDidChangeVisibility(({ visible }) => guard.run(() => this.#setShown(visible))),
      this.#view.onDidCollapseElement(({ element }) => this.tree.close(element)),
      client.onOverview(({ overview, stage }) => {
        if (stage === 'cached') return;
        this.#badge(overview.waiting);
        guard.run(() => this.tree.invalidate());
      }),
    ];
  }

  get selection(): readonly TreeNode[] {
    return this.#view.selection;
  }

  get onDidSelect(): vscode.Event<unknown> {
    return this.#view.onDidChangeSelection;
  }

  /** As shown, for tests that run inside the host. */
  get badge(): number {
    return this.#view.badge?.value ?? 0;
  }

  /** A register of processes has changed. */
  async look(): Promise<void> {
    if (this.#view.visible) return this.tree.invalidate();
    const { waiting } = await this.#client.ask<'liveBranches'>({ kind: 'liveBranches', requests: [] });
    this.#badge(waiting);
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #setShown(isShown: boolean): Promise<void> {
    clearInterval(this.#timer);
    if (isShown) this.#timer = setInterval(() => this.#lookAgain(), lookAgainMs);
    await this.tree.setShown(isShown);
  }

  /** Where nobody is live, only an event can make somebody so. */
  #lookAgain(): void {
    if (!this.tree.isEmpty) this.#guard.run(() => this.tree.invalidate());
  }

  #badge({ count, sentence }: Waiting): void {
    if ((this.#view.badge?.value ?? 0) === count) return;
    this.#view.badge = count === 0 ? undefined : { value: count, tooltip: sentence };
  }
}
