import * as vscode from 'vscode';
import type { Guard } from '../guard.ts';
import type { ProjectsView } from './projectsView.ts';

/** Long enough that a word is typed, short enough that nobody waits. */
const typingMs = 150;

/** Asks for the filter and shows what it finds while it is typed; Escape brings back what was before. */
export function filterBox(view: ProjectsView, guard: Guard): void {
  const before = view.shape.filter;
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter Sessions');
  box.placeholder = vscode.l10n.t('Words in title, path, branch or id');
  box.value = before;
  let timer: NodeJS.Timeout | undefined;
  let isAccepted = false;
  const tell = view.tree.onDidAnswer(() => {
    box.prompt = view.tree.summary || vscode.l10n.t('No session has all these words.');
  });
  box.onDidChangeValue((filter) => {
    clearTimeout(timer);
    timer = setTimeout(() => guard.run(() => view.setShape({ filter }, true)), typingMs);
  });
  box.onDidAccept(() => {
    isAccepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    clearTimeout(timer);
    tell.dispose();
    const filter = isAccepted ? box.value.trim() : before;
    box.dispose();
    guard.run(() => view.setShape({ filter }));
  });
  box.show();
}
