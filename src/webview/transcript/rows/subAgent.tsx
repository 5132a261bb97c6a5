import * as l10n from '@vscode/l10n';
import { useContext } from 'preact/hooks';
import type { SubAgentItem } from '../../../core/answers/transcriptItem.ts';
import { Doings } from '../doings.ts';
import type { ItemRow } from '../state/rows.ts';
import { Markdown } from '../text/markdown.tsx';
import { showMarks } from '../text/shownMarks.ts';
import { Fold, ShowAll, StateMark } from './fold.tsx';

/** A sub-agent's run on one line: its task and its result open below, and its own messages below that. */
export function SubAgent({ row, item }: { readonly row: ItemRow; readonly item: SubAgentItem }) {
  const line = (
    <>
      <strong class="tool">{item.agentType === '' ? item.tool : item.agentType}</strong>
      <bdi class="subject prose">{item.title}</bdi>
      <span class={`outcome${item.state === 'failed' ? ' failed' : ''}`}>{item.outcome}</span>
    </>
  );
  return (
    <Fold
      name={row.key}
      line={line}
      beside={
        <>
          {item.logs.map(({ log, label }) => (
            <LogButton key={log} row={row} log={log} label={item.logs.length === 1 ? l10n.t('Messages') : label} />
          ))}
          <StateMark state={item.state} />
        </>
      }
    >
      {() => (
        <div class="agent-task">
          {item.prompt.text !== '' && (
            <>
              <div class="plain" dir="auto">
                {showMarks(item.prompt.text)}
              </div>
              <ShowAll row={row} text={item.prompt} />
            </>
          )}
          {item.result.text !== '' && (
            <div class="agent-result">
              <Markdown text={item.result.text} />
              <ShowAll row={row} text={item.result} />
            </div>
          )}
        </div>
      )}
    </Fold>
  );
}

interface LogButtonProps {
  readonly row: ItemRow;
  readonly log: string;
  readonly label: string;
}

/** Opens a log below its row. */
export function LogButton({ row, log, label }: LogButtonProps) {
  const { isLogOpen, toggleLog } = useContext(Doings);
  const isOpen = isLogOpen(row, log);
  return (
    <button type="button" class="quiet-button" aria-expanded={isOpen} onClick={() => toggleLog(row, log)}>
      {label}
    </button>
  );
}
