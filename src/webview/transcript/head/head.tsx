import * as l10n from '@vscode/l10n';
import type { TranscriptHead } from '../../../core/answers/transcript.ts';
import type { TranscriptAction, TranscriptCommand } from '../../../link/transcriptMessages.ts';
import type { Choice } from '../state/navigation.ts';
import type { Find } from '../state/find.ts';
import { FindBox } from './findBox.tsx';
import { Filters } from './filters.tsx';
import { Jumps } from './jumps.tsx';

export interface HeadProps {
  readonly head: TranscriptHead | undefined;
  /** Which of the session's logs is read. */
  readonly log: string;
  readonly choice: Choice;
  readonly find: Find;
  readonly isCounted: boolean;
  /** Which of the places found has the keys, counted from one; 0 for none. */
  readonly at: number;
  readonly onChoose: (choice: Choice) => void;
  readonly onFindTyped: (text: string) => void;
  readonly onFind: (direction: 'next' | 'previous') => void;
  readonly onFindClosed: () => void;
  readonly onJump: (action: TranscriptAction) => void;
  /** Back from a sub-agent's log to the session's own. */
  readonly onMain: () => void;
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
      <SubAgentLine {...props} />
      <div class="tools">
        <Filters counts={head?.counts} form={head?.form} choice={choice} onChoose={onChoose} />
        <FindBox
          find={find}
          isCounted={props.isCounted}
          at={props.at}
          locale={head?.form.locale}
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

/** Whose log it is, where it is not the session's own. */
function SubAgentLine({ head, log, onMain }: HeadProps) {
  const shown = head?.logs.find((each) => each.log === log);
  if (!shown || shown.kind === 'main') return null;
  return (
    <p class="sub-agent">
      <bdi>{[shown.agentType, shown.title, shown.cost].filter((part) => part !== '').join(' · ')}</bdi>
      <button type="button" class="quiet-button" onClick={onMain}>
        {l10n.t('Back to the session')}
      </button>
    </p>
  );
}
