import type * as vscode from 'vscode';
import { groupings, orders, type TreeShape, usualShape } from '../core/answers/tree/treeShape.ts';

/**
 * What the user chose and was told, from one window to the next: the only place that knows the names it is kept under.
 * What is remembered may be of another version, so it is checked like anything from outside.
 */
export class Memory {
  readonly #everywhere: vscode.Memento;
  readonly #here: vscode.Memento;

  constructor({ globalState, workspaceState }: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState'>) {
    this.#everywhere = globalState;
    this.#here = workspaceState;
  }

  /** How to group and sort is a habit and the same everywhere; what is looked for belongs to the workspace. */
  get treeShape(): TreeShape {
    const filter = this.#here.get<unknown>(names.filter);
    return {
      groupBy: groupings.find((each) => each === this.#everywhere.get(names.groupBy)) ?? usualShape.groupBy,
      orderBy: orders.find((each) => each === this.#everywhere.get(names.orderBy)) ?? usualShape.orderBy,
      filter: typeof filter === 'string' ? filter : usualShape.filter,
      isWorkspaceOnly: this.#here.get(names.isWorkspaceOnly) === true,
    };
  }

  get isHistoryTold(): boolean {
    return this.#everywhere.get(names.isHistoryTold) === true;
  }

  async setHistoryTold(): Promise<void> {
    await this.#everywhere.update(names.isHistoryTold, true);
  }

  /** When somebody last looked at the dashboard; 0: never. */
  get dashboardOpenedMs(): number {
    const openedMs = this.#everywhere.get<unknown>(names.dashboardOpened);
    return typeof openedMs === 'number' ? openedMs : 0;
  }

  async setDashboardOpened(openedMs: number): Promise<void> {
    await this.#everywhere.update(names.dashboardOpened, openedMs);
  }

  async setTreeShape(shape: TreeShape): Promise<void> {
    await Promise.all([
      this.#everywhere.update(names.groupBy, shape.groupBy),
      this.#everywhere.update(names.orderBy, shape.orderBy),
      this.#here.update(names.filter, shape.filter),
      this.#here.update(names.isWorkspaceOnly, shape.isWorkspaceOnly),
    ]);
  }

  /** A session that the window which opens its folder next is to open. */
  get leftSession(): LeftSession | undefined {
    const left = this.#everywhere.get<unknown>(names.leftSession);
    return isLeftSession(left) ? left : undefined;
  }

  async leaveSession(left: LeftSession | undefined): Promise<void> {
    await this.#everywhere.update(names.leftSession, left);
  }
}

/** A session that one window leaves for another. */
export interface LeftSession {
  readonly sessionId: string;
  readonly folder: string;
  readonly atMs: number;
}

const isLeftSession = (left: unknown): left is LeftSession =>
  typeof left === 'object' &&
  left !== null &&
  'sessionId' in left &&
  typeof left.sessionId === 'string' &&
  'folder' in left &&
  typeof left.folder === 'string' &&
  'atMs' in left &&
  typeof left.atMs === 'number';

const names = {
  isHistoryTold: 'hint.isHistoryTold',
  dashboardOpened: 'dashboard.openedMs',
  groupBy: 'tree.groupBy',
  orderBy: 'tree.orderBy',
  filter: 'tree.filter',
  isWorkspaceOnly: 'tree.isWorkspaceOnly',
  leftSession: 'wayBack.leftSession',
} as const;
