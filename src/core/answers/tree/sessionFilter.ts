import type { SessionMetadata } from '../../model/session.ts';
import { tildePath } from '../safeText.ts';
import { sessionTitle } from '../sessionRows.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { isInWorkspace } from '../workspace.ts';
import type { TreeShape } from './treeShape.ts';

/** Which sessions the side bar shows: none that is empty, and those only that the filter and the workspace let through. */
export function sessionFilter(
  view: Viewpoint,
  { filter, isWorkspaceOnly }: TreeShape,
): (session: SessionMetadata) => boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return (session) =>
    !session.isEmpty &&
    (!isWorkspaceOnly || isInWorkspace(session, view.workspaceFolders)) &&
    (words.length === 0 || hasWords(view, session, words));
}

/** Every word has to be somewhere in what people know a session by. */
function hasWords(view: Viewpoint, session: SessionMetadata, words: readonly string[]): boolean {
  const path = session.cwd ?? session.project;
  const known = [sessionTitle(view, session), path, tildePath(path, view.home), session.id, ...session.branches];
  const text = known.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
