import * as vscode from 'vscode';
import { maxCompared } from '../../core/answers/comparison/sessionComparison.ts';
import { type ChoosingParts, chosenSessions } from '../commands/chosenSessions.ts';
import { pickSessions } from '../commands/pickSession.ts';
import { ComparisonDocuments } from './comparisonDocuments.ts';

/** *Compare Sessions*: the selected ones; with one alone, the user picks the others. */
export function registerCompare(parts: ChoosingParts): vscode.Disposable {
  const documents = new ComparisonDocuments(parts.client);
  return vscode.Disposable.from(
    documents,
    vscode.commands.registerCommand('claudeTracer.compareSessions', async (argument: unknown, selection: unknown) => {
      const sessions = await severalSessions(parts, argument, selection);
      if (sessions.length > 1) await documents.show(sessions.slice(0, maxCompared));
    }),
  );
}

async function severalSessions(
  parts: ChoosingParts,
  argument: unknown,
  selection: unknown,
): Promise<readonly string[]> {
  const { t } = vscode.l10n;
  const chosen = await chosenSessions(parts, argument, selection);
  if (chosen.length !== 1) return chosen;
  const others = await pickSessions(parts.client, t('Choose sessions to compare it with'), chosen);
  return [...chosen, ...others.map(({ key }) => key)];
}
