import * as vscode from 'vscode';
import { oneLine } from '../../core/answers/safeText.ts';
import { assertNever } from '../../core/kit/assertNever.ts';
import { Channel } from '../../link/channel.ts';
import {
  type FromTranscript,
  isFromTranscript,
  type ToTranscript,
  type TranscriptAction,
} from '../../link/transcriptMessages.ts';
import type { Stage } from '../../link/workerMessages.ts';
import type { Guard } from '../guard.ts';
import { tabIcon } from '../tabIcon.ts';
import { webviewPage } from '../webviewPage.ts';
import type { WorkerClient } from '../workerClient.ts';
import { copyPart } from './copyPart.ts';
import { openChange, openToolFile } from './openChange.ts';
import { runTranscriptCommand } from './runTranscriptCommand.ts';
import type { TranscriptTarget } from './transcriptPanels.ts';

export interface TranscriptParts {
  readonly extension: vscode.Extension<unknown>;
  readonly client: WorkerClient;
  readonly guard: Guard;
}

/** More of a title than this makes the other tabs hard to find. */
const tabChars = 40;

type Answered = Extract<FromTranscript, { readonly id: number }>;

/** One transcript: passes the page's questions to the worker, and does what VS Code alone can do. */
export class TranscriptPanel implements vscode.Disposable {
  readonly #session: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #parts: TranscriptParts;
  readonly #channel: Channel<ToTranscript, FromTranscript>;
  #isReady = false;
  #stage: Stage;
  /** Sent as soon as the page can take it. */
  #pending: ToTranscript[] = [];

  constructor(session: string, panel: vscode.WebviewPanel, stage: Stage, parts: TranscriptParts) {
    this.#session = session;
    this.#stage = stage;
    this.#panel = panel;
    this.#parts = parts;
    const dist = vscode.Uri.joinPath(parts.extension.extensionUri, 'dist');
    panel.iconPath = tabIcon(parts.extension.extensionUri, 'transcript');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#channel = new Channel<ToTranscript, FromTranscript>(
      {
        post: (message) => void panel.webview.postMessage(message),
        listen: (listener) => void panel.webview.onDidReceiveMessage(listener),
      },
      isFromTranscript,
      (message) => parts.guard.run(() => this.#take(message)),
      () => parts.guard.bug(new Error('a transcript sent a message that is none of its own')),
    );
    // A hidden page is gone, and nothing is sent to it; shown again it starts anew and says that it is ready.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.#isReady = false;
    });
    panel.webview.html = webviewPage(panel.webview, dist, 'transcript', ['data:']);
  }

  get session(): string {
    return this.#session;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  goTo({ log, offset }: TranscriptTarget): void {
    this.#send({ kind: 'reveal', log, offset });
  }

  tell(action: TranscriptAction): void {
    this.#send({ kind: 'do', action });
  }

  /** The index has changed: the head tells the page whether its logs have. */
  update(stage: Stage): void {
    this.#stage = stage;
    if (this.#isReady) this.#parts.guard.run(() => this.#sendHead());
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #send(message: ToTranscript): void {
    if (this.#isReady) this.#channel.post(message);
    else this.#pending.push(message);
  }

  async #take(message: FromTranscript): Promise<void> {
    const { client } = this.#parts;
    const session = this.#session;
    switch (message.kind) {
      case 'ready':
        return this.#start();
      case 'page':
      case 'item':
      case 'image':
      case 'jump':
      case 'hits':
        return this.#answer(message);
      case 'openDiff':
        return openChange(client, { session, log: message.log }, message.item);
      case 'openFile':
        return openToolFile(client, { session, log: message.log }, message.item);
      case 'openLink':
        return openLink(message.url);
      case 'copy':
        return copyPart(this.#parts, { session, log: message.log }, message.item, message.what);
      case 'copyText':
        return vscode.env.clipboard.writeText(message.text);
      case 'run':
        return runTranscriptCommand(session, message.command);
    }
  }

  async #start(): Promise<void> {
    await this.#sendHead();
    this.#isReady = true;
    for (const message of this.#pending.splice(0)) this.#channel.post(message);
  }

  async #sendHead(): Promise<void> {
    const head = await this.#parts.client.ask<'transcriptHead'>({ kind: 'transcriptHead', session: this.#session });
    if (!head) {
      // Not read yet is not the same as gone.
      if (this.#stage === 'ready') this.#channel.post({ kind: 'gone' });
      return;
    }
    this.#panel.title = oneLine(head.title, tabChars);
    this.#channel.post({ kind: 'head', head });
  }

  async #answer(message: Answered): Promise<void> {
    const { id } = message;
    try {
      this.#channel.post(await this.#answerTo(message));
    } catch (error) {
      this.#channel.post({ kind: 'failed', id, message: '' });
      throw error;
    }
  }

  async #answerTo(message: Answered): Promise<ToTranscript> {
    const { client } = this.#parts;
    const { id } = message;
    const place = { session: this.#session, log: message.log };
    switch (message.kind) {
      case 'page': {
        const { start, filter } = message;
        const page = await client.ask<'transcriptPage'>({ kind: 'transcriptPage', place, start, filter });
        return page ? { kind: 'page', id, page } : { kind: 'failed', id, message: '' };
      }
      case 'item': {
        const { item } = message;
        return { kind: 'item', id, item: await client.ask<'transcriptItem'>({ kind: 'transcriptItem', place, item }) };
      }
      case 'image': {
        const { item, index } = message;
        const image = await client.ask<'transcriptImage'>({ kind: 'transcriptImage', place, item, index });
        return { kind: 'image', id, image };
      }
      case 'jump': {
        const { from, to, direction } = message;
        const jumped = await client.ask<'transcriptJump'>({ kind: 'transcriptJump', place, from, to, direction });
        return { kind: 'jumped', id, jumped };
      }
      case 'hits': {
        const { from, text } = message;
        return {
          kind: 'hits',
          id,
          hits: await client.ask<'transcriptHits'>({ kind: 'transcriptHits', place, from, text }),
        };
      }
      default:
        return assertNever(message);
    }
  }
}

/** VS Code shows the address and asks, unless the user trusts the place. The page's own check is made again here. */
async function openLink(url: string): Promise<void> {
  const uri = vscode.Uri.parse(url, true);
  if (uri.scheme === 'http' || uri.scheme === 'https') await vscode.env.openExternal(uri);
}
