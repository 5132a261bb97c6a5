import { makeSessionId, makeSlug, type SessionId, type Slug } from '../model/ids.ts';
import type { LogRole } from '../model/logFile.ts';

/** What a log's place below its root tells of it (FORMAT.md §1). */
export interface LogPlace {
  readonly slug: Slug;
  readonly role: LogRole;
  readonly session: SessionId | undefined;
}

/**
 * Reads a path below `projects/`, with forward slashes: `<slug>/<session>.jsonl`, `<slug>/agent-<id>.jsonl` (its session is in
 * its records), `<slug>/<session>/…/agent-<id>.jsonl`. Anything else that ends in `.jsonl` is read too: nothing is dropped.
 */
export function placeOf(relativePath: string): LogPlace {
  const parts = relativePath.split('/');
  const stem = parts.at(-1)!.replace(/\.jsonl$/, '');
  const slug = makeSlug(parts.length > 1 ? parts[0]! : '');
  if (parts.length <= 2) {
    return stem.startsWith('agent-')
      ? { slug, role: 'agent', session: undefined }
      : { slug, role: 'main', session: makeSessionId(stem) };
  }
  const session = makeSessionId(parts[1]!);
  if (stem.startsWith('agent-acompact-')) return { slug, role: 'compactor', session };
  return { slug, role: stem.startsWith('agent-') ? 'agent' : 'other', session };
}
