// Resumed, forked, branched: new files that begin with the history of another. Who copies pays nothing for it.

import { Transcript } from './transcript.mjs';

/** Opens a new session beside `source` and copies into it, in one of the ways that Claude Code has had. */
export function copySession(source, { way, sessionId, branch = source.branch, version, style }) {
  const copy = new Transcript(source.tree, {
    relativePath: `${source.owner.slug}/${sessionId}.jsonl`,
    owner: { slug: source.owner.slug, session: sessionId },
    era: source.era,
    version: version ?? source.version,
    cwd: source.cwd,
    branch,
    model: source.model,
    atMs: source.atMs,
    style,
  });
  copy.contextTokens = source.contextTokens;
  ways[way](source, copy);
  copy.lastUuid = source.lastUuid;
  return copy;
}

const ways = {
  /** 1.0.x --resume: the old history as it was, old session id included. */
  resume(source, copy) {
    for (const record of source.kept) copy.put(record);
  },

  /** --fork-session and background /fork: all of it, stamped anew, and no word of where it came from. */
  fork(source, copy) {
    copy.put({ type: 'mode', mode: 'normal', sessionId: copy.sessionId });
    for (const record of source.kept) copy.put(restamped(record, copy));
  },

  /** /branch: every entry says where it came from; sidechains stay behind. */
  branch(source, copy) {
    for (const record of source.kept) {
      if (record.isSidechain) continue;
      copy.put({ ...restamped(record, copy), forkedFrom: originOf(record, source) });
    }
  },

  /** A fork in the background, whose copy of the history is marked as aside. */
  sidechain(source, copy) {
    for (const record of source.kept) copy.put({ ...restamped(record, copy), isSidechain: true });
  },

  /** forkSession() of the SDK: new uuids, no progress, and the last record is stamped with now. */
  sdk(source, copy) {
    const records = source.kept.filter((record) => record.type !== 'progress' && record.uuid !== undefined);
    for (const [index, record] of records.entries()) {
      const isLast = index === records.length - 1;
      copy.put({
        ...restamped(record, copy),
        uuid: copy.random.uuid(),
        ...(isLast && { timestamp: new Date(copy.atMs + 86_400_000).toISOString() }),
        forkedFrom: originOf(record, source),
      });
    }
    copy.atMs += 86_400_000;
  },
};

function restamped(record, { sessionId, cwd, version, branch }) {
  return {
    ...record,
    sessionId,
    ...(record.uuid !== undefined && { cwd, version, gitBranch: branch }),
  };
}

function originOf(record, source) {
  return { sessionId: source.sessionId, messageUuid: record.uuid ?? null };
}
