import * as vscode from 'vscode';
import { comparisonMarkdown } from '../../core/export/comparisonMarkdown.ts';
import type { WorkerClient } from '../workerClient.ts';

const scheme = 'claude-tracer-comparison';

/** Read-only Markdown from the worker, shown as a preview: sessions side by side. Which they are stands in the address. */
export class ComparisonDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #client: WorkerClient;
  readonly #onDidChange = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  readonly onDidChange = this.#onDidChange.event;

  constructor(client: WorkerClient) {
    this.#client = client;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async show(sessions: readonly string[]): Promise<void> {
    const title = vscode.l10n.t('Comparison of {0} sessions', sessions.length);
    const uri = vscode.Uri.from({ scheme, path: `/${title}.md`, query: JSON.stringify(sessions) });
    // An open document is made anew, since the sessions may have gone on.
    this.#onDidChange.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const sessions = sessionsOf(uri);
    return sessions === undefined
      ? ''
      : comparisonMarkdown(await this.#client.ask<'comparison'>({ kind: 'comparison', sessions }));
  }

  dispose(): void {
    this.#registration.dispose();
    this.#onDidChange.dispose();
  }
}

/** Undefined for an address that somebody made up. */
function sessionsOf({ query }: vscode.Uri): readonly string[] | undefined {
  try {
    const sessions: unknown = JSON.parse(query);
    return Array.isArray(sessions) && sessions.every((key) => typeof key === 'string') ? sessions : undefined;
  } catch {
    return undefined;
  }
}
