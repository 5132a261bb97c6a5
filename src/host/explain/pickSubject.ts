import * as vscode from 'vscode';
import type { ExplanationChoice } from '../../core/answers/explanationChoices.ts';
import { plain } from '../commands/pickSession.ts';
import type { WorkerClient } from '../workerClient.ts';

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: ExplanationChoice;
}

/** Lets the user pick a day, a model, a project or a session that has a figure. */
export async function pickSubject(client: WorkerClient): Promise<ExplanationChoice | undefined> {
  const items = client
    .ask<'explanationChoices'>({ kind: 'explanationChoices' })
    .then((choices) => [
      ...group(vscode.l10n.t('Days'), choices.days),
      ...group(vscode.l10n.t('Models'), choices.models),
      ...group(vscode.l10n.t('Projects'), choices.projects),
      ...group(vscode.l10n.t('Sessions'), choices.sessions),
    ]);
  const picked = await vscode.window.showQuickPick<ChoiceItem>(items, {
    placeHolder: vscode.l10n.t('Choose what to explain'),
    matchOnDescription: true,
  });
  return picked?.choice;
}

function group(label: string, choices: readonly ExplanationChoice[]): ChoiceItem[] {
  if (choices.length === 0) return [];
  return [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...choices.map((choice) => ({ label: plain(choice.label), description: plain(choice.detail), choice })),
  ];
}
