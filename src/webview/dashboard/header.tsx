import * as l10n from '@vscode/l10n';
import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion, NamedRange } from '../../core/answers/dashboard/question.ts';
import { isDay, namedRanges } from '../../link/dashboardQuestion.ts';
import { ExportMenu } from './exportMenu.tsx';
import type { Post } from './host.ts';
import { Segments } from './segments.tsx';
import type { Dispatch } from './state.ts';
import { rangeName } from './words.ts';

interface HeaderProps {
  readonly question: DashboardQuestion;
  /** Absent until there is one. */
  readonly picture: Dashboard | undefined;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

type RangeChoice = NamedRange | 'custom';
const choices: readonly RangeChoice[] = [...namedRanges, 'custom'];

/** What is shown: for when, of whom, against what, and as of when. */
export function Header({ question, picture, dispatch, post }: HeaderProps) {
  const { range } = question;
  const choose = (choice: RangeChoice): void => {
    if (choice !== 'custom') dispatch({ kind: 'asked', change: { range: choice } });
    else if (picture) dispatch({ kind: 'asked', change: { range: picture.days } });
  };
  return (
    <header class="header">
      <h1 class="unseen">{l10n.t('Claude Code usage')}</h1>
      <Segments
        name="range"
        legend={l10n.t('Range')}
        choices={choices}
        chosen={typeof range === 'string' ? range : 'custom'}
        label={(choice) => (choice === 'custom' ? l10n.t('Custom') : rangeName(choice))}
        onChoose={choose}
      />
      {typeof range === 'object' && <Days range={range} dispatch={dispatch} />}
      <ScopePicker question={question} picture={picture} dispatch={dispatch} />
      <label class="check">
        <input
          type="checkbox"
          checked={question.isCompared}
          onChange={() => dispatch({ kind: 'asked', change: { isCompared: !question.isCompared } })}
        />
        {l10n.t('Compare')}
      </label>
      <div class="as-of">
        <span>{picture ? l10n.t('as of {0}', picture.asOf) : l10n.t('Reading the logs')}</span>
        <button
          class="icon-button"
          type="button"
          title={l10n.t('Refresh')}
          aria-label={l10n.t('Refresh')}
          onClick={() => dispatch({ kind: 'refreshAsked' })}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M13.5 8a5.5 5.5 0 1 1-1.6-3.9M12.5 1.5v3h-3" />
          </svg>
        </button>
        <ExportMenu subject="ledger" label={l10n.t('Export every request of this range')} post={post} />
      </div>
    </header>
  );
}

/** A range of one's own, from and to. */
function Days({ range, dispatch }: { readonly range: { from: string; to: string }; readonly dispatch: Dispatch }) {
  const field = (end: 'from' | 'to', label: string) => (
    <label>
      <span class="unseen">{label}</span>
      <input
        class="field"
        type="date"
        value={range[end]}
        onChange={({ currentTarget: { value } }) => {
          if (isDay(value)) dispatch({ kind: 'asked', change: { range: { ...range, [end]: value } } });
        }}
      />
    </label>
  );
  return (
    <span class="days">
      {field('from', l10n.t('From'))}
      <span aria-hidden="true">–</span>
      {field('to', l10n.t('To'))}
    </span>
  );
}

function ScopePicker({ question, picture, dispatch }: Omit<HeaderProps, 'post'>) {
  const scopes = picture?.scopes ?? [{ scope: question.scope, label: l10n.t('All projects') }];
  const asked = JSON.stringify(question.scope);
  return (
    <label>
      <span class="unseen">{l10n.t('Scope')}</span>
      <select
        class="field scope"
        value={asked}
        onChange={({ currentTarget: { value } }) => {
          const choice = scopes.find(({ scope }) => JSON.stringify(scope) === value);
          if (choice) dispatch({ kind: 'asked', change: { scope: choice.scope } });
        }}
      >
        {scopes.map(({ scope, label }) => (
          <option key={JSON.stringify(scope)} value={JSON.stringify(scope)}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
