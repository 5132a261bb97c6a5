import { noText, type NoteTopic, type Said, type SaidText } from '../../model/said.ts';
import { arrayField, asObject, field, type JsonObject, objectField, stringField } from '../jsonValue.ts';
import type { TextReader } from './textReader.ts';
import { clientSaid } from './userSaid.ts';

/** Records of type `system`: what happened to the conversation. */
export function systemSaid(record: JsonObject, texts: TextReader): Said[] {
  const content = texts.field(record, 'content');
  switch (field(record, 'subtype')) {
    case 'compact_boundary':
      return [compaction(objectField(record, 'compactMetadata'), 'postTokens')];
    case 'microcompact_boundary':
      return [compaction(objectField(record, 'microcompactMetadata'), 'tokensSaved')];
    case 'api_error':
    case 'error':
      return [apiError(record, texts)];
    case 'local_command':
      return [clientSaid(content) ?? { kind: 'command', name: '', args: noText, output: content }];
    case 'stop_hook_summary':
      return [stopHooks(record, texts)];
    case 'away_summary':
      return [note('away', content)];
    case 'api_refusal':
      return [note('refusal', textOr(texts.field(record, 'apiRefusalExplanation'), content))];
    case 'model_refusal_fallback':
      return [note('modelFallback', content)];
    case 'informational':
      return [note('injected', content)];
    default:
      return [wholeRecord(record, texts)];
  }
}

/** Records of type `attachment`: what the client put before the model beside the prompt. */
export function attachmentSaid(record: JsonObject, texts: TextReader): Said[] {
  const attachment = objectField(record, 'attachment');
  const type = stringField(attachment, 'type') ?? '';
  if (type === 'queued_command') {
    const text = texts.content(field(attachment, 'prompt'));
    return [
      clientSaid(text) ?? { kind: 'prompt', text, images: texts.images(field(attachment, 'prompt')), source: 'queued' },
    ];
  }
  if (type.startsWith('hook_')) return [hook(type, attachment, texts)];
  const path = stringField(attachment, 'filename') ?? stringField(attachment, 'path');
  if (path !== undefined) return [{ ...note('file', texts.text(path)), isDetail: true }];
  return [wholeRecord(attachment ?? record, texts)];
}

/** All other records: titles, modes, snapshots, progress. */
export function otherSaid(record: JsonObject, texts: TextReader): Said[] {
  const url = field(record, 'type') === 'pr-link' ? stringField(record, 'prUrl') : undefined;
  return [url === undefined ? wholeRecord(record, texts) : note('pullRequest', texts.text(url))];
}

const note = (topic: NoteTopic, text: SaidText): Said & { kind: 'note' } => ({
  kind: 'note',
  topic,
  text,
  isDetail: false,
});

const wholeRecord = (record: JsonObject, texts: TextReader): Said => ({
  ...note('record', texts.text(record)),
  isDetail: true,
});

const textOr = (text: SaidText, otherwise: SaidText): SaidText => (text.text === '' ? otherwise : text);

function compaction(metadata: JsonObject | undefined, figure: 'postTokens' | 'tokensSaved'): Said {
  const before = countOf(field(metadata, 'preTokens')) ?? 0;
  const told = countOf(field(metadata, figure));
  const after = figure === 'postTokens' || told === undefined ? told : Math.max(0, before - told);
  const trigger = figure === 'tokensSaved' ? 'micro' : (stringField(metadata, 'trigger') ?? '');
  return { kind: 'compaction', trigger, before, after };
}

function apiError(record: JsonObject, texts: TextReader): Said {
  const error = objectField(record, 'error');
  const status = countOf(field(error, 'status'));
  const holders = [objectField(error, 'connection'), objectField(error, 'cause'), objectField(record, 'cause')];
  const code = holders.map((holder) => stringField(holder, 'code')).find((text) => text !== undefined);
  return {
    kind: 'apiError',
    error: status === undefined ? (code ?? '') : String(status),
    attempt: countOf(field(record, 'retryAttempt')) ?? 0,
    maxAttempts: countOf(field(record, 'maxRetries')) ?? 0,
    text: textOr(
      textOr(texts.field(error, 'formatted'), texts.field(error, 'message')),
      texts.field(record, 'content'),
    ),
  };
}

/** The hooks that run at the end of a turn; nothing to tell where they said nothing. */
function stopHooks(record: JsonObject, texts: TextReader): Said {
  const errors = arrayField(record, 'hookErrors').filter((error) => typeof error === 'string');
  const isBlocked = field(record, 'preventedContinuation') === true;
  const reason = texts.field(record, 'stopReason');
  if (errors.length === 0 && !isBlocked) return { ...note('record', texts.text(record)), isDetail: true };
  const text = errors.length > 0 ? texts.text(errors.join('\n')) : reason;
  return { kind: 'hook', name: 'Stop', state: isBlocked ? 'blocked' : 'failed', text };
}

function hook(type: string, attachment: JsonObject | undefined, texts: TextReader): Said {
  const name = stringField(attachment, 'hookName') ?? stringField(attachment, 'hookEvent') ?? '';
  const blocking = texts.field(objectField(attachment, 'blockingError'), 'blockingError');
  const content = texts.content(listedTexts(field(attachment, 'content')));
  const said = [blocking, content, texts.field(attachment, 'stdout'), texts.field(attachment, 'stderr')];
  const text = said.find((each) => each.text.trim() !== '') ?? noText;
  const state = type === 'hook_blocking_error' ? 'blocked' : type.endsWith('_error') ? 'failed' : 'done';
  return { kind: 'hook', name, state, text };
}

/** Some contents are lists of plain texts. */
function listedTexts(content: unknown): unknown {
  if (!Array.isArray(content)) return content;
  return content.map((entry) => (asObject(entry) ? entry : { type: 'text', text: entry }));
}

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
