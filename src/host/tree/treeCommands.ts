import { groupings, orders } from '../../core/answers/tree/treeShape.ts';
import type { Guard } from '../guard.ts';
import { filterBox } from './filterBox.ts';
import type { ProjectsView } from './projectsView.ts';
import { isSessionNode, TreeNode } from './treeNode.ts';

/**
 * The commands that shape the Projects view. A menu of VS Code cannot check what an extension puts into it, so each choice is
 * two commands, of which the menu shows one: `….checked` has a check mark in its title and is what holds now.
 */
export function treeCommands(
  view: ProjectsView,
  guard: Guard,
): Readonly<Record<string, (argument: unknown) => Promise<void> | void>> {
  return Object.fromEntries([
    ...groupings.flatMap((groupBy) => checkable(`groupBy.${groupBy}`, () => view.setShape({ groupBy }))),
    ...orders.flatMap((orderBy) => checkable(`sortBy.${orderBy}`, () => view.setShape({ orderBy }))),
    ['claudeTracer.workspaceOnly', () => view.setShape({ isWorkspaceOnly: true })],
    ['claudeTracer.workspaceOnly.checked', () => view.setShape({ isWorkspaceOnly: false })],
    ['claudeTracer.filter', () => filterBox(view, guard)],
    ['claudeTracer.clearFilter', () => view.setShape({ filter: '' })],
    ['claudeTracer.dismissHint', () => view.dismissHint()],
    ['claudeTracer.revealInProjects', (node: unknown) => revealInProjects(view, node)],
    ['claudeTracer.showMore', (node: unknown) => (node instanceof TreeNode ? view.showMore(node) : undefined)],
  ]);
}

function checkable(name: string, choose: () => Promise<void>): [string, () => Promise<void>][] {
  return [
    [`claudeTracer.${name}`, choose],
    [`claudeTracer.${name}.checked`, choose],
  ];
}

/** A session that the Projects view does not show as it is shaped now is shown by taking the filter away. */
async function revealInProjects(view: ProjectsView, node: unknown): Promise<void> {
  if (!isSessionNode(node) || (await view.reveal(node.row.key))) return;
  await view.setShape({ filter: '', isWorkspaceOnly: false });
  await view.reveal(node.row.key);
}
