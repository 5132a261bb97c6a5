import type { SessionRow } from '../../core/answers/sessionRows.ts';
import { sessionAbove, TreeNode } from '../tree/treeNode.ts';
import type { WorkerClient } from '../workerClient.ts';
import { pickSession, pickSessions } from './pickSession.ts';

/** Where commands look for what they are about. */
export interface ChoosingParts {
  readonly client: WorkerClient;
  readonly view: {
    /** The rows that are selected in the side bar. */
    readonly selection: readonly TreeNode[];
    /** The rows that a key is about. */
    focused(): Promise<readonly TreeNode[]>;
  };
}

/**
 * The key of the session that a command is about: a key that a page of ours sends, the row that was clicked, the selected row,
 * else one that the user picks. A row inside a session means that session.
 */
export async function chosenSession({ client, view }: ChoosingParts, argument: unknown): Promise<string | undefined> {
  if (typeof argument === 'string') return argument;
  const [row] = [...sessionsOf(await meant(view, [argument])), ...sessionsOf(view.selection)];
  return (row ?? (await pickSession(client)))?.key;
}

/** The same of a command that takes several: VS Code hands all selected rows over behind the clicked one. */
export async function chosenSessions(
  { client, view }: ChoosingParts,
  argument: unknown,
  selection: unknown,
): Promise<readonly string[]> {
  const clicked = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
  const given = [...new Set(await meant(view, clicked))];
  const keys = given.flatMap((each) => (typeof each === 'string' ? each : sessionsOf([each]).map(({ key }) => key)));
  if (keys.length > 0) return [...new Set(keys)];
  const selected = sessionsOf(view.selection);
  return (selected.length > 1 ? selected : await pickSessions(client)).map(({ key }) => key);
}

/** The rows that a command was run on, else the selected ones, else those that the user picks. */
export async function chosenRows(
  { client, view }: ChoosingParts,
  argument: unknown,
  selection: unknown,
): Promise<readonly SessionRow[]> {
  for (const nodes of [selection, await meant(view, [argument]), view.selection]) {
    const rows = Array.isArray(nodes) ? sessionsOf(nodes) : [];
    if (rows.length > 0) return rows;
  }
  return pickSessions(client);
}

/** What a command was given. A key gives it only that it is a key (package.json, keybindings). */
async function meant(view: ChoosingParts['view'], given: readonly unknown[]): Promise<readonly unknown[]> {
  const [only] = given;
  const isKey = typeof only === 'object' && only !== null && 'row' in only && only.row === 'focused';
  return isKey ? view.focused() : given;
}

/** The sessions that nodes are or are in, each once. */
function sessionsOf(nodes: readonly unknown[]): readonly SessionRow[] {
  const rows = nodes.flatMap((node) => (node instanceof TreeNode ? (sessionAbove(node)?.row ?? []) : []));
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}
