import * as vscode from 'vscode';
import type { TranscriptPlace } from '../../core/answers/transcript.ts';
import type { WorkerClient } from '../workerClient.ts';

const scheme = 'claude-tracer-change';

/** Which text: it stands in the document's address, so that VS Code can ask again after a reload. */
interface ChangeSide {
  readonly place: TranscriptPlace;
  readonly item: string;
  readonly side: 'before' | 'after';
}

/** A file before or after a tool call, read-only; `name` gives it its language. */
export const changeUri = (side: ChangeSide, name: string): vscode.Uri =>
  vscode.Uri.from({
    scheme,
    path: `/${side.side}/${name.replace(/[\\/:*?"<>|#%]/g, ' ')}`,
    query: JSON.stringify(side),
  });

/** Provides both sides of a change from the log that tells of it. */
export function registerChangeDocuments(client: WorkerClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const asked = sideOf(uri);
      const file =
        asked && (await client.ask<'transcriptFile'>({ kind: 'transcriptFile', place: asked.place, item: asked.item }));
      return file?.change?.[asked?.side ?? 'after'] ?? '';
    },
  });
}

/** Undefined for an address that somebody made up. */
function sideOf({ query }: vscode.Uri): ChangeSide | undefined {
  try {
    const { place, item, side } = JSON.parse(query) as Partial<ChangeSide>;
    if (typeof place?.session !== 'string' || typeof place.log !== 'string' || typeof item !== 'string')
      return undefined;
    return side === 'before' || side === 'after' ? { place, item, side } : undefined;
  } catch {
    return undefined;
  }
}
