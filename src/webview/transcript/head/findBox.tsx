import * as l10n from '@vscode/l10n';
import type { Find } from '../state/find.ts';
import { Icon } from './icon.tsx';

interface FindBoxProps {
  readonly find: Find;
  /** Everything that is open was looked through. */
  readonly isCounted: boolean;
  readonly at: number;
  readonly locale: string | undefined;
  /** Only what has the text in it is shown. */
  readonly isFilter: boolean;
  readonly onTyped: (text: string) => void;
  readonly onFind: (direction: 'next' | 'previous') => void;
  readonly onClosed: () => void;
  readonly onFilter: (isFilter: boolean) => void;
}

/** By which the page puts the cursor into it. */
export const findInput = 'find';

/** Looks through the whole transcript, not only what is drawn of it. Enter goes on, Shift+Enter back. */
export function FindBox({ find, isCounted, at, locale, isFilter, onTyped, onFind, onClosed, onFilter }: FindBoxProps) {
  const isEmpty = find.text === '';
  return (
    <search class="find">
      <input
        id={findInput}
        type="search"
        placeholder={l10n.t('Find in transcript')}
        aria-label={l10n.t('Find in transcript')}
        maxLength={1000}
        value={find.text}
        onInput={({ currentTarget }) => onTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isEmpty) onFind(event.shiftKey ? 'previous' : 'next');
          else if (event.key === 'Escape') onClosed();
          else return;
          event.preventDefault();
        }}
      />
      <Icon name="up" label={l10n.t('Previous match')} isDisabled={isEmpty} onClick={() => onFind('previous')} />
      <Icon name="down" label={l10n.t('Next match')} isDisabled={isEmpty} onClick={() => onFind('next')} />
      <Icon
        name="filter"
        label={l10n.t('Show only what matches')}
        isPressed={isFilter}
        isDisabled={isEmpty && !isFilter}
        onClick={() => onFilter(!isFilter)}
      />
      <span class="count" role="status">
        {outcomeText({ find, isCounted, at, locale })}
      </span>
    </search>
  );
}

/** `3 of 340`; with `+` while more may be found, or where not all are counted. */
type OutcomeProps = Pick<FindBoxProps, 'find' | 'isCounted' | 'at' | 'locale'>;

function outcomeText({ find, isCounted, at, locale }: OutcomeProps): string {
  const { outcome, hits, isCut } = find;
  const wholeNumber = new Intl.NumberFormat(locale);
  if (outcome === 'none') return l10n.t('No results');
  if (hits.length === 0) return outcome === 'searching' ? l10n.t('Searching') : '';
  const count = `${wholeNumber.format(hits.length)}${isCounted && !isCut ? '' : '+'}`;
  return at === 0 ? l10n.t('{0} found', count) : l10n.t('{0} of {1}', wholeNumber.format(at), count);
}
