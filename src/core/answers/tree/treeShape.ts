/** What the sessions of the side bar are put together by. A session that fell on several days, branches or models is in several groups. */
export const groupings = ['project', 'branch', 'day', 'model', 'flat'] as const;
export type Grouping = (typeof groupings)[number];

export const orders = ['activity', 'cost', 'tokens', 'name'] as const;
export type Order = (typeof orders)[number];

/** How the user wants to see the side bar. */
export interface TreeShape {
  readonly groupBy: Grouping;
  readonly orderBy: Order;
  /** Words that all have to be in a session's title, path, branch or id; empty: no filter. */
  readonly filter: string;
  /** Only sessions of the folders that are open in this window. */
  readonly isWorkspaceOnly: boolean;
}

export const usualShape: TreeShape = { groupBy: 'project', orderBy: 'activity', filter: '', isWorkspaceOnly: false };
