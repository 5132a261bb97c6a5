import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { configFoldersOf } from '../../core/discover/logRoots.ts';

/**
 * Hears of changes in the registers of running Claude Codes, wherever there are any. Flat watches of small folders: they cost next
 * to nothing.
 */
export class LiveWatch implements vscode.Disposable {
  readonly #onDidChange = new vscode.EventEmitter<void>();
  #folders: readonly string[] = [];
  #watched = '';
  #watchers: vscode.Disposable[] = [];

  readonly onDidChange = this.#onDidChange.event;

  /** Watches the registers below these folders from now on, or for their coming. */
  watch(folders: readonly { readonly folder: string }[]): void {
    this.#folders = configFoldersOf(folders).filter((folder) => existsSync(folder));
    this.#watch();
  }

  dispose(): void {
    vscode.Disposable.from(this.#onDidChange, ...this.#watchers).dispose();
  }

  #watch(): void {
    // Never the keys that lie beside the files of processes.
    const targets = this.#folders.map((folder) => {
      const register = path.join(folder, registerName);
      return existsSync(register) ? { base: register, pattern: '*.json' } : { base: folder, pattern: registerName };
    });
    const key = JSON.stringify(targets);
    if (key === this.#watched) return;
    this.#watched = key;
    vscode.Disposable.from(...this.#watchers).dispose();
    this.#watchers = targets.map(({ base, pattern }) => this.#watcher(base, pattern));
  }

  #watcher(base: string, pattern: string): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(base), pattern),
    );
    const tell = (): void => {
      this.#watch();
      this.#onDidChange.fire();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(tell),
      watcher.onDidChange(tell),
      watcher.onDidDelete(tell),
    );
  }
}

const registerName = 'sessions';
