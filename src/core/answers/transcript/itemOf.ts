import * as l10n from '@vscode/l10n';
import { assertNever } from '../../kit/assertNever.ts';
import type { Said, SaidRecord, SaidText, ToolResult } from '../../model/said.ts';
import { type DayKey, isDated } from '../../model/time.ts';
import { oneLine } from '../safeText.ts';
import type { TranscriptItem } from '../transcriptItem.ts';
import type { Viewpoint } from '../viewpoint.ts';
import { type AgentRun, subAgentItem } from './agentItem.ts';
import { apiErrorItem, commandItem, type Compactor, compactionItem, hookItem, noteItem } from './cardItems.ts';
import type { ItemCore, ItemView } from './itemCore.ts';
import { noteLabel } from './noteWords.ts';
import { toolCallItem } from './toolItem.ts';
import { answerItem, promptItem, thinkingItem } from './wordItems.ts';

/** What an item is made of: a part of a record, with what belongs to it from elsewhere. */
export interface SaidPart {
  readonly record: SaidRecord;
  /** Which part of the record. */
  readonly block: number;
  readonly said: SpokenPart;
  /** Of a tool call; undefined while there is none. */
  readonly result?: ToolResult | undefined;
  /** Of a call that started a sub-agent. */
  readonly run?: AgentRun | undefined;
  /** Of a compaction: what the conversation goes on with, and the request that wrote it. */
  readonly summary?: SaidText | undefined;
  readonly compactor?: Compactor | undefined;
  /** Id of the message's figure. */
  readonly figure?: string | undefined;
}

/** A result is part of its call, wherever in the log it stands. */
export type SpokenPart = Exclude<Said, { readonly kind: 'toolResult' }>;

/** Makes what is shown of what was said. */
export function itemOf(view: ItemView, part: SaidPart): TranscriptItem {
  const core = coreOf(view, part);
  const { said, record } = part;
  switch (said.kind) {
    case 'prompt':
      return promptItem(view, core, said);
    case 'answer':
      return answerItem(view, core, said);
    case 'thinking':
      return thinkingItem(view, core, said);
    case 'toolCall':
      return part.run || said.input.kind === 'agent'
        ? subAgentItem(view, core, said, part.result, part.run)
        : toolCallItem(view, core, said, record.at, part.result);
    case 'compaction':
      return compactionItem(view, core, said, part.summary, part.compactor);
    case 'compactSummary':
      return compactionItem(view, core, undefined, said.text, undefined);
    case 'command':
      return commandItem(view, core, said);
    case 'hook':
      return hookItem(view, core, said);
    case 'apiError':
      return apiErrorItem(view, core, said);
    case 'interruption':
      return noteItem(view, core, l10n.t('Interrupted'), undefined, false);
    case 'note':
      return noteItem(view, core, noteLabel(said.topic, record.kind), said.text, said.isDetail);
    default:
      return assertNever(said);
  }
}

/** Where and when an item was said. */
export function coreOf({ view, firstDay }: ItemView, { record, block, figure }: Omit<SaidPart, 'said'>): ItemCore {
  const time = timeLabel(view, record.at, firstDay);
  return {
    id: block === 0 ? String(record.offset) : `${record.offset}.${block}`,
    offset: record.offset,
    time,
    at: isDated(record.at) ? new Date(record.at).toISOString() : undefined,
    uuid: record.uuid === undefined ? undefined : oneLine(record.uuid),
    figure,
    isSidechain: record.isSidechain,
    sentence: time === '' ? '' : `${time}, `,
  };
}

/** `14:05`; on another day than the first `13 Nov 14:05`. */
function timeLabel({ calendar, labels, now }: Viewpoint, at: number, firstDay: DayKey): string {
  if (!isDated(at)) return '';
  const { day, time } = calendar.local(at);
  return day === firstDay ? time : `${labels.day(day, calendar.dayOf(now))} ${time}`;
}
