import * as vscode from 'vscode';

const extensions = { csv: 'csv', json: 'json', markdown: 'md' } as const;

/** Asks where to, writes, and offers to look at it. */
export async function saveText(title: string, format: keyof typeof extensions, text: string): Promise<void> {
  const extension = extensions[format];
  const name = `${title.toLocaleLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.${extension}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [extension.toUpperCase()]: [extension] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(target, { preview: true });
}
