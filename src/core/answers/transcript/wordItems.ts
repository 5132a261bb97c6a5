import * as l10n from '@vscode/l10n';
import type { Said, SaidImage } from '../../model/said.ts';
import type { Labels } from '../labels.ts';
import { oneLine } from '../safeText.ts';
import type { AnswerItem, PromptItem, ThinkingItem, TranscriptImage } from '../transcriptItem.ts';
import { completed, type ItemCore, type ItemView, shown } from './itemCore.ts';
import { promptNote } from './noteWords.ts';

type Part<Kind extends Said['kind']> = Extract<Said, { readonly kind: Kind }>;

export function promptItem(view: ItemView, core: ItemCore, said: Part<'prompt'>): PromptItem {
  const text = shown(view, said.text);
  const images = imagesOf(view.view.labels, said.images);
  const item = { ...core, kind: 'prompt' as const, text, images, note: promptNote(said.source) };
  return completed(item, [core.isSidechain ? l10n.t('task') : l10n.t('you'), oneLine(said.text.text)]);
}

export function answerItem(view: ItemView, core: ItemCore, said: Part<'answer'>): AnswerItem {
  const markdown = shown(view, said.text);
  const words = [l10n.t('answer'), oneLine(said.text.text)];
  return completed({ ...core, kind: 'answer', markdown }, words);
}

export function thinkingItem(view: ItemView, core: ItemCore, said: Part<'thinking'>): ThinkingItem {
  const text = shown(view, said.text);
  const label = said.isHidden ? l10n.t('thinking, hidden') : thinkingLabel(view.view.labels, said);
  return completed({ ...core, kind: 'thinking', label, text }, [label]);
}

function thinkingLabel(labels: Labels, { text: { text, rest } }: Part<'thinking'>): string {
  const characters = text.length + (rest?.bytes ?? 0);
  return characters === 0 ? l10n.t('thinking') : l10n.t('thinking ({0})', labels.tokens(characters));
}

/** What a picture is called until somebody looks at it. */
export function imagesOf(labels: Labels, images: readonly SaidImage[]): TranscriptImage[] {
  return images.map(({ mediaType, base64 }, index) => {
    const sizeBytes = Math.floor(((base64.text.length + (base64.rest?.bytes ?? 0)) * 3) / 4);
    const type = /^image\/([a-z]+)$/.exec(mediaType)?.[1]?.toUpperCase();
    const size = labels.size(sizeBytes);
    const label = type === undefined ? l10n.t('image, {0}', size) : l10n.t('{0} image, {1}', type, size);
    return { index, label, isShown: isDrawable(mediaType) && sizeBytes <= maxImageBytes };
  });
}

/** More is no picture that anybody pasted. */
export const maxImageBytes = 20_000_000;

/** Kinds that hold pixels and nothing else. */
export const isDrawable = (mediaType: string): mediaType is 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' =>
  /^image\/(png|jpeg|gif|webp)$/.test(mediaType);
