import * as l10n from '@vscode/l10n';
import { useContext } from 'preact/hooks';
import type { ToolCallItem } from '../../../core/answers/transcriptItem.ts';
import { Doings } from '../doings.ts';
import type { ItemRow } from '../state/rows.ts';
import { Fold, StateMark } from './fold.tsx';
import { Images } from './images.tsx';
import { ToolBodyView } from './toolBody.tsx';

/** A tool call on one line; what it was given and what came back open below. */
export function ToolCall({ row, item }: { readonly row: ItemRow; readonly item: ToolCallItem }) {
  const { openDiff, openFile } = useContext(Doings);
  const { body } = item;
  const line = (
    <>
      <strong class="tool">{item.name}</strong>
      <bdi class="subject">{item.subject}</bdi>
      <span class={`outcome${item.state === 'failed' ? ' failed' : ''}`}>{item.outcome}</span>
    </>
  );
  const beside = (
    <>
      {body.kind === 'diff' && item.state === 'done' && (
        <button type="button" class="quiet-button" onClick={() => openDiff(row)}>
          {l10n.t('Open Diff')}
        </button>
      )}
      {(body.kind === 'file' || body.kind === 'diff') && item.state === 'done' && (
        <button type="button" class="quiet-button" onClick={() => openFile(row)}>
          {l10n.t('Open File')}
        </button>
      )}
      <span class="duration">{item.duration}</span>
      <StateMark state={item.state} />
    </>
  );
  return (
    <Fold name={row.key} line={line} beside={beside}>
      {() => (
        <>
          {!isPicture(item) && <ToolBodyView row={row} body={body} />}
          <Images row={row} images={item.images} />
        </>
      )}
    </Fold>
  );
}

/** Of a file that is nothing but a picture there is no text to show. */
const isPicture = ({ body, images }: ToolCallItem): boolean =>
  body.kind === 'file' && body.text.text === '' && body.error === undefined && images.length > 0;
