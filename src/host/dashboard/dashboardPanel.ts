import * as vscode from 'vscode';
import type { DashboardRange } from '../../core/answers/dashboardRange.ts';
import { Channel } from '../../link/channel.ts';
import { type FromDashboard, isFromDashboard, type ToDashboard } from '../../link/dashboardMessages.ts';
import type { Stage } from '../../link/workerMessages.ts';
import type { Guard } from '../guard.ts';
import { webviewPage } from '../webviewPage.ts';
import type { WorkerClient } from '../workerClient.ts';

const viewType = 'claudeTracer.dashboard';

/** The dashboard's one panel: opened by a command, brought back by VS Code after a reload. */
export class DashboardPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #extensionUri: vscode.Uri;
  readonly #client: WorkerClient;
  readonly #guard: Guard;
  readonly #subscriptions: { dispose(): void }[];
  #open: { readonly panel: vscode.WebviewPanel; readonly channel: Channel<ToDashboard, FromDashboard> } | undefined;
  #range: DashboardRange = '30d';
  #isReady = false;
  #stage: Stage = 'reading';
  /** Counts what is sent: a worker that had to be started again counts its own revisions from the beginning. */
  #revision = 0;

  constructor(extensionUri: vscode.Uri, client: WorkerClient, guard: Guard) {
    this.#extensionUri = extensionUri;
    this.#client = client;
    this.#guard = guard;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      client.onOverview(({ stage }) => {
        this.#stage = stage;
        if (stage !== 'cached') this.#guard.run(() => this.#send());
      }),
    ];
  }

  show(): void {
    if (this.#open) {
      this.#open.panel.reveal();
      return;
    }
    this.#adopt(
      vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Claude Code Dashboard'), vscode.ViewColumn.Active, {}),
    );
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    // There is one dashboard; a second that comes back belongs to a layout from before that was so.
    if (this.#open) panel.dispose();
    else this.#adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const channel = new Channel<ToDashboard, FromDashboard>(
      {
        post: (message) => void panel.webview.postMessage(message),
        listen: (listener) => void panel.webview.onDidReceiveMessage(listener),
      },
      isFromDashboard,
      (message) => this.#guard.run(() => this.#take(message)),
      () => this.#guard.bug(new Error('the dashboard sent a message that is none of its own')),
    );
    this.#open = { panel, channel };
    this.#isReady = false;
    panel.onDidDispose(() => (this.#open = undefined));
    // A hidden page is gone; shown again it starts anew, says "ready" and is sent the whole picture.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isReady = false;
    });
    panel.webview.html = webviewPage(panel.webview, dist, 'dashboard');
  }

  async #take(message: FromDashboard): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        this.#range = message.range;
        return this.#send();
      case 'setRange':
        this.#range = message.range;
        return this.#send();
      case 'refresh':
        return this.#client.refresh('command');
    }
  }

  async #send(): Promise<void> {
    if (!this.#open || !this.#isReady) return;
    const revision = ++this.#revision;
    const dashboard = await this.#client.ask<'dashboard'>({ kind: 'dashboard', range: this.#range });
    // Nothing found yet is not the same as nothing there.
    if (this.#stage !== 'ready' && dashboard.models.length === 0) return;
    this.#open?.channel.post({ kind: 'dashboard', dashboard: { ...dashboard, revision } });
  }
}
