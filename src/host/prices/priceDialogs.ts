import * as vscode from 'vscode';
import type { PricesInUse } from '../../core/answers/priceUpdate.ts';
import type { TracerLog } from '../tracerLog.ts';
import type { PriceDialogs } from './updatePrices.ts';

const scheme = 'claude-tracer-prices';

/** The dialogs of *Update Prices…* in VS Code's own clothes. */
export class VscodePriceDialogs implements PriceDialogs, vscode.Disposable {
  readonly #log: TracerLog;
  readonly #provider: vscode.Disposable;
  #document = '';
  /** A new document every time: VS Code keeps what an address once showed. */
  #shown = 0;

  constructor(log: TracerLog) {
    this.#log = log;
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => this.#document,
    });
  }

  async askFirst({ day, isDownloaded }: PricesInUse, address: string): Promise<'download' | 'reset' | undefined> {
    const { t } = vscode.l10n;
    const [download, reset] = [t('Download'), t('Reset to Built-in Prices')];
    const inUse = isDownloaded
      ? t('Prices in use: downloaded on {0}.', day)
      : t('Prices in use: built in, of {0}.', day);
    const detail = t(
      '{0}\n\nThe table is downloaded from\n{1}\n\nNothing is sent but the request. What would change is shown before anything does.',
      inUse,
      address,
    );
    const buttons = isDownloaded ? [download, reset] : [download];
    const choice = await vscode.window.showInformationMessage(
      t('Download newer prices?'),
      { modal: true, detail },
      ...buttons,
    );
    return choice === download ? 'download' : choice === reset ? 'reset' : undefined;
  }

  async waitFor<T>(work: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
    const title = vscode.l10n.t('Downloading prices');
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        const controller = new AbortController();
        const cancelling = token.onCancellationRequested(() => controller.abort());
        try {
          return await work(controller.signal);
        } finally {
          cancelling.dispose();
        }
      },
    );
  }

  async show(document: string): Promise<void> {
    this.#document = document;
    const uri = vscode.Uri.from({ scheme, path: vscode.l10n.t('Price Update') + '.txt', query: String(++this.#shown) });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  /** A list that stays while the document is read, where a notification would go away and a modal dialog be in the way. */
  async askToApply(summary: string): Promise<boolean> {
    const { t } = vscode.l10n;
    const apply = { label: t('Apply'), description: summary };
    const keep = { label: t('Keep the Prices in Use') };
    const title = t('Use these prices from now on?');
    const choice = await vscode.window.showQuickPick([apply, keep], {
      title,
      placeHolder: title,
      ignoreFocusOut: true,
    });
    return choice === apply;
  }

  tell(sentence: string): void {
    void vscode.window.showInformationMessage(sentence);
  }

  complain(sentence: string, why: string): void {
    this.#log.priceFault(why);
    const showLog = vscode.l10n.t('Show Log');
    void vscode.window.showWarningMessage(sentence, showLog).then((choice) => choice === showLog && this.#log.show());
  }

  dispose(): void {
    this.#provider.dispose();
  }
}
