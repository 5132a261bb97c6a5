import * as vscode from 'vscode';
import { type ChoosingParts, chosenSession } from '../commands/chosenSessions.ts';
import type { CopiedPart, TranscriptAction } from '../../link/transcriptMessages.ts';
import { TranscriptSearchPick } from '../search/searchTranscripts.ts';
import { registerChangeDocuments } from './changeDocuments.ts';
import { copyPart } from './copyPart.ts';
import { openLink } from './messageLink.ts';
import type { TranscriptParts } from './transcriptPanel.ts';
import { TranscriptPanels } from './transcriptPanels.ts';

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

const copies: Readonly<Record<string, { readonly what: CopiedPart; readonly action: TranscriptAction }>> = {
  'claudeTracer.copyMessage': { what: 'text', action: 'copyMessage' },
  'claudeTracer.copyMessageLink': { what: 'link', action: 'copyMessageLink' },
  'claudeTracer.copyMessageId': { what: 'uuid', action: 'copyMessageId' },
};

/** Everything about transcripts: their panels, their commands, links to them, and the documents that they compare. */
export function registerTranscripts(parts: TranscriptParts & ChoosingParts): vscode.Disposable {
  const { client, guard } = parts;
  const panels = new TranscriptPanels(parts);
  const commands: Record<string, (argument: unknown) => Promise<void> | void> = {
    'claudeTracer.searchTranscripts': () => new TranscriptSearchPick(client, panels, guard).show(),
    'claudeTracer.openTranscript': async (argument) => {
      const session = await chosenSession(parts, argument);
      if (session !== undefined) panels.open(session);
    },
  };
  for (const [id, action] of Object.entries(pageActions)) commands[id] = () => panels.tell(action);
  for (const [id, { what, action }] of Object.entries(copies)) {
    commands[id] = (argument) => {
      const message = menuMessage(argument);
      const session = panels.active?.session;
      if (!message || session === undefined) return panels.tell(action);
      return copyPart(parts, { session, log: message.log }, message.item, what);
    };
  }
  return vscode.Disposable.from(
    panels,
    registerChangeDocuments(client),
    vscode.window.registerUriHandler({ handleUri: (uri) => guard.run(() => openLink(client, panels, uri)) }),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

/** The row whose menu a command was chosen from; undefined where it was run by a key or from the palette. */
function menuMessage(argument: unknown): { readonly log: string; readonly item: string } | undefined {
  if (typeof argument !== 'object' || argument === null || !('log' in argument) || !('item' in argument))
    return undefined;
  const { log, item } = argument;
  return typeof log === 'string' && typeof item === 'string' ? { log, item } : undefined;
}
