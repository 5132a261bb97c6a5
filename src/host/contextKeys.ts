import * as vscode from 'vscode';

/** What the manifest's `when` clauses may ask for; VS Code is told only of what has changed. */
export class ContextKeys {
  readonly #told = new Map<string, string | boolean>();

  /** Sets `claudeTracer:<name>`. */
  set(name: string, value: string | boolean): void {
    if (this.#told.get(name) === value) return;
    this.#told.set(name, value);
    void vscode.commands.executeCommand('setContext', `claudeTracer:${name}`, value);
  }
}
