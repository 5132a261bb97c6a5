import * as l10n from '@vscode/l10n';
import type { JumpDirection, JumpTarget } from '../../core/answers/transcript.ts';
import type { TranscriptAction } from '../../link/transcriptMessages.ts';

/** Where a jump leads, and what is said if there is nothing. */
export type Jump = readonly [to: JumpTarget, direction: JumpDirection, none: string];

/** The jump that an action is; undefined where it is something else. */
export function jumpOf(action: TranscriptAction): Jump | undefined {
  switch (action) {
    case 'nextPrompt':
      return [{ kind: 'prompt' }, 'next', l10n.t('No prompt after this')];
    case 'previousPrompt':
      return [{ kind: 'prompt' }, 'previous', l10n.t('No prompt before this')];
    case 'nextError':
      return [{ kind: 'error' }, 'next', l10n.t('No error after this')];
    case 'previousError':
      return [{ kind: 'error' }, 'previous', l10n.t('No error before this')];
    case 'nextTool':
      return [{ kind: 'tool' }, 'next', l10n.t('No tool call after this')];
    case 'previousTool':
      return [{ kind: 'tool' }, 'previous', l10n.t('No tool call before this')];
    case 'costliest':
      return [{ kind: 'costliest' }, 'next', l10n.t('No message has a cost')];
    default:
      return undefined;
  }
}
