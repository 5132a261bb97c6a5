import { type Share, sharesOf } from '../core/answers/tree/shares.ts';
import { treeBranches } from '../core/answers/tree/treeBranches.ts';
import { treePath, type TreeStep } from '../core/answers/tree/treePath.ts';
import type { BranchRequest, TreeAnswer } from '../core/answers/tree/treeRow.ts';
import type { TreeShape } from '../core/answers/tree/treeShape.ts';
import { revisionOf, type Viewpoint } from '../core/answers/viewpoint.ts';

/** Answers for the side bar. Opening ten nodes one after the other sums the ledger once. */
export class TreeDesk {
  #key = '';
  #shares: readonly Share[] = [];

  /** Prices, folders or zone have changed: sums made before mean nothing any more. */
  forget(): void {
    this.#key = '';
  }

  branches(view: Viewpoint, shape: TreeShape, requests: readonly BranchRequest[]): TreeAnswer {
    return treeBranches(view, shape, this.#sharesOf(view, shape), requests);
  }

  path(view: Viewpoint, shape: TreeShape, session: string): readonly TreeStep[] | undefined {
    return treePath(view, shape, this.#sharesOf(view, shape), session);
  }

  #sharesOf(view: Viewpoint, shape: TreeShape): readonly Share[] {
    const key = JSON.stringify([revisionOf(view), shape]);
    if (key !== this.#key) {
      this.#shares = sharesOf(view, shape);
      this.#key = key;
    }
    return this.#shares;
  }
}
