import type { SessionStatus } from '../../model/session.ts';
import type { SessionRow } from '../sessionRows.ts';

/** A node of the side bar by what it stands for: enough to ask for what is below it. */
export type TreePlace = { readonly kind: 'root' } | GroupPlace | InsidePlace;

export type GroupPlace =
  | { readonly kind: 'project'; readonly project: string }
  | { readonly kind: 'branch'; readonly project: string; readonly branch: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'model'; readonly model: string };

/** A session, or something of it that has rows below. */
export type InsidePlace =
  | SessionPlace
  | (SessionOf & { readonly kind: 'section'; readonly section: Section })
  | (SessionOf & { readonly kind: 'agent'; readonly agent: string })
  | (SessionOf & { readonly kind: 'workflow'; readonly run: string });

export type SessionPlace = SessionOf & { readonly kind: 'session' };

interface SessionOf {
  /** `sessionKey` */
  readonly session: string;
  /** Id of the session's row: it may have several, each with rows of its own below. */
  readonly under: string;
}

export const isInside = (place: TreePlace): place is InsidePlace => 'under' in place;

export const sections = ['commands', 'files', 'tools', 'skills', 'agents', 'errors', 'compactions'] as const;
export type Section = (typeof sections)[number];

/** A row of the side bar, ready to be drawn. */
export type TreeRow = GroupRow | SessionTreeRow | SectionRow | ItemRow | ProcessRow | MoreRow;

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
  /** Did anything happen in it that can be listed? */
  readonly isExpandable: boolean;
}

/** What there is of one kind in a session. */
export interface SectionRow extends RowFace {
  readonly kind: 'section';
  readonly place: InsidePlace;
}

/** Something that happened in a session. */
export interface ItemRow extends RowFace {
  readonly kind: 'item';
  readonly look: ItemLook;
  /** More than fits into the row; empty where that is all. */
  readonly tooltip: string;
  readonly target: ItemTarget | undefined;
  /** Where it has rows below. */
  readonly place: InsidePlace | undefined;
}

export type ItemLook =
  | 'command'
  | 'interrupted'
  | 'file'
  | 'createdFile'
  | 'tool'
  | 'skill'
  | 'agent'
  | 'workflow'
  | 'error'
  | 'compaction';

/** What a click on an item opens. */
export type ItemTarget =
  | { readonly kind: 'transcript'; readonly session: string; readonly log: string; readonly offset: number }
  | { readonly kind: 'change'; readonly session: string; readonly path: string };

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
