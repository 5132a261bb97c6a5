import { isClaudeSessionId } from '../../core/answers/wayBack.ts';

/** To go on with a session, or with a copy of it that leaves the session as it is. */
export type Way = 'resume' | 'fork';

/** The words after `claude`. An id that is none of Claude Code's could be any option: it must never come this far. */
export function claudeArguments(sessionId: string, way: Way): readonly string[] {
  if (!isClaudeSessionId(sessionId)) throw new Error('not a session id of Claude Code');
  return ['--resume', sessionId, ...(way === 'fork' ? ['--fork-session'] : [])];
}
