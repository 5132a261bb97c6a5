import type { Fault } from '../../model/fault.ts';
import type { MessageFigure, TranscriptHead } from '../transcript.ts';
import type { TranscriptItem } from '../transcriptItem.ts';
import type { MessageCounts } from './figures.ts';
import type { SaidPart } from './itemOf.ts';

/** A session's transcript on its way into a file, from top to bottom: what sub-agents said stands behind the call that started them. */
export type ExportStep =
  | { readonly kind: 'begin'; readonly head: TranscriptHead }
  | ExportedItem
  /** The log of a sub-agent begins; its items follow, up to the end of it. */
  | { readonly kind: 'openLog'; readonly log: string; readonly title: string; readonly depth: number }
  | { readonly kind: 'closeLog'; readonly depth: number }
  | { readonly kind: 'end' };

export interface ExportedItem {
  readonly kind: 'item';
  readonly log: string;
  readonly depth: number;
  /** In the log's own words, for programs. */
  readonly part: SaidPart;
  /** As it is shown, with its texts whole. */
  readonly item: TranscriptItem;
  /** Only beside the first item of a message. */
  readonly figure: MessageFigure | undefined;
  readonly counts: MessageCounts | undefined;
}

/** Writes an export piece by piece: one may be longer than any string. */
export interface SessionWriter {
  write(step: ExportStep): string;
}

export type ExportFormat = 'markdown' | 'html' | 'json';

/** Which session is written where. */
export interface ExportOrder {
  readonly session: string;
  readonly format: ExportFormat;
  readonly path: string;
}

/** What became of an export. */
export type Exported =
  | { readonly kind: 'written'; readonly sizeBytes: number; readonly size: string }
  /** There is no such session, or no log of it is left. */
  | { readonly kind: 'gone' }
  /** It was called off; nothing was written. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: Fault['kind'] };
