import * as vscode from 'vscode';
import type { TranscriptPlace } from '../../core/answers/transcript.ts';
import type { TranscriptAction } from '../../link/transcriptMessages.ts';
import type { Stage } from '../../link/workerMessages.ts';
import { TranscriptPanel, type TranscriptParts } from './transcriptPanel.ts';

/** The view type of all panels; commands and keys are offered where one of them has the focus. */
export const transcriptView = 'claudeTracer.transcript';

/** A place to open a transcript at. */
export interface TranscriptTarget extends TranscriptPlace {
  readonly offset: number;
}

/** The transcripts that are open, one panel a session; those of the last window are brought back. */
export class TranscriptPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #parts: TranscriptParts;
  readonly #panels = new Map<string, TranscriptPanel>();
  #stage: Stage = 'reading';
  readonly #subscriptions: { dispose(): void }[];

  constructor(parts: TranscriptParts) {
    this.#parts = parts;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(transcriptView, this),
      parts.client.onOverview(({ stage }) => {
        this.#stage = stage;
        if (stage !== 'cached') for (const panel of this.#panels.values()) panel.update(stage);
      }),
    ];
  }

  /** Shows a session's transcript; `target`: at this place. */
  open(session: string, target?: TranscriptTarget): void {
    const open = this.#panels.get(session);
    open?.reveal();
    const panel = open ?? this.#adopt(session, this.#create());
    if (target) panel.goTo(target);
  }

  /** Tells the transcript that has the focus to do something. */
  tell(action: TranscriptAction): void {
    this.active?.tell(action);
  }

  get active(): TranscriptPanel | undefined {
    return [...this.#panels.values()].find((panel) => panel.isActive);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const session = sessionOf(state);
    // One that never got so far as to save its session, or whose session is open by now, has nothing to come back to.
    if (session === undefined || this.#panels.has(session)) panel.dispose();
    else this.#adopt(session, panel);
    return Promise.resolve();
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #create(): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(
      transcriptView,
      vscode.l10n.t('Transcript'),
      vscode.ViewColumn.Active,
      // VS Code's own search would see only the rows that are drawn; the page has one of its own.
      { enableFindWidget: false },
    );
  }

  #adopt(session: string, panel: vscode.WebviewPanel): TranscriptPanel {
    const transcript = new TranscriptPanel(session, panel, this.#stage, this.#parts);
    this.#panels.set(session, transcript);
    panel.onDidDispose(() => this.#panels.delete(session));
    return transcript;
  }
}

/** The page saved it, and is no more trusted than its messages: a session that is none is told so by the worker. */
function sessionOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('session' in state)) return undefined;
  const { session } = state;
  return typeof session === 'string' && session !== '' && session.length <= 1000 ? session : undefined;
}
