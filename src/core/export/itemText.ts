import { assertNever } from '../kit/assertNever.ts';
import type { LongText, ToolBody, TranscriptItem } from '../answers/transcriptItem.ts';

/** An item of a transcript as plain text, to be copied: what it says, and not how it is shown. */
export function itemText(item: TranscriptItem): string {
  switch (item.kind) {
    case 'prompt':
    case 'thinking':
      return item.text.text;
    case 'answer':
      return item.markdown.text;
    case 'toolCall':
      return lines(headline(item.name, item.subject, item.outcome), bodyText(item.body));
    case 'subAgent':
      return lines(headline(item.agentType, item.title, item.outcome), item.prompt, item.result);
    case 'compaction':
      return lines(item.label, item.summary);
    case 'slashCommand':
      return lines(headline(item.name, item.args.text), item.output);
    case 'hook':
      return lines(item.name, item.text);
    case 'apiError':
    case 'note':
      return lines(item.label, item.text);
    case 'skipped':
      return item.label;
    default:
      return assertNever(item);
  }
}

function bodyText(body: ToolBody): string {
  switch (body.kind) {
    case 'diff':
      return lines(
        body.hunks.flatMap((hunk) => hunk.lines.map(({ sign, text }) => `${sign}${text}`)).join('\n'),
        body.error,
      );
    case 'terminal':
      return lines(`$ ${body.command.text}`, body.output, body.errorOutput);
    case 'file':
      return lines(body.text, body.error);
    case 'other':
      return lines(...body.inputs.map(({ name, value }) => `${name}: ${value.text}`), body.output);
    default:
      return assertNever(body);
  }
}

const headline = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** Terminal colours are for eyes, not for the clipboard. */
const lines = (...texts: readonly (string | LongText | undefined)[]): string =>
  texts
    .map((text) => (typeof text === 'object' ? text.text : (text ?? '')).replace(escapes, ''))
    .filter((text) => text !== '')
    .join('\n');

// oxlint-disable-next-line no-control-regex -- terminal output is made of them
const escapes = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]?/g;
