import * as vscode from 'vscode';
import type { TreeRow } from '../../core/answers/tree/treeRow.ts';
import { assertNever } from '../../core/kit/assertNever.ts';
import type { SessionStatus } from '../../core/model/session.ts';

/** One icon a row. A status has its word in the row's sentence (design/SCREENS.md, Side bar). */
export function rowIcon(row: TreeRow): vscode.ThemeIcon | undefined {
  switch (row.kind) {
    case 'session':
    case 'process':
      return new vscode.ThemeIcon(statusIcons[row.status]);
    case 'more':
      return new vscode.ThemeIcon('ellipsis');
    case 'group':
      return row.place.kind === 'branch' ? new vscode.ThemeIcon('git-branch') : undefined;
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
