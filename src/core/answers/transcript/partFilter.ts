import type { TranscriptFilter } from '../transcript.ts';
import type { TranscriptItemKind } from '../transcriptItem.ts';
import { anyCase } from './itemCore.ts';
import type { SaidPart } from './itemOf.ts';
import { resultTexts, searchedTexts } from './searchedTexts.ts';
import { toolKey } from './toolWords.ts';

/** Tells what of a log is shown. */
export class PartFilter {
  readonly #filter: TranscriptFilter;
  readonly #text: RegExp | undefined;

  constructor(filter: TranscriptFilter) {
    this.#filter = filter;
    this.#text = filter.text === undefined || filter.text === '' ? undefined : anyCase(filter.text);
  }

  get looksForText(): boolean {
    return this.#text !== undefined;
  }

  /** Bytes that are no record are no error of a tool's and have no text. */
  get showsSkipped(): boolean {
    const { kinds, tools, errorsOnly } = this.#filter;
    return !this.#text && !tools && errorsOnly !== true && (kinds === undefined || kinds.includes('skipped'));
  }

  isShown(part: SaidPart): boolean {
    const { kinds, tools, errorsOnly, withDetails } = this.#filter;
    if (withDetails !== true && isDetail(part)) return false;
    if (kinds && !kinds.includes(kindOf(part))) return false;
    if (tools && !(part.said.kind === 'toolCall' && tools.includes(toolKey(part.said.tool)))) return false;
    if (errorsOnly === true && !isError(part)) return false;
    return !this.#text || hasText(part, this.#text);
  }

  /** Would the call itself be shown, without its result? Then its result's line does not show it once more. */
  isShownByCall(part: SaidPart): boolean {
    return this.isShown({ ...part, result: undefined });
  }
}

export function kindOf({ said, run }: SaidPart): TranscriptItemKind {
  switch (said.kind) {
    case 'toolCall':
      return run || said.input.kind === 'agent' ? 'subAgent' : 'toolCall';
    case 'compactSummary':
      return 'compaction';
    case 'command':
      return 'slashCommand';
    case 'interruption':
      return 'note';
    default:
      return said.kind;
  }
}

/** What the client keeps for itself, hooks that had nothing to say, and the blank lines that models once began with. */
export function isDetail({ said, record }: SaidPart): boolean {
  switch (said.kind) {
    case 'note':
      return said.isDetail;
    case 'hook':
      return said.state === 'done' && /^\s*(\{\s*\})?\s*$/.test(said.text.text);
    case 'answer':
      return /^\s+$/.test(said.text.text) && record.message !== undefined;
    default:
      return false;
  }
}

export function isError({ said, result }: SaidPart): boolean {
  if (said.kind === 'toolCall') return result?.isError ?? false;
  return said.kind === 'apiError';
}

/** Does a text stand in what was said, or in what came of it? */
export function hasText({ said, result, summary }: SaidPart, text: RegExp): boolean {
  const own = said.kind === 'note' ? [said.text] : searchedTexts(said);
  const texts = [...own, ...(result ? resultTexts(result) : []), ...(summary ? [summary] : [])];
  return texts.some((each) => each.text.search(text) >= 0);
}
