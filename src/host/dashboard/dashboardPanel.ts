import * as vscode from 'vscode';
import { assertNever } from '../../core/kit/assertNever.ts';
import type { ExplanationSubject } from '../../core/answers/explanationSubject.ts';
import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion, DashboardScope } from '../../core/answers/dashboard/question.ts';
import type { PlaceTable } from '../../core/answers/dashboard/tables/table.ts';
import { Channel } from '../../link/channel.ts';
import {
  type FromDashboard,
  type HostTarget,
  isFromDashboard,
  type ToDashboard,
} from '../../link/dashboardMessages.ts';
import { isDashboardQuestion, usualQuestion } from '../../link/dashboardQuestion.ts';
import type { Stage } from '../../link/workerMessages.ts';
import type { ExplainDocuments } from '../explain/explainDocuments.ts';
import type { Guard } from '../guard.ts';
import { tabIcon } from '../tabIcon.ts';
import { webviewPage } from '../webviewPage.ts';
import type { Memory } from '../memory.ts';
import type { WorkerClient } from '../workerClient.ts';
import { AnswerAhead } from './answerAhead.ts';
import { saveText } from './saveText.ts';

const viewType = 'claudeTracer.dashboard';

/** The dashboard's one panel: opened by a command, brought back by VS Code after a reload. */
export class DashboardPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #extensionUri: vscode.Uri;
  readonly #client: WorkerClient;
  readonly #guard: Guard;
  readonly #explanations: ExplainDocuments;
  readonly #memory: Memory;
  readonly #subscriptions: { dispose(): void }[];
  #open: { readonly panel: vscode.WebviewPanel; readonly channel: Channel<ToDashboard, FromDashboard> } | undefined;
  #question: DashboardQuestion = usualQuestion;
  readonly #ahead = new AnswerAhead();
  /** Chosen elsewhere before the page was there to be told. */
  #scope: DashboardScope | undefined;
  #isReady = false;
  #stage: Stage = 'reading';
  /** Counts what is sent: a worker that had to be started again counts its own revisions from the beginning. */
  #revision = 0;

  constructor(
    extensionUri: vscode.Uri,
    client: WorkerClient,
    guard: Guard,
    explanations: ExplainDocuments,
    memory: Memory,
  ) {
    this.#extensionUri = extensionUri;
    this.#client = client;
    this.#guard = guard;
    this.#explanations = explanations;
    this.#memory = memory;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      client.onOverview(({ stage }) => {
        this.#stage = stage;
        this.#ahead.forget();
        if (stage !== 'cached') this.#guard.run(() => this.#send());
      }),
    ];
  }

  show(): void {
    if (this.#open) {
      this.#open.panel.reveal();
      return;
    }
    this.#askAhead(this.#scope ? { ...usualQuestion, scope: this.#scope } : usualQuestion);
    this.#adopt(
      vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Claude Code Dashboard'), vscode.ViewColumn.Active, {}),
    );
  }

  /** Opens the dashboard on one project, session or whatever. */
  showScope(scope: DashboardScope): void {
    this.#scope = scope;
    this.show();
    if (this.#isReady) this.#tellScope();
  }

  /** `saved`: by the page, where the user was. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    // There is one dashboard; a second that comes back belongs to a layout from before that was so.
    if (this.#open) panel.dispose();
    else {
      const { question } = (saved ?? {}) as { readonly question?: unknown };
      this.#askAhead(isDashboardQuestion(question) ? question : usualQuestion);
      this.#adopt(panel);
    }
    return Promise.resolve();
  }

  dispose(): void {
    this.#open?.panel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    panel.iconPath = tabIcon(this.#extensionUri, 'dashboard');
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
    this.#guard.run(() => this.#memory.setDashboardOpened(Date.now()));
    this.#isReady = false;
    panel.onDidDispose(() => (this.#open = undefined));
    // A hidden page is gone; shown again it starts anew, says "ready" and is sent the whole picture.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isReady = false;
      else if (!this.#isReady) this.#askAhead(this.#question);
    });
    panel.webview.html = webviewPage(panel.webview, dist, 'dashboard', ['data:']);
  }

  async #take(message: FromDashboard): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        this.#question = message.question;
        return this.#scope ? this.#tellScope() : this.#send();
      case 'ask':
        this.#question = message.question;
        return this.#send();
      case 'refresh':
        return this.#client.refresh('command');
      case 'open':
        return this.#lead(message.target);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'export':
        return this.#export(message);
      default:
        return assertNever(message);
    }
  }

  /** The page asks again with it, so that page and host never disagree on what is shown. */
  #tellScope(): void {
    if (this.#scope) this.#open?.channel.post({ kind: 'scope', scope: this.#scope });
    this.#scope = undefined;
  }

  async #lead(target: HostTarget): Promise<void> {
    switch (target.kind) {
      case 'session':
        await vscode.commands.executeCommand('claudeTracer.openTranscript', target.session);
        return;
      case 'explanation':
        return this.#explanations.explain(target.subject, nameOf(target.subject));
      case 'place':
        return this.#openPlace(target.table, target.key);
      case 'diagnostics':
        return this.#explanations.showDiagnostics();
      case 'budgetSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'claudeTracer.budgets');
        return;
      default:
        return assertNever(target);
    }
  }

  async #openPlace(table: PlaceTable, key: string): Promise<void> {
    const place = await this.#client.ask<'dashboardPlace'>({
      kind: 'dashboardPlace',
      question: this.#question,
      table,
      key,
    });
    if (place) await vscode.commands.executeCommand('claudeTracer.openTranscript', place);
    else void vscode.window.showInformationMessage(vscode.l10n.t('That is in none of the logs any more.'));
  }

  async #export({ subject, format, isCopy }: Extract<FromDashboard, { kind: 'export' }>): Promise<void> {
    const { title, text } = await this.#client.ask<'dashboardExport'>({
      kind: 'dashboardExport',
      question: this.#question,
      subject,
      format,
    });
    if (isCopy) await vscode.env.clipboard.writeText(text);
    else await saveText(title, format, text);
  }

  #ask(question: DashboardQuestion): Promise<Dashboard> {
    return this.#client.ask<'dashboard'>({ kind: 'dashboard', question });
  }

  #askAhead(question: DashboardQuestion): void {
    this.#ahead.ask(question, this.#ask(question));
  }

  async #send(): Promise<void> {
    if (!this.#open || !this.#isReady) return;
    const revision = ++this.#revision;
    const dashboard = await (this.#ahead.take(this.#question) ?? this.#ask(this.#question));
    // Nothing found yet is not the same as nothing there.
    if (this.#stage !== 'ready' && dashboard.isEmpty) return;
    this.#open?.channel.post({ kind: 'dashboard', dashboard: { ...dashboard, revision } });
  }
}

/** As a document's title has it. */
function nameOf(subject: ExplanationSubject): string {
  switch (subject.kind) {
    case 'project':
      return subject.id;
    case 'session':
      return subject.key;
    case 'day':
      return subject.day;
    case 'model':
      return subject.model;
    default:
      return assertNever(subject);
  }
}
