import * as l10n from '@vscode/l10n';
import type { ExportedItem, ExportStep, SessionWriter } from '../../answers/transcript/exportStep.ts';
import type { TranscriptHead } from '../../answers/transcript.ts';
import { assertNever } from '../../kit/assertNever.ts';
import { escapeHtml, figureHtml, headlineHtml, partHtml, type Pictures, timeHtml, type ToHtml } from './htmlParts.ts';
import { setItem } from './itemParts.ts';
import { sessionStyle } from './sessionStyle.ts';

/** What an HTML page is made with: answers are Markdown, and pictures come with the page. */
export interface HtmlMeans {
  readonly toHtml: ToHtml;
  readonly picturesOf: (item: ExportedItem) => Pictures;
  readonly language: string;
}

/** A session as one HTML file that asks nothing of any network and runs no script; text of a log is never HTML in it. */
export class HtmlSession implements SessionWriter {
  readonly #means: HtmlMeans;
  #time = '';

  constructor(means: HtmlMeans) {
    this.#means = means;
  }

  write(step: ExportStep): string {
    switch (step.kind) {
      case 'begin':
        return this.#head(step.head);
      case 'item':
        return this.#item(step);
      case 'openLog':
        return `<details class="log"><summary>${escapeHtml(l10n.t('Sub-agent: {0}', step.title))}</summary>\n`;
      case 'closeLog':
        return '</details>\n';
      case 'end':
        return '</main>\n</body>\n</html>\n';
      default:
        return assertNever(step);
    }
  }

  #head({ title, subtitle, sessionId }: TranscriptHead): string {
    return `<!doctype html>
<html lang="${escapeHtml(this.#means.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${sessionStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="told">${subtitle.map(escapeHtml).join(' · ')}<br><code>${escapeHtml(sessionId)}</code></p>
`;
  }

  #item(step: ExportedItem): string {
    const { item, figure } = step;
    const { headline, isFolded, parts } = setItem(item);
    const pictures = this.#means.picturesOf(step);
    const body = parts.map((part) => partHtml(part, this.#means.toHtml, pictures)).join('');
    const isFailed = item.kind === 'apiError' || ('state' in item && item.state === 'failed');
    const classes = [item.kind, ...(item.isSidechain ? ['aside'] : []), ...(isFailed ? ['failed'] : [])].join(' ');
    const head = headlineHtml(item, headline);
    const inner = isFolded ? `<details><summary>${head}</summary>${body}</details>` : `${head}${body}`;
    const said = `<div class="said">${inner}</div>`;
    // Told once for what was said in the same minute; the cell of the grid stays.
    const time = item.time === this.#time ? '<span></span>' : timeHtml(item);
    this.#time = item.time;
    return `<article class="${classes}" id="${anchorOf(step)}">${time}${said}${figureHtml(figure)}</article>\n`;
  }
}

/** Unique in the page: ids of items are so in their log. */
const anchorOf = ({ log, item }: ExportedItem): string => escapeHtml(`${log === 'main' ? '' : `${log}-`}${item.id}`);
