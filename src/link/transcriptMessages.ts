import type {
  ImageBytes,
  JumpDirection,
  Jumped,
  JumpTarget,
  PageStart,
  TextPlaces,
  TranscriptFilter,
  TranscriptHead,
  TranscriptPage,
} from '../core/answers/transcript.ts';
import type { TranscriptItem, TranscriptItemKind } from '../core/answers/transcriptItem.ts';

/** Host → transcript page. `id` is that of the request it answers; a head of an older revision than the one shown is ignored. */
export type ToTranscript =
  | { readonly kind: 'head'; readonly head: TranscriptHead }
  | { readonly kind: 'page'; readonly id: number; readonly page: TranscriptPage }
  | { readonly kind: 'item'; readonly id: number; readonly item: TranscriptItem | undefined }
  | { readonly kind: 'image'; readonly id: number; readonly image: ImageBytes | undefined }
  | { readonly kind: 'jumped'; readonly id: number; readonly jumped: Jumped }
  | { readonly kind: 'hits'; readonly id: number; readonly hits: TextPlaces }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  /** Show this place: somebody came by a link or a search. */
  /** No session of that name is in the index any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'reveal'; readonly log: string; readonly offset: number }
  /** A command of VS Code's that is about what the page shows, such as one run by a key. */
  | { readonly kind: 'do'; readonly action: TranscriptAction };

/** What the page can be told to do from outside. */
export type TranscriptAction =
  | 'find'
  | 'nextPrompt'
  | 'previousPrompt'
  | 'nextError'
  | 'previousError'
  | 'nextTool'
  | 'previousTool'
  | 'costliest'
  | 'copyMessage'
  | 'copyMessageLink'
  | 'copyMessageId';

/** Transcript page → host: a closed set, checked by hand. The session is the panel's; a log or item that it does not have is none. */
export type FromTranscript =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'page';
      readonly id: number;
      readonly log: string;
      readonly start: PageStart;
      readonly filter: TranscriptFilter;
    }
  | { readonly kind: 'item'; readonly id: number; readonly log: string; readonly item: string }
  | { readonly kind: 'image'; readonly id: number; readonly log: string; readonly item: string; readonly index: number }
  | {
      readonly kind: 'jump';
      readonly id: number;
      readonly log: string;
      readonly from: number;
      readonly to: JumpTarget;
      readonly direction: JumpDirection;
    }
  | { readonly kind: 'hits'; readonly id: number; readonly log: string; readonly from: number; readonly text: string }
  | { readonly kind: 'openDiff'; readonly log: string; readonly item: string }
  | { readonly kind: 'openFile'; readonly log: string; readonly item: string }
  | { readonly kind: 'openLink'; readonly url: string }
  | { readonly kind: 'copy'; readonly log: string; readonly item: string; readonly what: CopiedPart }
  /** What stands on the page, such as a block of code. */
  | { readonly kind: 'copyText'; readonly text: string }
  | { readonly kind: 'run'; readonly command: TranscriptCommand };

/** `link`: an address that opens the transcript at the item. */
export type CopiedPart = 'text' | 'uuid' | 'link';

export type TranscriptCommand = 'resume' | 'export';

const kinds: readonly string[] = [
  'prompt',
  'answer',
  'thinking',
  'toolCall',
  'subAgent',
  'compaction',
  'slashCommand',
  'hook',
  'apiError',
  'note',
  'skipped',
] satisfies TranscriptItemKind[];
const parts: readonly string[] = ['text', 'uuid', 'link'] satisfies CopiedPart[];
const commands: readonly string[] = ['resume', 'export'] satisfies TranscriptCommand[];

/** Longer texts are nobody's search. */
const maxText = 1000;
const maxCopied = 4_000_000;

type Fields = Readonly<Record<string, unknown>>;

export function isFromTranscript(message: unknown): message is FromTranscript {
  if (!isFields(message)) return false;
  const { kind, log, item, url, what, command } = message;
  switch (kind) {
    case 'ready':
      return true;
    case 'page':
      return isRequest(message) && isPageStart(message['start']) && isFilter(message['filter']);
    case 'item':
      return isRequest(message) && isText(item);
    case 'image':
      return isRequest(message) && isText(item) && isOffset(message['index']);
    case 'jump':
      return isRequest(message) && isOffset(message['from']) && isTarget(message['to']) && isDirection(message);
    case 'hits':
      return isRequest(message) && isOffset(message['from']) && isText(message['text']);
    case 'openDiff':
    case 'openFile':
      return isText(log) && isText(item);
    case 'openLink':
      return typeof url === 'string' && /^https?:\/\//i.test(url) && url.length <= 4000;
    case 'copy':
      return isText(log) && isText(item) && typeof what === 'string' && parts.includes(what);
    case 'copyText':
      return typeof message['text'] === 'string' && message['text'].length <= maxCopied;
    case 'run':
      return typeof command === 'string' && commands.includes(command);
    default:
      return false;
  }
}

/** Both come from our own host; the kind is proof enough. */
export function isToTranscript(message: unknown): message is ToTranscript {
  return isFields(message) && answers.includes(String(message['kind']));
}

const answers: readonly string[] = [
  'head',
  'page',
  'item',
  'image',
  'jumped',
  'hits',
  'failed',
  'reveal',
  'gone',
  'do',
] satisfies ToTranscript['kind'][];

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= maxText;
const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isRequest = ({ id, log }: Fields): boolean => isOffset(id) && isText(log);
const isDirection = ({ direction }: Fields): boolean => direction === 'next' || direction === 'previous';
const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean';

function isPageStart(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { kind, offset } = value;
  if (kind === 'start' || kind === 'end') return true;
  return (kind === 'after' || kind === 'before' || kind === 'around') && isOffset(offset);
}

function isFilter(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { text, errorsOnly, withDetails } = value;
  return (
    isList(value['kinds'], (kind) => kinds.includes(kind)) &&
    isList(value['tools'], isText) &&
    isFlag(errorsOnly) &&
    isFlag(withDetails) &&
    (text === undefined || isText(text))
  );
}

function isList(value: unknown, isGood: (entry: string) => boolean): boolean {
  return (
    value === undefined || (Array.isArray(value) && value.every((entry) => typeof entry === 'string' && isGood(entry)))
  );
}

function isTarget(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { kind, text } = value;
  return kind === 'text' ? isText(text) : targets.includes(String(kind));
}

const targets: readonly string[] = ['prompt', 'error', 'tool', 'compaction', 'costliest'];
