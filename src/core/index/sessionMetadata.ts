import type { FileDigest } from '../model/fileDigest.ts';
import { titleSources } from '../model/facts.ts';
import { makeProjectId } from '../model/ids.ts';
import type { SessionMetadata } from '../model/session.ts';
import type { IndexedFile } from './ownership.ts';

/** The repository that a folder is a linked worktree of, where that can be told. */
export type RepositoryOf = (folder: string) => string | undefined;

/** Describes a session from its files: its own transcript speaks first, its sub-agents' fill in. */
export function describeSession(
  number: number,
  files: readonly IndexedFile[],
  repositoryOf: RepositoryOf,
): SessionMetadata {
  const digests = files.map((file) => file.digest).toSorted(ownTranscriptFirst);
  const first = digests[0]!;
  const main = first.file.role === 'main' ? first : undefined;
  const facts = digests.map((digest) => digest.facts);
  const cwd = facts.find((each) => each.cwd !== undefined)?.cwd;
  const original = facts.find((each) => each.originalCwd !== undefined)?.originalCwd;
  const project = cwd === undefined ? undefined : (original ?? repositoryOf(cwd) ?? ownerOfWorktree(cwd) ?? cwd);
  const count = (pick: (digest: FileDigest) => number): number =>
    digests.reduce((sum, digest) => sum + pick(digest), 0);
  const prompts = main?.facts.prompts ?? 0;
  return {
    number,
    id: files[0]!.session,
    slug: first.file.slug,
    project: makeProjectId(project ?? first.file.slug),
    mainPath: main?.file.path,
    title: main && titleOf(main),
    promptOffset: main?.facts.promptOffset,
    cwd,
    isWorktree: project !== cwd,
    branches: [...new Set(digests.flatMap((digest) => digest.branches))].filter((branch) => branch !== '').toSorted(),
    version: facts.find((each) => each.version !== undefined)?.version,
    forkedFrom: main?.facts.forkedFrom,
    firstAt: minimum(facts.map((each) => each.firstAt)),
    lastAt: maximum(facts.map((each) => each.lastAt)),
    touchedMs: Math.max(...digests.map((digest) => digest.file.stamp.mtimeMs)),
    mainMtimeNs: first.mtimeNs,
    mainSizeBytes: first.file.stamp.sizeBytes,
    ending: main?.facts.ending ?? 'none',
    prompts,
    messageLines: count((digest) => digest.facts.messageLines),
    toolCalls: count((digest) => digest.facts.toolCalls),
    toolErrors: count((digest) => digest.facts.toolErrors),
    skippedLines: count((digest) => digest.skips.reduce((sum, skip) => sum + skip.count, 0)),
    isDeleted: digests.every((digest) => digest.isDeleted),
    isEmpty: prompts === 0 && digests.every((digest) => digest.turns.length === 0),
  };
}

/** `claude --worktree` makes its worktrees here; the name still tells when the worktree is long removed. */
function ownerOfWorktree(folder: string): string | undefined {
  return /^(.+?)[\\/]\.claude[\\/]worktrees[\\/][^\\/]/.exec(folder)?.[1];
}

/** Own transcript first, one still on disk before a deleted one, then by path: never by arrival. */
function ownTranscriptFirst(a: FileDigest, b: FileDigest): number {
  const rank = (digest: FileDigest): number => (digest.file.role === 'main' ? 0 : 2) + (digest.isDeleted ? 1 : 0);
  return rank(a) - rank(b) || (a.file.path < b.file.path ? -1 : 1);
}

function titleOf({ facts }: FileDigest): SessionMetadata['title'] {
  const source = titleSources.find((candidate) => facts.titles[candidate] !== undefined);
  return source && { source, text: facts.titles[source]! };
}

function minimum(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function maximum(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
