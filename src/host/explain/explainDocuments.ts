import * as vscode from 'vscode';
import { type ExplanationSubject, isExplanationSubject } from '../../core/answers/explanationSubject.ts';
import { oneLine } from '../../core/answers/safeText.ts';
import type { WorkerClient } from '../workerClient.ts';

const scheme = 'claude-tracer-explain';
/** Chooses where the commands are offered: there is something to explain. */
const hasDataKey = 'claudeTracer:hasData';

/** What a document is about; it stands in the document's address, so that VS Code can ask again after a reload. */
type Matter = { readonly kind: 'explanation'; readonly subject: ExplanationSubject } | { readonly kind: 'diagnostics' };

/** Read-only plain text from the worker: why a figure is what it is, and what is not in order. */
export class ExplainDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #client: WorkerClient;
  readonly #onDidChange = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: { dispose(): void }[];

  readonly onDidChange = this.#onDidChange.event;

  constructor(client: WorkerClient) {
    this.#client = client;
    this.#subscriptions = [
      this.#onDidChange,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      client.onOverview(({ overview }) => {
        void vscode.commands.executeCommand('setContext', hasDataKey, overview.hasData);
      }),
    ];
  }

  /** Opens the explanation of a figure, made anew. `name`: what people call it. */
  explain(subject: ExplanationSubject, name: string): Promise<void> {
    return this.#show({ kind: 'explanation', subject }, vscode.l10n.t('Why This Number: {0}', name));
  }

  showDiagnostics(): Promise<void> {
    return this.#show({ kind: 'diagnostics' }, vscode.l10n.t('Claude Code Tracer Diagnostics'));
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const matter = matterOf(uri);
    if (matter?.kind === 'diagnostics') return this.#client.ask<'diagnostics'>({ kind: 'diagnostics' });
    const text = matter && (await this.#client.ask<'explanation'>({ kind: 'explanation', subject: matter.subject }));
    return text ?? vscode.l10n.t('There is nothing of this name in the logs any more.');
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #show(matter: Matter, title: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${fileName(title)}.txt`, query: JSON.stringify(matter) });
    const open = vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
    if (open) this.#onDidChange.fire(uri);
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading logs again') },
      async () => {
        const document = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(document, { preview: true });
      },
    );
  }
}

/** A title as the last part of an address: what would part it, or hide, is left out. */
const fileName = (title: string): string => oneLine(title.replace(/[\\/:*?"<>|#%]/g, ' '), 80);

function matterOf({ query }: vscode.Uri): Matter | undefined {
  try {
    const matter: unknown = JSON.parse(query);
    if (typeof matter !== 'object' || matter === null || !('kind' in matter)) return undefined;
    if (matter.kind === 'diagnostics') return { kind: 'diagnostics' };
    const subject = 'subject' in matter ? matter.subject : undefined;
    return isExplanationSubject(subject) ? { kind: 'explanation', subject } : undefined;
  } catch {
    // An address that somebody made up; the document says that there is nothing.
    return undefined;
  }
}
