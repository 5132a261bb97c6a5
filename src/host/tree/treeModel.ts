import {
  type BranchRequest,
  pageRows,
  type TreeAnswer,
  type TreePlace,
  type TreeRow,
} from '../../core/answers/tree/treeRow.ts';
import type { TreeStep } from '../../core/answers/tree/treePath.ts';
import { TreeNode } from './treeNode.ts';

/** Nodes to be drawn anew with all below them; undefined stands for the root. */
export type Redraw = readonly TreeNode[] | undefined;

/**
 * The part of the tree that VS Code has asked for. A refresh asks for the rows of the open nodes in one question, compares them
 * one by one, and tells which nodes have to be drawn anew.
 */
export class TreeModel {
  readonly #ask: (requests: readonly BranchRequest[]) => Promise<TreeAnswer>;
  readonly #branches = new Map<TreeNode | undefined, Branch>();
  #summary = '';
  /** Counts up when the tree begins anew: answers to what was asked before mean nothing any more. */
  #generation = 0;

  constructor(ask: (requests: readonly BranchRequest[]) => Promise<TreeAnswer>) {
    this.#ask = ask;
  }

  /** What the whole tree holds, of the last answer. */
  get summary(): string {
    return this.#summary;
  }

  /** What is known to be below a node. */
  known(parent: TreeNode | undefined): readonly TreeNode[] | undefined {
    return this.#branches.get(parent)?.nodes;
  }

  /** What is below a node; asked for if it is not known. */
  async children(parent: TreeNode | undefined): Promise<readonly TreeNode[]> {
    return this.known(parent) ?? this.#open(parent, pageRows);
  }

  /** Rows to show until the first answer is there. */
  showAtFirst(rows: readonly TreeRow[]): void {
    this.#branches.set(undefined, { limit: pageRows, nodes: rows.map((row) => new TreeNode(row, undefined)) });
  }

  /** Asks again for the root and everything that is open. */
  async refresh(): Promise<Redraw> {
    const generation = this.#generation;
    const open = [undefined, ...[...this.#branches.keys()].filter((parent) => parent !== undefined)].map((parent) => ({
      parent,
      request: { place: placeOf(parent), limit: this.#branches.get(parent)?.limit ?? pageRows },
    }));
    const { summary, branches } = await this.#ask(open.map(({ request }) => request));
    if (generation !== this.#generation) return [];
    this.#summary = summary;
    const changed = open.flatMap(({ parent, request: { limit } }, i) => {
      // Closed, or gone with its parent, while the question was on its way.
      const isOpen = parent === undefined || this.#branches.has(parent);
      return isOpen ? this.#take(parent, branches[i]?.rows ?? [], limit) : [];
    });
    return topmost(changed);
  }

  /** Forgets what is below: it is asked for again when the node is opened again. */
  close(node: TreeNode): void {
    for (const child of this.known(node) ?? []) this.close(child);
    this.#branches.delete(node);
  }

  /** Forgets everything: the tree is to be of another shape. */
  clear(): void {
    this.#branches.clear();
    this.#generation++;
  }

  /** Shows the next page below a node; answers with the first row of it. */
  async showMore(parent: TreeNode | undefined): Promise<TreeNode | undefined> {
    const limit = this.#branches.get(parent)?.limit ?? 0;
    const nodes = await this.#open(parent, limit + pageRows);
    return nodes[limit];
  }

  /** The node at the end of a way from the root, and the nodes that now show more pages than before. */
  async nodeAt(steps: readonly TreeStep[]): Promise<FoundNode> {
    const grown: (TreeNode | undefined)[] = [];
    let node: TreeNode | undefined;
    for (const { row, position } of steps) {
      const parent = node;
      const find = (nodes: readonly TreeNode[]): TreeNode | undefined => nodes.find((each) => each.row.id === row.id);
      node = find(await this.children(parent));
      if (!node) {
        node = find(await this.#open(parent, Math.ceil((position + 1) / pageRows) * pageRows));
        grown.push(parent);
      }
      if (!node) break;
    }
    return { node, redraw: topmost(grown) };
  }

  async #open(parent: TreeNode | undefined, limit: number): Promise<readonly TreeNode[]> {
    const generation = this.#generation;
    const { summary, branches } = await this.#ask([{ place: placeOf(parent), limit }]);
    if (generation !== this.#generation) return [];
    this.#summary = summary;
    this.#take(parent, branches[0]?.rows ?? [], limit);
    return this.known(parent)!;
  }

  /** Puts rows below a node; answers with what is to be drawn anew: the node if other rows came, else the rows that changed. */
  #take(parent: TreeNode | undefined, rows: readonly TreeRow[], limit: number): (TreeNode | undefined)[] {
    const before = this.known(parent) ?? [];
    const byId = new Map(before.map((node) => [node.row.id, node]));
    const isSameList = before.length === rows.length && before.every((node, i) => node.row.id === rows[i]!.id);
    const changed: TreeNode[] = [];
    const nodes = rows.map((row) => {
      const node = byId.get(row.id);
      byId.delete(row.id);
      if (!node) return new TreeNode(row, parent);
      if (JSON.stringify(node.row) !== JSON.stringify(row)) changed.push(node);
      node.row = row;
      return node;
    });
    for (const gone of byId.values()) this.close(gone);
    this.#branches.set(parent, { limit, nodes });
    return isSameList ? changed : [parent];
  }
}

export interface FoundNode {
  readonly node: TreeNode | undefined;
  readonly redraw: Redraw;
}

interface Branch {
  readonly limit: number;
  readonly nodes: readonly TreeNode[];
}

/** VS Code asks for nothing below a row that it cannot open. */
function placeOf(node: TreeNode | undefined): TreePlace {
  if (!node) return { kind: 'root' };
  const place = 'place' in node.row ? node.row.place : undefined;
  if (!place) throw new Error('there is nothing below this row');
  return place;
}

/** What is drawn with a node above it is not drawn twice. */
function topmost(changed: readonly (TreeNode | undefined)[]): Redraw {
  if (changed.includes(undefined)) return undefined;
  const all = new Set(changed);
  const isBelowAnother = (node: TreeNode): boolean => {
    for (let above = node.parent; above; above = above.parent) if (all.has(above)) return true;
    return false;
  };
  return [...all].filter((node) => node !== undefined && !isBelowAnother(node)) as readonly TreeNode[];
}
