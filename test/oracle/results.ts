// What does a tool's result tell about the call beside its output?

import type { Figures } from './acts.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';

export interface ResultWord {
  readonly figures: Figures | undefined;
  readonly subject: string;
  readonly failed: boolean;
  readonly denied: boolean;
  readonly interrupted: boolean;
  readonly background: boolean;
  readonly created: boolean;
  readonly userModified: boolean;
}

/** `record` holds what its only result's record says beside it; of several, nothing. */
export function resultWord(block: JsonObject, record: JsonObject): ResultWord {
  const told = isObject(record['toolUseResult']) ? record['toolUseResult'] : {};
  const output = outputOf(block['content']);
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  return {
    figures: figuresOf(told),
    subject: isText(told['agentType']) ? told['agentType'].slice(0, 1024) : '',
    failed: block['is_error'] === true,
    denied: isText(record['toolDenialKind']) || output.startsWith("The user doesn't want to"),
    interrupted: told['interrupted'] === true || output.startsWith('[Request interrupted by user'),
    background: told['isAsync'] === true || told['status'] === 'async_launched' || isText(told['backgroundTaskId']),
    created: told['type'] === 'create' || told['oldString'] === '',
    userModified: told['userModified'] === true,
  };
}

function figuresOf(told: JsonObject): Figures | undefined {
  if (told['type'] === 'create') {
    const written = typeof told['content'] === 'string' ? told['content'] : '';
    const pieces = written.split('\n');
    return [pieces.at(-1) === '' ? pieces.length - 1 : pieces.length, 0];
  }
  const hunks: unknown[] = Array.isArray(told['structuredPatch']) ? told['structuredPatch'] : [];
  if (hunks.length > 0) {
    const lines = hunks.flatMap((hunk) => (isObject(hunk) && Array.isArray(hunk['lines']) ? hunk['lines'] : []));
    const marked = (mark: string): number =>
      lines.filter((line) => typeof line === 'string' && line.charAt(0) === mark).length;
    return [marked('+'), marked('-')];
  }
  if (told['type'] === 'update') return [0, 0];
  return typeof told['agentId'] === 'string' && told['agentId'] !== '' ? { agentId: told['agentId'] } : undefined;
}

function outputOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const first: unknown = content.find((part) => isObject(part) && part['type'] === 'text');
  return isObject(first) && typeof first['text'] === 'string' ? first['text'] : '';
}
