import * as vscode from 'vscode';
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

  /**
   * What a key is about: the row that keys go to, or all that is selected where it is one of them. VS Code tells no extension
   * which row that is; that it is selected, or is no more, it does tell.
   */
  async focused(): Promise<readonly TreeNode[]> {
    const views = [this.projects, this.live];
    const toggle = (): Thenable<void> => vscode.commands.executeCommand('list.toggleSelection');
    const before = views.map(({ selection }) => selection);
    await toggle();
    const after = views.map(({ selection }) => selection);
    await toggle();
    return views.flatMap((_, place) => {
      const [was, is] = [before[place] ?? [], after[place] ?? []];
      const hasLost = was.some((node) => !is.includes(node));
      return hasLost ? was : is.filter((node) => !was.includes(node));
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
