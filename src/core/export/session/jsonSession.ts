import type { ExportedItem, ExportStep, SessionWriter } from '../../answers/transcript/exportStep.ts';
import { assertNever } from '../../kit/assertNever.ts';
import { isDated } from '../../model/time.ts';
import type { SessionMetadata } from '../../model/session.ts';

/** Counts up when a program that reads it would have to change. */
const version = 1;

/** A session as JSON, one item a line, in the log's own words, in dollars and ISO times, whatever the user's language. */
export class JsonSession implements SessionWriter {
  readonly #session: SessionMetadata;
  #isFirst = true;

  constructor(session: SessionMetadata) {
    this.#session = session;
  }

  write(step: ExportStep): string {
    switch (step.kind) {
      case 'begin': {
        const { id, project, cwd, branches, firstAt, lastAt } = this.#session;
        const session = { id, title: step.head.title, project, cwd, branches, from: iso(firstAt), to: iso(lastAt) };
        return `{"version":${version},"session":${JSON.stringify(session)},"items":[\n`;
      }
      case 'item': {
        const comma = this.#isFirst ? '' : ',\n';
        this.#isFirst = false;
        return `${comma}${JSON.stringify(plain(itemOf(step)))}`;
      }
      case 'openLog':
      case 'closeLog':
        return '';
      case 'end':
        return '\n]}\n';
      default:
        return assertNever(step);
    }
  }
}

function itemOf({ log, item, part, counts }: ExportedItem): object {
  const { record, said, result, summary } = part;
  const { message } = record;
  return {
    log,
    id: item.id,
    at: iso(record.at),
    uuid: record.uuid,
    isSidechain: record.isSidechain || undefined,
    ...said,
    result: result && { ...result, at: iso(result.at) },
    summary,
    message: counts && {
      id: message?.id,
      requestId: message?.requestId,
      model: counts.model,
      tokens: counts.tokens,
      thinkingTokens: counts.thinking,
      usd: counts.spending.cost.usd,
      unpricedTokens: counts.spending.cost.unpriced.reduce((sum, { tokens }) => sum + tokens, 0),
      isCopy: counts.isCopy,
    },
  };
}

/** Without what is only ours: keys of acts, and texts as the pair of what was read and what was left out. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('text' in value && 'rest' in value && Object.keys(value).length === 2) return value.text;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'act')
      .map(([name, each]) => [name, plain(each)]),
  );
}

const iso = (at: number | undefined): string | undefined =>
  at !== undefined && isDated(at) ? new Date(at).toISOString() : undefined;
