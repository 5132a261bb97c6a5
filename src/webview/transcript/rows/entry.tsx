import { useContext } from 'preact/hooks';
import type { TranscriptItem } from '../../../core/answers/transcriptItem.ts';
import { Doings } from '../doings.ts';
import type { ItemRow } from '../state/rows.ts';
import { Compaction, Hook, Note, ServiceError, Skipped, SlashCommand } from './cards.tsx';
import { FigureDetails, figureName, Rail } from './rail.tsx';
import { Answer, Prompt, Thinking } from './spoken.tsx';
import { SubAgent } from './subAgent.tsx';
import { ToolCall } from './toolCall.tsx';

interface EntryProps {
  readonly row: ItemRow;
  /** The item with its texts whole, where somebody asked for it. */
  readonly whole: TranscriptItem | undefined;
  readonly isTabStop: boolean;
}

/** One thing that was said or done: when, what, and what the session had cost by then. */
export function Entry({ row, whole, isTabStop }: EntryProps) {
  const { isOpen } = useContext(Doings);
  const { figure, place } = row;
  const item = whole ?? row.item;
  const isAside = place.depth > 0 || item.isSidechain;
  return (
    <div
      role="article"
      class={`entry ${item.kind}${isAside ? ' aside' : ''}`}
      style={{ '--depth': String(place.depth) }}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={figure ? `${item.sentence}. ${figure.sentence}` : item.sentence}
      data-vscode-context={contextOf(row)}
    >
      <span class="time" title={item.at}>
        {row.isTimeTold && item.time}
      </span>
      <div class="body">
        <Item row={row} item={item} />
        {figure && isOpen(figureName(row)) && <FigureDetails figure={figure} />}
      </div>
      {figure && <Rail row={row} figure={figure} />}
    </div>
  );
}

/** What a menu on the row is about; its commands get it as their argument. */
const contextOf = ({ place, item }: ItemRow): string =>
  JSON.stringify({ webviewSection: 'message', log: place.log, item: item.id, preventDefaultContextMenuItems: false });

function Item({ row, item }: { readonly row: ItemRow; readonly item: TranscriptItem }) {
  switch (item.kind) {
    case 'prompt':
      return <Prompt row={row} item={item} />;
    case 'answer':
      return <Answer row={row} item={item} />;
    case 'thinking':
      return <Thinking row={row} item={item} />;
    case 'toolCall':
      return <ToolCall row={row} item={item} />;
    case 'subAgent':
      return <SubAgent row={row} item={item} />;
    case 'compaction':
      return <Compaction row={row} item={item} />;
    case 'slashCommand':
      return <SlashCommand row={row} item={item} />;
    case 'hook':
      return <Hook row={row} item={item} />;
    case 'apiError':
      return <ServiceError row={row} item={item} />;
    case 'note':
      return <Note row={row} item={item} />;
    case 'skipped':
      return <Skipped item={item} />;
    default:
      return item satisfies never;
  }
}
