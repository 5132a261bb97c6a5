import * as vscode from 'vscode';
import { assertNever } from '../../core/kit/assertNever.ts';
import type { ItemLook, TreeRow } from '../../core/answers/tree/treeRow.ts';
import type { SessionStatus } from '../../core/model/session.ts';

/** One icon a row. A status has its word in the row's sentence (design/SCREENS.md, Side bar). */
export function rowIcon(row: TreeRow): vscode.ThemeIcon | undefined {
  switch (row.kind) {
    case 'session':
    case 'process':
      return new vscode.ThemeIcon(statusIcons[row.status]);
    case 'item':
      return new vscode.ThemeIcon(itemIcons[row.look]);
    case 'more':
      return new vscode.ThemeIcon('ellipsis');
    case 'group':
      return row.place.kind === 'branch' ? new vscode.ThemeIcon('git-branch') : undefined;
    case 'section':
      return undefined;
    default:
      return assertNever(row);
  }
}

const statusIcons: Readonly<Record<SessionStatus, string>> = {
  running: 'loading~spin',
  waiting: 'bell-dot',
  idle: 'circle-outline',
  completed: 'check',
  interrupted: 'debug-pause',
  deleted: 'archive',
  unknown: 'question',
};

const itemIcons: Readonly<Record<ItemLook, string>> = {
  command: 'comment',
  interrupted: 'debug-pause',
  file: 'diff-modified',
  createdFile: 'diff-added',
  tool: 'tools',
  skill: 'lightbulb',
  agent: 'hubot',
  workflow: 'type-hierarchy',
  error: 'error',
  compaction: 'fold',
};
