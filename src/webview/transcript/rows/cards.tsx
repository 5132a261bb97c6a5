import * as l10n from '@vscode/l10n';
import type {
  ApiErrorItem,
  CompactionItem,
  HookItem,
  LongText,
  NoteItem,
  SkippedItem,
  SlashCommandItem,
} from '../../../core/answers/transcriptItem.ts';
import type { ItemRow } from '../state/rows.ts';
import { Markdown } from '../text/markdown.tsx';
import { showMarks } from '../text/shownMarks.ts';
import { Terminal } from '../text/terminal.tsx';
import { Fold, ShowAll, StateMark } from './fold.tsx';
import { LogButton } from './subAgent.tsx';

interface CardProps<Item> {
  readonly row: ItemRow;
  readonly item: Item;
}

/** Where the conversation was cut: what it went on with opens below. */
export function Compaction({ row, item: { label, summary, log } }: CardProps<CompactionItem>) {
  const line = <span class="label">{label}</span>;
  return (
    <Fold
      name={row.key}
      line={line}
      beside={log !== undefined && <LogButton row={row} log={log} label={l10n.t('Request')} />}
    >
      {summary.text === ''
        ? undefined
        : () => (
            <>
              <Markdown text={summary.text} />
              <ShowAll row={row} text={summary} />
            </>
          )}
    </Fold>
  );
}

export function SlashCommand({ row, item: { name, args, output } }: CardProps<SlashCommandItem>) {
  const line = (
    <>
      {name !== '' && <strong class="tool">{name}</strong>}
      {/* What a command printed may stand alone. */}
      <bdi class="subject">{showMarks(name === '' ? (output.text.trimStart().split('\n')[0] ?? '') : args.text)}</bdi>
    </>
  );
  return (
    <Fold name={row.key} line={line}>
      {output.text === '' && args.showAll === undefined
        ? undefined
        : () => (
            <div class="code">
              <ShowAll row={row} text={args} />
              <Terminal text={output.text} />
              <ShowAll row={row} text={output} />
            </div>
          )}
    </Fold>
  );
}

const hookStates = { done: 'done', blocked: 'failed', failed: 'failed' } as const;

export function Hook({ row, item: { name, state, text } }: CardProps<HookItem>) {
  const line = (
    <>
      <span class="label">{l10n.t('Hook')}</span>
      <bdi class="subject">{name}</bdi>
      <span class={`outcome${state === 'done' ? '' : ' failed'}`}>{hookOutcome(state)}</span>
    </>
  );
  return (
    <Fold name={row.key} line={line} beside={<StateMark state={hookStates[state]} />}>
      {textBody(row, text)}
    </Fold>
  );
}

function hookOutcome(state: HookItem['state']): string {
  if (state === 'done') return '';
  return state === 'blocked' ? l10n.t('blocked') : l10n.t('failed');
}

export function ServiceError({ row, item: { label, text } }: CardProps<ApiErrorItem>) {
  return (
    <Fold name={row.key} line={<span class="outcome failed">{label}</span>} beside={<StateMark state="failed" />}>
      {textBody(row, text)}
    </Fold>
  );
}

export function Note({ row, item: { label, text } }: CardProps<NoteItem>) {
  return (
    <Fold name={row.key} line={<span class="label">{label}</span>}>
      {textBody(row, text)}
    </Fold>
  );
}

export function Skipped({ item: { label } }: { readonly item: SkippedItem }) {
  return <div class="remark">{label}</div>;
}

function textBody(row: ItemRow, text: LongText) {
  if (text.text === '') return undefined;
  return () => (
    <>
      <div class="plain" dir="auto">
        {showMarks(text.text)}
      </div>
      <ShowAll row={row} text={text} />
    </>
  );
}
