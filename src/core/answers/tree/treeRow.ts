import type { SessionStatus } from '../../model/session.ts';
import type { SessionRow } from '../sessionRows.ts';

/** A node of the side bar by what it stands for: enough to ask for what is below it. */
export type TreePlace = { readonly kind: 'root' } | GroupPlace | SessionPlace;

export type GroupPlace =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'branch'; readonly project: string; readonly branch: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'model'; readonly model: string };

export interface SessionPlace {
  readonly kind: 'session';
  /** `sessionKey` */
  readonly session: string;
}

/** A row of the side bar, ready to be drawn. */
export type TreeRow = GroupRow | SessionTreeRow | ProcessRow | MoreRow;

interface RowFace {
  /** One in the whole tree, and the same after a refresh or a restart. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** For screen readers. */
  readonly sentence: string;
}

export interface GroupRow extends RowFace {
  readonly kind: 'group';
  readonly place: GroupPlace;
  readonly tooltip: string;
}

export interface SessionTreeRow extends RowFace, Omit<SessionRow, keyof RowFace> {
  readonly kind: 'session';
  readonly place: SessionPlace;
}

/** A Claude Code that is open and has not written a log yet. */
export interface ProcessRow extends RowFace {
  readonly kind: 'process';
  readonly status: SessionStatus;
}

/** Stands for rows that were not asked for. */
export interface MoreRow extends RowFace {
  readonly kind: 'more';
}

/** What is below a node, up to the number of rows asked for. */
export interface TreeBranch {
  readonly rows: readonly TreeRow[];
}

export interface BranchRequest {
  readonly place: TreePlace;
  /** No more rows than these, and one that says how many are left. */
  readonly limit: number;
}

export interface TreeAnswer {
  /** `41 sessions · $50.12`: all that the tree holds as it is shaped. */
  readonly summary: string;
  /** One for each request; undefined where the place is gone. */
  readonly branches: readonly (TreeBranch | undefined)[];
}

/** How many rows of one parent are shown at first, and how many more at each asking. */
export const pageRows = 300;
