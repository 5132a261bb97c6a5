import type { SessionMetadata } from '../model/session.ts';

/** Was the session started in one of these folders or below, or in a worktree of a repository that is there? */
export function isInWorkspace({ cwd, project }: SessionMetadata, folders: readonly string[]): boolean {
  if (cwd === undefined) return false;
  return folders
    .map(asFolder)
    .some((folder) => asFolder(cwd).startsWith(folder) || asFolder(project).startsWith(folder));
}

/** With one separator at the end, and the drive in lower case: VS Code writes `c:\git`, Claude Code what the shell has, often `C:\git`. */
function asFolder(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  return slashed.endsWith('/') ? slashed : `${slashed}/`;
}
