import * as l10n from '@vscode/l10n';
import type { ExportedItem, ExportStep, SessionWriter } from '../../answers/transcript/exportStep.ts';
import { assertNever } from '../../kit/assertNever.ts';
import { type ItemPart, setItem } from './itemParts.ts';
import { fenced, literal, tameMarkdown } from './tameMarkdown.ts';

/** A session as Markdown: prompts as headings, answers as they were written, the rest folded away in details. */
export class MarkdownSession implements SessionWriter {
  write(step: ExportStep): string {
    switch (step.kind) {
      case 'begin': {
        const { title, subtitle, sessionId } = step.head;
        return `# ${literal(title)}\n\n${subtitle.map(literal).join(' · ')}\n\n\`${sessionId.replaceAll('`', '')}\`\n\n`;
      }
      case 'item':
        return item(step);
      case 'openLog':
        return `<details><summary>${html(l10n.t('Sub-agent: {0}', step.title))}</summary>\n\n<blockquote>\n\n`;
      case 'closeLog':
        return '</blockquote>\n\n</details>\n\n';
      case 'end':
        return '';
      default:
        return assertNever(step);
    }
  }
}

function item(step: ExportedItem): string {
  const { item: shown, figure } = step;
  const { headline, isFolded, parts } = setItem(shown);
  const told = figure ? [figure.model, figure.cost, l10n.t('{0} so far', figure.runningCost), figure.context] : [];
  const margin = told.filter((word) => word !== '');
  const line = margin.length > 0 ? `*${literal(margin.join(' · '))}*\n\n` : '';
  const body = parts.map(partText).join('\n');
  if (shown.kind === 'prompt') {
    const who = shown.isSidechain ? l10n.t('Task') : l10n.t('You');
    const heading = [shown.time, who, headline].filter((word) => word !== '').join(' · ');
    return `${'#'.repeat(Math.min(6, step.depth + 2))} ${literal(heading)}\n\n${line}${body}\n`;
  }
  if (!isFolded) return `${line}${headline === '' ? '' : `**${literal(headline)}**\n\n`}${body}\n`;
  return `${line}<details><summary>${html(headline)}</summary>\n\n${body}\n</details>\n\n`;
}

function partText(part: ItemPart): string {
  switch (part.kind) {
    case 'markdown':
      return `${tameMarkdown(part.text)}\n`;
    case 'words':
      return part.text
        .split('\n')
        .map((line) => `> ${tameMarkdown(line)}\n`)
        .join('');
    case 'code':
      return fenced(part.text);
    case 'diff':
      return fenced(
        part.hunks.flatMap(({ lines }) => lines.map(({ sign, text }) => `${sign}${text}\n`)).join(''),
        'diff',
      );
    case 'field':
      return part.text.includes('\n') || part.text.length > 200
        ? `${literal(part.name)}:\n\n${fenced(part.text)}`
        : `${literal(part.name)}: ${literal(part.text)}\n`;
    case 'images':
      return `${part.images.map(({ label }) => `*${literal(label)}*`).join(', ')}\n`;
    default:
      return assertNever(part);
  }
}

/** Text inside a tag of ours, where neither HTML nor Markdown is to be read out of it. */
const html = (text: string): string => text.replace(/[&<>![\]`*_]/g, (mark) => `&#${mark.charCodeAt(0)};`);
