// What happened beside billing, line by line: tool calls and results, prompts, interruptions, compactions, errors of the
// service. No merging here; that is happenings.ts.
//
// Keys ("missing" is: not a non-empty string; line = forkedFrom.messageUuid, else uuid, else the record's text)
//   tool with an id "toolu_…"   the id, across all files
//   tool with another id        the id, the session (forkedFrom's, else the record's, else the file's) and the agentId
//   tool without an id          line and place of the block; a result never meets its call
//   anything else               kind and line

import type { LogFile } from './files.ts';
import { sessionOf } from './files.ts';
import { instantOf } from './instant.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import type { FoundRecord } from './records.ts';
import { isTypedPrompt, slashCommandOf, spokenText } from './prompts.ts';
import type { ResultWord } from './results.ts';
import { resultWord } from './results.ts';

/** Lines of files added and removed, tokens before and after, an attempt; or the sub-agent that a call started. */
export type Figures = readonly [number, number] | { readonly agentId: string };

/** One line's word about one thing that happened. */
export interface Said extends ResultWord {
  readonly key: string;
  readonly kind: 'tool' | 'prompt' | 'interruption' | 'compaction' | 'api-error';
  /** When it began and when it ended, where this line tells. */
  readonly began: number | undefined;
  readonly ended: number | undefined;
  readonly name: string;
  readonly subject: string;
  readonly retried: boolean;
  readonly sidechain: boolean;
  readonly forked: boolean;
  readonly file: LogFile;
  readonly fileSessionId: string;
  readonly offset: number;
}

export function saidIn(file: LogFile, records: readonly FoundRecord[]): readonly Said[] {
  const firstSessionId = records.map(({ record }) => text(record['sessionId'])).find((id) => id !== undefined);
  const fileSessionId = sessionOf(file, firstSessionId);
  return records.flatMap((found) => saidBy(found, file, fileSessionId));
}

const silent: ResultWord = {
  figures: undefined,
  subject: '',
  failed: false,
  denied: false,
  interrupted: false,
  background: false,
  created: false,
  userModified: false,
};

function saidBy({ record, text: recordText, offset }: FoundRecord, file: LogFile, fileSessionId: string): Said[] {
  const fork = isObject(record['forkedFrom']) ? record['forkedFrom'] : {};
  const session = text(fork['sessionId']) ?? text(record['sessionId']) ?? fileSessionId;
  const at = instantOf(record['timestamp']);
  const line: Said = {
    ...silent,
    key: text(fork['messageUuid']) ?? text(record['uuid']) ?? `bytes ${recordText}`,
    kind: 'tool',
    began: at,
    ended: undefined,
    name: '',
    retried: false,
    sidechain: record['isSidechain'] === true,
    forked: record['forkedFrom'] !== undefined && record['forkedFrom'] !== null,
    file,
    fileSessionId,
    offset,
  };
  const alone = (kind: Said['kind'], more: Partial<Said> = {}): Said => ({
    ...line,
    key: `${kind} ${line.key}`,
    kind,
    ...more,
  });
  switch (record['type']) {
    case 'assistant': {
      const gaveUp = record['isApiErrorMessage'] === true;
      const name = text(record['error']) ?? (positive(record['apiErrorStatus']) || '').toString();
      return [
        ...toolsOf(record, line, session, text(record['agentId'])),
        ...(gaveUp ? [alone('api-error', { name })] : []),
      ];
    }
    case 'user': {
      const tools = toolsOf(record, line, session, text(record['agentId']));
      const spoken = spokenText(record).trim();
      const isStop = /^\[Request interrupted by user( for tool use)?\]$/.test(spoken);
      if (isStop) return [...tools, alone('interruption')];
      const command = slashCommandOf(spoken);
      if (line.sidechain || (command === undefined && !isTypedPrompt(record))) return tools;
      return [...tools, alone('prompt', { name: command ?? '' })];
    }
    case 'progress':
      return relayedIn(record, line, session);
    case 'system':
      return systemIn(record, at, alone);
    default:
      return [];
  }
}

function relayedIn(record: JsonObject, line: Said, session: string): Said[] {
  const data = isObject(record['data']) ? record['data'] : {};
  const inner = data['message'];
  if (data['type'] !== 'agent_progress' || !isObject(inner)) return [];
  if (inner['type'] !== 'assistant' && inner['type'] !== 'user') return [];
  const relayed: Said = {
    ...line,
    key: text(inner['uuid']) ?? line.key,
    began: instantOf(inner['timestamp'] ?? record['timestamp']),
    sidechain: true,
  };
  return toolsOf(inner, relayed, session, text(data['agentId']));
}

function toolsOf(record: JsonObject, line: Said, session: string, agentId: string | undefined): Said[] {
  const message = isObject(record['message']) ? record['message'] : {};
  const blocks: unknown[] = Array.isArray(message['content']) ? message['content'] : [];
  const wanted = record['type'] === 'assistant' ? 'tool_use' : 'tool_result';
  const results = blocks.filter((block) => isObject(block) && block['type'] === 'tool_result').length;
  return blocks.flatMap((block, place): Said[] => {
    if (!isObject(block) || block['type'] !== wanted) return [];
    const id = text(wanted === 'tool_use' ? block['id'] : block['tool_use_id']);
    const known = id?.startsWith('toolu_') ? id : `${id} ${session} ${agentId ?? ''}`;
    const key = `tool ${id === undefined ? `${wanted} ${line.key} ${place}` : known}`;
    if (wanted === 'tool_use') {
      const name = (text(block['name']) ?? '').slice(0, 128);
      return [{ ...line, key, name, subject: subjectOf(name, block['input']) }];
    }
    const told = resultWord(block, results === 1 ? record : {});
    return [{ ...line, ...told, key, began: undefined, ended: line.began }];
  });
}

function subjectOf(tool: string, input: unknown): string {
  const given = isObject(input) ? input : {};
  const file = ['Read', 'Edit', 'Write', 'MultiEdit'].includes(tool) ? given['file_path'] : undefined;
  const notebook = tool === 'NotebookEdit' ? given['notebook_path'] : undefined;
  const skill = tool === 'Skill' ? (text(given['skill']) ?? given['command']) : undefined;
  const agent = tool === 'Task' || tool === 'Agent' ? given['subagent_type'] : undefined;
  return (text(file ?? notebook ?? skill ?? agent) ?? '').slice(0, 1024);
}

function systemIn(
  record: JsonObject,
  at: number | undefined,
  alone: (kind: Said['kind'], more: Partial<Said>) => Said,
): Said[] {
  const figures = (one: number, other: number): Figures | undefined => (one > 0 ? [one, other] : undefined);
  if (record['subtype'] === 'local_command') {
    const name = slashCommandOf((text(record['content']) ?? '').trim());
    return name === undefined ? [] : [alone('prompt', { name })];
  }
  if (record['subtype'] === 'compact_boundary') {
    const told = isObject(record['compactMetadata']) ? record['compactMetadata'] : {};
    const began = at === undefined ? undefined : at - positive(told['durationMs']);
    const sizes = figures(positive(told['preTokens']), positive(told['postTokens']));
    return [alone('compaction', { name: text(told['trigger']) ?? '', began, ended: at, figures: sizes })];
  }
  if (record['subtype'] === 'microcompact_boundary') {
    const told = isObject(record['microcompactMetadata']) ? record['microcompactMetadata'] : {};
    const before = positive(told['preTokens']);
    const sizes = figures(before, Math.max(0, before - positive(told['tokensSaved'])));
    return [alone('compaction', { name: 'micro', ended: at, figures: sizes })];
  }
  if (record['subtype'] !== 'api_error') return [];
  const error = isObject(record['error']) ? record['error'] : {};
  const causes = [error['connection'], error['cause'], record['cause']];
  const code = causes.map((cause) => (isObject(cause) ? text(cause['code']) : undefined)).find((each) => each);
  const name = positive(error['status']) > 0 ? `${positive(error['status'])}` : (code ?? '');
  const wait = typeof record['retryInMs'] === 'number' ? positive(Math.round(record['retryInMs'])) : 0;
  const ended = at === undefined ? undefined : at + wait;
  return [alone('api-error', { name, ended, figures: figures(positive(record['retryAttempt']), 0), retried: true })];
}

/** A whole number from 1 to 2^32-1, or 0. */
const positive = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 32 ? value : 0;

/** A non-empty string, or undefined. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
