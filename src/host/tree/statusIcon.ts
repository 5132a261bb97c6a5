import * as vscode from 'vscode';
import type { SessionStatus } from '../../core/model/session.ts';

/** One icon a status (design/SCREENS.md, Side bar); the word stands in the row's sentence. */
const icons: Readonly<Record<SessionStatus, string>> = {
  running: 'loading~spin',
  idle: 'circle-outline',
  completed: 'check',
  interrupted: 'debug-pause',
  deleted: 'archive',
  unknown: 'question',
};

export const statusIcon = (status: SessionStatus): vscode.ThemeIcon => new vscode.ThemeIcon(icons[status]);
