import * as vscode from 'vscode';
import { assertNever } from '../../core/kit/assertNever.ts';
import type { ItemTarget, TreeRow } from '../../core/answers/tree/treeRow.ts';
import { rowIcon } from './rowIcon.ts';
import type { TreeNode } from './treeNode.ts';

/**
 * A node as VS Code draws it. Its tooltip is made when somebody points. While something is searched for, groups are open: they
 * are others for VS Code, which opens by itself only what it has never seen.
 */
export function rowItem(node: TreeNode, isSearch: boolean): vscode.TreeItem {
  const { row } = node;
  const item = new vscode.TreeItem(row.title, collapsibleState(row, isSearch));
  item.id = isSearch ? `${row.id}\nfound` : row.id;
  item.description = row.description;
  item.accessibilityInformation = { label: row.sentence };
  const icon = rowIcon(row);
  if (icon) item.iconPath = icon;
  switch (row.kind) {
    case 'group':
      item.tooltip = row.tooltip;
      item.contextValue = row.place.kind;
      return item;
    case 'session':
      item.contextValue = row.path === undefined ? 'session.noLog' : 'session';
      if (row.path !== undefined) item.command = commandOf(node, 'openTranscript', vscode.l10n.t('Open Transcript'));
      return item;
    case 'section':
      item.contextValue = 'section';
      return item;
    case 'item':
      item.contextValue = `item.${row.look}`;
      if (row.tooltip !== '') item.tooltip = row.tooltip;
      if (row.target) item.command = openingOf(node, row.target);
      return item;
    case 'process':
      item.contextValue = 'process';
      return item;
    case 'more':
      item.command = commandOf(node, 'showMore', row.title);
      return item;
    default:
      return assertNever(row);
  }
}

function collapsibleState(row: TreeRow, isSearch: boolean): vscode.TreeItemCollapsibleState {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (row.kind) {
    case 'group':
      return isSearch ? Expanded : Collapsed;
    case 'section':
      return Collapsed;
    case 'session':
      return row.isExpandable ? Collapsed : None;
    case 'item':
      return row.place ? Collapsed : None;
    case 'process':
    case 'more':
      return None;
    default:
      return assertNever(row);
  }
}

function openingOf(node: TreeNode, target: ItemTarget): vscode.Command {
  switch (target.kind) {
    case 'transcript':
      return commandOf(node, 'openTranscript', vscode.l10n.t('Open Transcript'));
    case 'change':
      return commandOf(node, 'showFileChange', vscode.l10n.t('Show Changes'));
    default:
      return assertNever(target);
  }
}

const commandOf = (node: TreeNode, name: string, title: string): vscode.Command => ({
  command: `claudeTracer.${name}`,
  title,
  arguments: [node],
});
