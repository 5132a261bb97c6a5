import * as vscode from 'vscode';
import { type ChoosingParts, chosenSession } from '../commands/chosenSessions.ts';
import type { CopiedPart, TranscriptAction } from '../../link/transcriptMessages.ts';
import { TranscriptSearchPick } from '../search/searchTranscripts.ts';
import { registerChangeDocuments } from './changeDocuments.ts';
import { copyPart } from './copyPart.ts';
import { isItemNode } from '../tree/treeNode.ts';
import { openLink } from './messageLink.ts';
import type { TranscriptParts } from './transcriptPanel.ts';
import { TranscriptPanels, type TranscriptTarget } from './transcriptPanels.ts';

/** Commands that the page carries out, since only it knows where somebody is. */
const pageActions: Readonly<Record<string, TranscriptAction>> = {
  'claudeTracer.findInTranscript': 'find',
  'claudeTracer.goToNextPrompt': 'nextPrompt',
  'claudeTracer.goToPreviousPrompt': 'previousPrompt',
  'claudeTracer.goToNextError': 'nextError',
  'claudeTracer.goToPreviousError': 'previousError',
  'claudeTracer.goToNextToolCall': 'nextTool',
  'claudeTracer.goToPreviousToolCall': 'previousTool',
  'claudeTracer.goToCostliestMessage': 'costliest',
};

interface Copy {
  readonly what: CopiedPart;
  readonly action: TranscriptAction;
}

const copies: Readonly<Record<string, Copy>> = {
  'claudeTracer.copyMessage': { what: 'text', action: 'copyMessage' },
  'claudeTracer.copyMessageLink': { what: 'link', action: 'copyMessageLink' },
  'claudeTracer.copyMessageId': { what: 'uuid', action: 'copyMessageId' },
};

/** Everything about transcripts: their panels, their commands, links to them, and the documents that they compare. */
export class Transcripts implements vscode.Disposable, vscode.UriHandler {
  readonly #parts: TranscriptParts & ChoosingParts;
  readonly #panels: TranscriptPanels;
  readonly #subscriptions: vscode.Disposable;

  constructor(parts: TranscriptParts & ChoosingParts) {
    this.#parts = parts;
    this.#panels = new TranscriptPanels(parts);
    this.#subscriptions = vscode.Disposable.from(
      this.#panels,
      registerChangeDocuments(parts.client),
      vscode.window.registerUriHandler(this),
      ...Object.entries(this.#commands()).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    );
  }

  /** A link to a message, from wherever it was clicked. */
  handleUri(uri: vscode.Uri): void {
    this.#parts.guard.run(() => openLink(this.#parts.client, this.#panels, uri));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #commands(): Readonly<Record<string, (argument: unknown) => Promise<void> | void>> {
    const { client, guard } = this.#parts;
    const ofPage = Object.entries(pageActions).map(([id, action]) => [id, () => this.#panels.tell(action)] as const);
    const ofMessage = Object.entries(copies).map(
      ([id, copy]) => [id, (row: unknown) => this.#copy(row, copy)] as const,
    );
    return {
      'claudeTracer.openTranscript': (argument) => this.#open(argument),
      'claudeTracer.searchTranscripts': () => new TranscriptSearchPick(client, this.#panels, guard).show(),
      ...Object.fromEntries([...ofPage, ...ofMessage]),
    };
  }

  async #open(argument: unknown): Promise<void> {
    const target = isItemNode(argument) ? argument.row.target : undefined;
    if (target?.kind === 'transcript') return this.#panels.open(target.session, target);
    if (isPlace(argument)) return this.#panels.open(argument.session, argument);
    const session = await chosenSession(this.#parts, argument);
    if (session !== undefined) this.#panels.open(session);
  }

  /** Of the row whose menu was opened, else of the one that has the keys, which only the page knows. */
  #copy(row: unknown, { what, action }: Copy): Promise<void> | void {
    const message = menuMessage(row);
    const session = this.#panels.active?.session;
    if (!message || session === undefined) return this.#panels.tell(action);
    return copyPart(this.#parts, { session, log: message.log }, message.item, what);
  }
}

/** A place that a page of ours leads to. */
function isPlace(argument: unknown): argument is TranscriptTarget {
  if (typeof argument !== 'object' || argument === null) return false;
  const { session, log, offset } = argument as Partial<Record<keyof TranscriptTarget, unknown>>;
  return typeof session === 'string' && typeof log === 'string' && Number.isSafeInteger(offset);
}

/** The row whose menu a command was chosen from; undefined where it was run by a key or from the palette. */
function menuMessage(argument: unknown): { readonly log: string; readonly item: string } | undefined {
  if (typeof argument !== 'object' || argument === null || !('log' in argument) || !('item' in argument))
    return undefined;
  const { log, item } = argument;
  return typeof log === 'string' && typeof item === 'string' ? { log, item } : undefined;
}
