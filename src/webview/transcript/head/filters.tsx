import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { LabelForm } from '../../../core/answers/labelForm.ts';
import type { TranscriptCounts } from '../../../core/answers/transcript.ts';
import { type Choice, type Show, shows } from '../state/navigation.ts';

interface FiltersProps {
  /** Absent until the head is there. */
  readonly counts: TranscriptCounts | undefined;
  readonly form: LabelForm | undefined;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** What is shown: kinds of message, one tool's calls, only what failed. */
export function Filters({ counts, form, choice, onChoose }: FiltersProps) {
  const counted = useMemo(() => countedBy(form), [form?.locale]);
  return (
    <div class="group">
      <select
        aria-label={l10n.t('Show')}
        value={choice.show}
        onChange={({ currentTarget }) => onChoose({ ...choice, show: shows[currentTarget.selectedIndex] ?? 'all' })}
      >
        {shows.map((show) => (
          <option key={show} value={show}>
            {showName(show, counts, counted)}
          </option>
        ))}
      </select>
      <select
        aria-label={l10n.t('Tool')}
        value={choice.tool}
        onChange={({ currentTarget }) => onChoose({ ...choice, tool: currentTarget.value })}
      >
        <option value="">{l10n.t('All tools')}</option>
        {counts?.tools.map(({ tool, name, calls }) => (
          <option key={tool} value={tool}>
            {counted(name, calls)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button"
        aria-pressed={choice.errorsOnly}
        disabled={counts?.errors === 0 && !choice.errorsOnly}
        onClick={() => onChoose({ ...choice, errorsOnly: !choice.errorsOnly })}
      >
        {counted(l10n.t('Errors'), counts?.errors)}
      </button>
    </div>
  );
}

function showName(show: Show, counts: TranscriptCounts | undefined, counted: Counted): string {
  switch (show) {
    case 'all':
      return l10n.t('All messages');
    case 'prompts':
      return counted(l10n.t('Prompts'), counts?.prompts);
    case 'answers':
      return l10n.t('Prompts and answers');
    case 'thinking':
      return l10n.t('Thinking');
    case 'tools':
      return counted(l10n.t('Tool calls'), counts?.toolCalls);
    case 'agents':
      return l10n.t('Sub-agents');
    case 'events':
      return l10n.t('Commands, hooks, compactions');
    case 'details':
      return l10n.t('All records, internal too');
    default:
      return show satisfies never;
  }
}

/** `Prompts 1,204` */
type Counted = (name: string, count: number | undefined) => string;

function countedBy(form: LabelForm | undefined): Counted {
  const wholeNumber = new Intl.NumberFormat(form?.locale);
  return (name, count) => (count === undefined ? name : `${name} ${wholeNumber.format(count)}`);
}
