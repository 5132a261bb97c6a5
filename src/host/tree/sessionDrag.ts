import * as vscode from 'vscode';
import type { SessionRow } from '../../core/answers/sessionRows.ts';
import { markdownLink } from '../../core/export/markdownLink.ts';
import { sessionLink } from '../transcript/messageLink.ts';
import { isSessionNode, type TreeNode } from './treeNode.ts';

/** Links to sessions as Markdown, one a line. */
export const sessionLinks = (extensionId: string, rows: readonly SessionRow[]): string =>
  rows.map(({ title, key }) => markdownLink(title, sessionLink(extensionId, key))).join('\n');

/** Sessions that are dragged out of a tree arrive in an editor as Markdown links to their transcripts. */
export function sessionDrag(extensionId: string): vscode.TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: ['text/plain'],
    dropMimeTypes: [],
    handleDrag(nodes, transfer) {
      const rows = nodes.filter((node) => isSessionNode(node)).map(({ row }) => row);
      const links = sessionLinks(extensionId, rows);
      if (links !== '') transfer.set('text/plain', new vscode.DataTransferItem(links));
    },
  };
}
