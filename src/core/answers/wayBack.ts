import type { LiveState } from '../model/liveSession.ts';
import type { SessionMetadata } from '../model/session.ts';
import { sessionKey, sessionTitle } from './sessionRows.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What it takes to go back to a session: what its log tells. Whether this machine has the folder is for the host to find out. */
export interface WayBack {
  readonly key: string;
  readonly sessionId: string;
  readonly title: string;
  /** Why Claude Code cannot take it up again; undefined where nothing speaks against it. */
  readonly obstacle: 'log-deleted' | 'no-session-id' | 'no-folder' | undefined;
  /** Where Claude Code looks for it. As the log has it: anything may stand there. */
  readonly folder: string | undefined;
  /** Its own transcript, while that is on disk. */
  readonly log: string | undefined;
  /** The configuration directory that the transcript is in. */
  readonly configFolder: string | undefined;
  /** What a process that has it open is at; undefined where none has. */
  readonly openState: LiveState | undefined;
}

export function wayBack(view: Viewpoint, key: string): WayBack | undefined {
  const session = view.index.sessions().find((candidate) => sessionKey(candidate) === key);
  if (!session) return undefined;
  const log = logOf(view, session);
  const folder = resumeFolder(session);
  const alive = view.live.get(session.id);
  return {
    key,
    sessionId: session.id,
    title: sessionTitle(view, session),
    obstacle: obstacleOf(session.id, log, folder),
    folder,
    log,
    configFolder: log === undefined ? undefined : configFolderOf(log),
    // Versions that do not tell are at least there.
    openState: alive && (alive.state ?? 'idle'),
  };
}

/** Claude Code's own ids; a file may have any other name, `--dangerously-skip-permissions.jsonl` included. */
export const isClaudeSessionId = (id: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id);

function obstacleOf(id: string, log: string | undefined, folder: string | undefined): WayBack['obstacle'] {
  if (log === undefined) return 'log-deleted';
  if (!isClaudeSessionId(id)) return 'no-session-id';
  return folder === undefined ? 'no-folder' : undefined;
}

function logOf(view: Viewpoint, { mainPath }: SessionMetadata): string | undefined {
  return mainPath === undefined || view.index.digestOf(mainPath)?.isDeleted !== false ? undefined : mainPath;
}

/** Claude Code finds a session by the folder it runs in, whose name it makes a slug of; a worktree's are with its repository. */
function resumeFolder({ cwd, project, slug }: SessionMetadata): string | undefined {
  return cwd === undefined ? undefined : ([cwd, project].find((folder) => isSlugOf(slug, folder)) ?? cwd);
}

/** Claude Code's rule (FORMAT.md §1); what stands behind the 200th character is a hash that differs by runtime. */
export function isSlugOf(slug: string, folder: string): boolean {
  const whole = folder.replace(/[^a-zA-Z0-9]/g, '-').toLowerCase();
  const given = slug.toLowerCase();
  return whole.length <= slugLimit ? given === whole : given.startsWith(`${whole.slice(0, slugLimit)}-`);
}

const slugLimit = 200;

/** `/home/me/.claude` of `/home/me/.claude/projects/<slug>/<id>.jsonl`. */
function configFolderOf(log: string): string | undefined {
  const parts = log.split('/');
  return parts.at(-3) === 'projects' ? parts.slice(0, -3).join('/') : undefined;
}
