import * as vscode from 'vscode';

/** A webview's icon in its tab: the theme's own icons cannot be used there, so there is a file for each kind of theme. */
export function tabIcon(extensionUri: vscode.Uri, name: 'dashboard' | 'transcript') {
  const file = (kind: 'light' | 'dark'): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'media/tabs', `${name}-${kind}.svg`);
  return { light: file('light'), dark: file('dark') };
}
