import type { SessionRow } from '../../core/answers/sessionRows.ts';
import { isSessionNode, type TreeNode } from '../tree/treeNode.ts';
import type { WorkerClient } from '../workerClient.ts';
import { pickSession, pickSessions } from './pickSession.ts';

/** Where commands look for what they are about. */
export interface ChoosingParts {
  readonly client: WorkerClient;
  readonly view: { readonly selected: TreeNode | undefined };
}

/**
 * The key of the session that a command is about: a key that a page of ours sends, the row that was clicked, the selected row,
 * else one that the user picks.
 */
export async function chosenSession({ client, view }: ChoosingParts, argument: unknown): Promise<string | undefined> {
  if (typeof argument === 'string') return argument;
  if (isSessionNode(argument)) return argument.row.key;
  const { selected } = view;
  return isSessionNode(selected) ? selected.row.key : (await pickSession(client))?.key;
}

/** The same of a command that takes several: VS Code hands all selected rows over behind the clicked one. */
export async function chosenSessions(
  { client }: ChoosingParts,
  argument: unknown,
  selection: unknown,
): Promise<readonly string[]> {
  const given = [...new Set(Array.isArray(selection) && selection.length > 0 ? selection : [argument])];
  const keys = given.flatMap((each) => (typeof each === 'string' ? each : isSessionNode(each) ? each.row.key : []));
  if (keys.length > 0) return keys;
  return (await pickSessions(client)).map((row: SessionRow) => row.key);
}
