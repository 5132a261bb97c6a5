// Where a session thinks that it is: directories that change, worktrees, other systems, names that collide.

import { say } from '../apiMessage.mjs';
import { writeSession } from '../bulkSession.mjs';
import { putMetadata, putPrompt } from '../records.mjs';

export const placeShowcases = [
  function severalDirectories(stage) {
    const session = stage.session('2.1 late');
    const home = session.cwd;
    for (const cwd of [home, `${home}/packages/core`, '/tmp', home]) {
      session.cwd = cwd;
      session.branch = cwd === '/tmp' ? '' : 'feat/export';
      putPrompt(session, stage.tree.prose.ask());
      say(session, [stage.tree.prose.answer()]);
    }
    session.close();
  },

  /** Filed under the repository, at work in its worktree. */
  function worktree(stage) {
    const session = stage.session('2.1 late');
    const originalCwd = session.cwd;
    const worktreePath = `${originalCwd}/.claude/worktrees/spot-nodes`;
    const worktreeSession = {
      originalCwd,
      worktreePath,
      worktreeName: 'spot-nodes',
      worktreeBranch: 'worktree-spot-nodes',
      originalBranch: 'main',
      sessionId: session.sessionId,
    };
    putMetadata(session, 'worktree-state', { worktreeSession });
    putMetadata(session, 'relocated', { relocatedCwd: worktreePath });
    session.cwd = worktreePath;
    writeSession(session, { bytes: 20_000 });
    session.close();
  },

  function windowsAndWsl(stage) {
    for (const cwd of ['C:\\git\\ledger', '/mnt/c/git/ledger']) {
      const session = stage.session('2.1 middle', { cwd });
      writeSession(session, { bytes: 15_000 });
      session.close();
    }
  },

  /** Two directories, one slug. */
  function collidingSlugs(stage) {
    for (const cwd of ['/home/sam/work/price list', '/home/sam/work/price-list']) {
      const session = stage.session('2.1 late', { cwd });
      writeSession(session, { bytes: 10_000 });
      session.close();
    }
  },
];
