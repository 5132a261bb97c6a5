// Where do sessions of S, M and L take place? Projects, and dates at which their version of Claude Code was current.

import { eraNamed } from './eras.mjs';
import { Transcript } from './transcript.mjs';
import { slugOf } from './tree.mjs';

const names = ['billing', 'api', 'infra', 'docs-site', 'mobile-app', 'ledger', 'intake', 'search', 'mailer', 'reports'];
const dayMs = 86_400_000;

export class Stage {
  #projects;

  constructor(tree, projectCount) {
    this.tree = tree;
    this.#projects = Array.from({ length: projectCount }, (_, index) => {
      const suffix = index < names.length ? '' : `-${Math.floor(index / names.length) + 1}`;
      return `/home/sam/work/${names[index % names.length]}${suffix}`;
    });
  }

  get random() {
    return this.tree.random;
  }

  /** Opens a new main session of an era; `given` overrides what Transcript takes. */
  session(
    eraName,
    {
      sessionId = this.random.uuid(),
      cwd = this.random.pick(this.#projects),
      slug = slugOf(cwd),
      keep = false,
      relativePath,
      ...given
    } = {},
  ) {
    const { tree, random } = this;
    const era = eraNamed(eraName);
    const daysAgo = era.toDaysAgo + random.fraction() * (era.fromDaysAgo - era.toDaysAgo);
    const transcript = new Transcript(tree, {
      relativePath: relativePath ?? `${slug}/${sessionId}.jsonl`,
      owner: { slug, session: sessionId },
      era,
      cwd,
      branch: random.pick(['main', 'main', 'fix/flaky-upload', 'feat/export', '', 'HEAD']),
      atMs: Math.floor(tree.nowMs - daysAgo * dayMs),
      ...given,
    });
    if (keep) transcript.kept = [];
    return transcript;
  }
}
