import * as l10n from '@vscode/l10n';
import type { Said, SaidText } from '../../model/said.ts';
import type { Labels } from '../labels.ts';
import { oneLine } from '../safeText.ts';
import type { ApiErrorItem, CompactionItem, HookItem, NoteItem, SlashCommandItem } from '../transcriptItem.ts';
import { completed, type ItemCore, type ItemView, shown } from './itemCore.ts';
import { emptyText } from './longText.ts';
import { hookStateWord, retryLabel } from './noteWords.ts';

type Part<Kind extends Said['kind']> = Extract<Said, { readonly kind: Kind }>;

/** The request that wrote a compaction's summary. */
export interface Compactor {
  readonly log: string;
  readonly cost: string;
}

/** Old logs have the summary and nothing of how it came about. */
export function compactionItem(
  view: ItemView,
  core: ItemCore,
  said: Part<'compaction'> | undefined,
  text: SaidText | undefined,
  compactor: Compactor | undefined,
): CompactionItem {
  const summary = text ? shown(view, text) : emptyText;
  const what = said ? compactionLabel(view.view.labels, said) : l10n.t('compacted');
  const label = [what, compactor?.cost ?? ''].filter((part) => part !== '').join(', ');
  return completed({ ...core, kind: 'compaction', label, summary, log: compactor?.log }, [label]);
}

function compactionLabel(labels: Labels, { trigger, before, after }: Part<'compaction'>): string {
  const isMicro = trigger === 'micro';
  if (before === 0) return isMicro ? l10n.t('old tool results cleared') : l10n.t('compacted');
  const tokens = after === undefined ? labels.tokens(before) : `${labels.tokens(before)} → ${labels.tokens(after)}`;
  return isMicro ? l10n.t('old tool results cleared: {0} tokens', tokens) : l10n.t('compacted: {0} tokens', tokens);
}

export function commandItem(view: ItemView, core: ItemCore, said: Part<'command'>): SlashCommandItem {
  const name = oneLine(said.name);
  const args = shown(view, said.args);
  const output = shown(view, said.output);
  const item = { ...core, kind: 'slashCommand' as const, name, args, output };
  const what = name === '' ? l10n.t('command output') : l10n.t('command {0}', name);
  const words = [what, oneLine(said.args.text || said.output.text)];
  return completed(item, words);
}

export function hookItem(view: ItemView, core: ItemCore, { name, state, text }: Part<'hook'>): HookItem {
  const item = { ...core, kind: 'hook' as const, name: oneLine(name), state, text: shown(view, text) };
  return completed(item, [l10n.t('hook {0}', item.name), hookStateWord(state)]);
}

export function apiErrorItem(view: ItemView, core: ItemCore, said: Part<'apiError'>): ApiErrorItem {
  const text = shown(view, said.text);
  const label = retryLabel(said.error, said.attempt, said.maxAttempts);
  return completed({ ...core, kind: 'apiError', label, text }, [label, oneLine(said.text.text)]);
}

export function noteItem(
  view: ItemView,
  core: ItemCore,
  label: string,
  said: SaidText | undefined,
  isDetail: boolean,
): NoteItem {
  const text = said ? shown(view, said) : emptyText;
  return completed({ ...core, kind: 'note', label, text, isDetail }, [label]);
}
