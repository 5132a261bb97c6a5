import * as l10n from '@vscode/l10n';
import type { MessageFigure } from '../../answers/transcript.ts';
import type { DiffHunk, TranscriptItem } from '../../answers/transcriptItem.ts';
import { assertNever } from '../../kit/assertNever.ts';
import type { ItemPart } from './itemParts.ts';

/** Makes HTML of Markdown, without letting HTML of the Markdown's own through. */
export type ToHtml = (markdown: string) => string;

/** Pictures of an item, as `data:` addresses; undefined for what is not drawn. */
export type Pictures = readonly (string | undefined)[];

/** Text as text, wherever in HTML it stands. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

export function headlineHtml(item: TranscriptItem, headline: string): string {
  const who = item.kind !== 'prompt' ? '' : item.isSidechain ? l10n.t('Task') : l10n.t('You');
  const words = [who, headline].filter((word) => word !== '').join(' · ');
  return words === '' ? '' : `<span class="head">${escapeHtml(words)}</span>`;
}

export const timeHtml = ({ time, at }: TranscriptItem): string =>
  at === undefined ? '<time></time>' : `<time datetime="${escapeHtml(at)}">${escapeHtml(time)}</time>`;

export function figureHtml(figure: MessageFigure | undefined): string {
  if (!figure) return '';
  const words = [figure.cost, figure.runningCost, figure.context].filter((word) => word !== '');
  return `<aside class="figure" title="${escapeHtml(figure.model)}" aria-label="${escapeHtml(figure.sentence)}">${words.map(escapeHtml).join(' · ')}</aside>`;
}

export function partHtml(part: ItemPart, toHtml: ToHtml, pictures: Pictures): string {
  switch (part.kind) {
    case 'markdown':
      return `<div class="markdown">${toHtml(part.text)}</div>`;
    case 'words':
      return `<p class="words">${escapeHtml(part.text)}</p>`;
    case 'code':
      return `<pre>${escapeHtml(part.text)}</pre>`;
    case 'diff':
      return part.hunks.map(hunkHtml).join('');
    case 'field':
      return `<p class="field"><span>${escapeHtml(part.name)}</span></p><pre>${escapeHtml(part.text)}</pre>`;
    case 'images':
      return part.images.map(({ index, label }) => imageHtml(pictures[index], label)).join('');
    default:
      return assertNever(part);
  }
}

function hunkHtml({ lines }: DiffHunk): string {
  const rows = lines.map(({ sign, text }) => {
    const tag = sign === '+' ? 'ins' : sign === '-' ? 'del' : 'span';
    return `<${tag}>${sign}${escapeHtml(text)}</${tag}>`;
  });
  return `<pre class="diff">${rows.join('')}</pre>`;
}

const imageHtml = (address: string | undefined, label: string): string =>
  address === undefined
    ? `<p class="told">${escapeHtml(label)}</p>`
    : `<img src="${escapeHtml(address)}" alt="${escapeHtml(label)}" loading="lazy">`;
