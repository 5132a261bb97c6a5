import type { GroupRow, ItemRow, SessionTreeRow, TreeRow } from '../../core/answers/tree/treeRow.ts';

/** A node that VS Code holds on to: one object as long as it is shown, whose row is replaced as it changes. */
export class TreeNode<Row extends TreeRow = TreeRow> {
  readonly parent: TreeNode | undefined;
  row: Row;

  constructor(row: Row, parent: TreeNode | undefined) {
    this.row = row;
    this.parent = parent;
  }
}

/** What VS Code hands to a command is a node only if it comes from one of our trees. */
export const isSessionNode = (node: unknown): node is TreeNode<SessionTreeRow> =>
  node instanceof TreeNode && node.row.kind === 'session';

export const isGroupNode = (node: unknown): node is TreeNode<GroupRow> =>
  node instanceof TreeNode && node.row.kind === 'group';

export const isItemNode = (node: unknown): node is TreeNode<ItemRow> =>
  node instanceof TreeNode && node.row.kind === 'item';

/** The session that a node is, or is in. */
export function sessionAbove(node: TreeNode | undefined): TreeNode<SessionTreeRow> | undefined {
  return node === undefined || isSessionNode(node) ? node : sessionAbove(node.parent);
}
