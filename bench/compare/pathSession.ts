// Which session does ccusage read from a path? The folder a file is in, one up from `subagents`; a file directly in the
// project's folder is its own.

export interface PathSession {
  readonly project: string;
  readonly session: string;
}

export function pathSessionOf(relativePath: string): PathSession {
  const parts = relativePath.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length === 1) return { project: 'Unknown Project', session: name };
  if (parts.length === 2) return { project: parts[0] ?? '', session: name.replace(/\.jsonl$/, '') };
  const folders = parts.slice(0, -1);
  if (folders.length > 2 && folders.at(-1) === 'subagents') folders.pop();
  return { project: folders.slice(0, -1).join('/'), session: folders.at(-1) ?? '' };
}
