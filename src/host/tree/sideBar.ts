import type * as vscode from 'vscode';
import { registerHistoryHint } from './historyHint.ts';
import { LiveView } from './liveView.ts';
import { LiveWatch } from './liveWatch.ts';
import { ProjectsView, type ViewParts } from './projectsView.ts';
import type { TreeNode } from './treeNode.ts';

/** The two views, and what both of them have to hear of. */
export class SideBar implements vscode.Disposable {
  readonly projects: ProjectsView;
  readonly live: LiveView;
  readonly #subscriptions: { dispose(): void }[];
  #isLiveChosen = false;

  constructor(parts: ViewParts) {
    const { client, guard } = parts;
    this.projects = new ProjectsView(parts);
    this.live = new LiveView(parts);
    const watch = new LiveWatch();
    this.#subscriptions = [
      this.projects,
      this.live,
      watch,
      this.projects.onDidSelect(() => (this.#isLiveChosen = false)),
      this.live.onDidSelect(() => (this.#isLiveChosen = true)),
      registerHistoryHint(parts, this.projects),
      client.onRefreshed(({ folders }) => watch.watch(folders)),
      watch.onDidChange(() => {
        guard.run(() => this.live.look());
        guard.run(() => this.projects.tree.invalidate());
      }),
    ];
  }

  /** What is selected in the view in which something was selected last. */
  get selection(): readonly TreeNode[] {
    return this.#isLiveChosen ? this.live.selection : this.projects.selection;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
