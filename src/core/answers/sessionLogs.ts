import { sessionStatus } from '../index/sessionStatus.ts';
import type { SessionFile } from '../model/sessionFile.ts';
import { sessionKey, sessionTitle } from './sessionRows.ts';
import type { Viewpoint } from './viewpoint.ts';
import { isClaudeSessionId } from './wayBack.ts';

/** Where a session's logs are, as the index knows. */
export interface SessionLogs {
  readonly title: string;
  /** Every log that is not known to be gone. */
  readonly logs: readonly string[];
  /** Where Claude Code would keep what belongs to the session beside its transcript; undefined for a name that is none of its ids. */
  readonly folder: string | undefined;
  /** A process of Claude Code has it open, or has just written to it. */
  readonly isInUse: boolean;
}

/** What deleting a session's log would take away. */
export interface SessionFiles extends SessionLogs {
  readonly files: readonly SessionFile[];
  /** Are the figures kept when the logs are gone? Not without a store on disk. */
  readonly isHistoryKept: boolean;
}

export function sessionLogs(view: Viewpoint, key: string): SessionLogs | undefined {
  const session = view.index.sessions().find((candidate) => sessionKey(candidate) === key);
  if (!session) return undefined;
  const held = view.index.holdingsOf(session.number);
  const logs = held.filter(({ digest }) => !digest.isDeleted).map(({ digest }) => digest.file.path);
  return {
    title: sessionTitle(view, session),
    logs,
    folder: isClaudeSessionId(session.id) ? folderAmong(logs, session.id) : undefined,
    isInUse: view.live.has(session.id) || sessionStatus(session, view.now, view.live) === 'running',
  };
}

/** `<slug>/<id>` of `<slug>/<id>.jsonl` or of `<slug>/<id>/subagents/agent-<agent>.jsonl`. */
function folderAmong(logs: readonly string[], id: string): string | undefined {
  const log = logs.find((each) => each.endsWith(`/${id}.jsonl`) || each.includes(`/${id}/`));
  return log?.slice(0, log.indexOf(`/${id}`) + 1 + id.length);
}
