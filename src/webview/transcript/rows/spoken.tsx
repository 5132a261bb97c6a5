import type { AnswerItem, PromptItem, ThinkingItem } from '../../../core/answers/transcriptItem.ts';
import type { ItemRow } from '../state/rows.ts';
import { Markdown } from '../text/markdown.tsx';
import { showMarks } from '../text/shownMarks.ts';
import { Fold, ShowAll } from './fold.tsx';
import { Images } from './images.tsx';

/** What a person typed stands as it was typed, and stands out. */
export function Prompt({ row, item: { text, images, note } }: { readonly row: ItemRow; readonly item: PromptItem }) {
  return (
    <>
      <div class="plain prompt-text" dir="auto">
        {showMarks(text.text)}
      </div>
      <ShowAll row={row} text={text} />
      <Images row={row} images={images} />
      {note !== undefined && <div class="remark">{note}</div>}
    </>
  );
}

export function Answer({ row, item: { markdown } }: { readonly row: ItemRow; readonly item: AnswerItem }) {
  return (
    <>
      <Markdown text={markdown.text} />
      <ShowAll row={row} text={markdown} />
    </>
  );
}

/** How long it was is enough until somebody wants to know. */
export function Thinking({ row, item: { label, text } }: { readonly row: ItemRow; readonly item: ThinkingItem }) {
  const body = (
    <>
      <div class="plain" dir="auto">
        {showMarks(text.text)}
      </div>
      <ShowAll row={row} text={text} />
    </>
  );
  return (
    <Fold name={row.key} line={<span class="label">{label}</span>}>
      {text.text === '' ? undefined : () => body}
    </Fold>
  );
}
