import * as l10n from '@vscode/l10n';
import type { TranscriptHead } from '../../../core/answers/transcript.ts';
import type { TranscriptAction, TranscriptCommand } from '../../../link/transcriptMessages.ts';
import type { Choice } from '../state/navigation.ts';
import type { Find } from '../state/state.ts';
import { FindBox } from './findBox.tsx';
import { Filters } from './filters.tsx';
import { Jumps } from './jumps.tsx';

export interface HeadProps {
  readonly head: TranscriptHead | undefined;
  readonly choice: Choice;
  readonly find: Find;
  readonly onChoose: (choice: Choice) => void;
  readonly onFindTyped: (text: string) => void;
  readonly onFind: (direction: 'next' | 'previous') => void;
  readonly onFindClosed: () => void;
  readonly onJump: (action: TranscriptAction) => void;
  readonly onRun: (command: TranscriptCommand) => void;
}

/** Which session it is, and the tools to read it with. */
export function Head(props: HeadProps) {
  const { head, choice, find, onChoose, onJump, onRun } = props;
  return (
    <header class="head">
      <div class="title-line">
        <h1 title={head?.title}>{head?.title ?? l10n.t('Transcript')}</h1>
        <p class="meta">
          {head?.subtitle.map((part, place) => (
            <span key={place}>
              {place > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </p>
      </div>
      <div class="tools">
        <Filters counts={head?.counts} form={head?.form} choice={choice} onChoose={onChoose} />
        <FindBox
          find={find}
          isFilter={choice.text !== ''}
          onTyped={props.onFindTyped}
          onFind={props.onFind}
          onClosed={props.onFindClosed}
          onFilter={(isFilter) => onChoose({ ...choice, text: isFilter ? find.text : '' })}
        />
        <Jumps counts={head?.counts} onJump={onJump} />
        <div class="group end">
          <button type="button" class="button" onClick={() => onRun('resume')}>
            {l10n.t('Resume…')}
          </button>
          <button type="button" class="button" onClick={() => onRun('export')}>
            {l10n.t('Export…')}
          </button>
        </div>
      </div>
    </header>
  );
}
