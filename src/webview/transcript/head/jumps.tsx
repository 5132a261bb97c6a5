import * as l10n from '@vscode/l10n';
import type { TranscriptCounts } from '../../../core/answers/transcript.ts';
import type { TranscriptAction } from '../../../link/transcriptMessages.ts';
import { Icon } from './icon.tsx';

interface JumpsProps {
  readonly counts: TranscriptCounts | undefined;
  readonly onJump: (action: TranscriptAction) => void;
}

/** From here to the next of something; each is a command of VS Code's as well, with keys. */
export function Jumps({ counts, onJump }: JumpsProps) {
  return (
    <div class="group" role="group" aria-label={l10n.t('Go to')}>
      <Icon name="prompt" label={l10n.t('Next prompt')} onClick={() => onJump('nextPrompt')} />
      <Icon
        name="error"
        label={l10n.t('Next error')}
        isDisabled={counts?.errors === 0}
        onClick={() => onJump('nextError')}
      />
      <Icon
        name="tool"
        label={l10n.t('Next tool call')}
        isDisabled={counts?.toolCalls === 0}
        onClick={() => onJump('nextTool')}
      />
      <Icon name="costliest" label={l10n.t('Costliest message')} onClick={() => onJump('costliest')} />
    </div>
  );
}
