import * as vscode from 'vscode';
import type { ChangeSide } from '../../core/answers/sessionChanges.ts';
import type { WorkerClient } from '../workerClient.ts';

const scheme = 'claude-tracer-changes';

/** Which text; it stands in the document's address, so that VS Code can ask again after a reload. */
export interface ChangedText {
  readonly session: string;
  readonly path: string;
  readonly side: ChangeSide;
}

/** Read-only texts from the worker: what files were before and after a session. */
export class ChangeDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #client: WorkerClient;
  readonly #registration: vscode.Disposable;

  constructor(client: WorkerClient) {
    this.#client = client;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** `label`: the path to show, whose ending tells the language. */
  uriOf(label: string, text: ChangedText): vscode.Uri {
    return vscode.Uri.from({ scheme, path: shownPath(label), query: JSON.stringify(text) });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const asked = askedBy(uri);
    const text = asked && (await this.#client.ask<'changedText'>({ kind: 'changedText', ...asked }));
    return text ?? '';
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** A path of the log as the path of an address: without what would be a host, or lead upwards. */
function shownPath(label: string): string {
  const parts = label.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return `/${parts.join('/')}`;
}

/** Undefined for an address that somebody made up. */
function askedBy({ query }: vscode.Uri): ChangedText | undefined {
  try {
    const { session, path, side } = JSON.parse(query) as Partial<ChangedText>;
    if (typeof session !== 'string' || typeof path !== 'string') return undefined;
    return side === 'before' || side === 'after' ? { session, path, side } : undefined;
  } catch {
    return undefined;
  }
}
