import type { PatchHunk, SaidImage, ToolOutcome, ToolResult } from '../../model/said.ts';
import { actFlag } from '../../model/act.ts';
import type { EpochMs } from '../../model/time.ts';
import { arrayField, asObject, field, type JsonObject, objectField, stringField } from '../jsonValue.ts';
import { readResult } from '../readResult.ts';
import { listOf, type TextReader } from './textReader.ts';

/** What came of a tool call. `record` is undefined where several results share one: what it says beside them is about none of them. */
export function readToolResult(
  block: JsonObject,
  record: JsonObject | undefined,
  at: EpochMs,
  texts: TextReader,
): ToolResult {
  const content = field(block, 'content');
  const text = texts.content(content);
  const told = objectField(record, 'toolUseResult');
  const images = texts.images(content);
  return {
    at,
    isError: field(block, 'is_error') === true,
    isDenied: (readResult(block, record).flags & actFlag.denied) !== 0,
    text,
    images: images.length > 0 ? images : imageOf(told, texts),
    told: told ? outcomeOf(told, texts) : { kind: 'nothing' },
  };
}

/** Told by its shape: tools come and go, and gateways rename them. */
function outcomeOf(told: JsonObject, texts: TextReader): ToolOutcome {
  if (stringField(told, 'agentId') !== undefined || stringField(told, 'runId') !== undefined || isAgentSum(told))
    return agentOutcome(told);
  if (Array.isArray(field(told, 'structuredPatch'))) return patchOutcome(told, texts);
  if (typeof field(told, 'stdout') === 'string') {
    return {
      kind: 'shell',
      output: texts.field(told, 'stdout'),
      errorOutput: texts.field(told, 'stderr'),
      isInterrupted: field(told, 'interrupted') === true,
      isBackground: stringField(told, 'backgroundTaskId') !== undefined,
    };
  }
  const file = objectField(told, 'file');
  const path = stringField(file, 'filePath');
  if (path === undefined || typeof field(file, 'content') !== 'string') return { kind: 'nothing' };
  return { kind: 'file', path, firstLine: countOf(field(file, 'startLine')) ?? 1, text: texts.field(file, 'content') };
}

/** Logs of 2025 name no agent. */
const isAgentSum = (told: JsonObject): boolean => field(told, 'totalToolUseCount') !== undefined;

function agentOutcome(told: JsonObject): ToolOutcome {
  return {
    kind: 'agent',
    agentId: stringField(told, 'agentId'),
    runId: stringField(told, 'runId'),
    agentType: stringField(told, 'agentType') ?? '',
    steps: countOf(field(told, 'totalToolUseCount')),
    durationMs: countOf(field(told, 'totalDurationMs')),
    isBackground: field(told, 'isAsync') === true || field(told, 'status') === 'async_launched',
  };
}

function patchOutcome(told: JsonObject, texts: TextReader): ToolOutcome {
  const original = field(told, 'originalFile') ?? field(told, 'originalFileContents');
  return {
    kind: 'patch',
    hunks: listOf(told, 'structuredPatch').map((hunk): PatchHunk => ({
      oldStart: countOf(field(hunk, 'oldStart')) ?? 0,
      newStart: countOf(field(hunk, 'newStart')) ?? 0,
      lines: arrayField(hunk, 'lines')
        .filter((line) => typeof line === 'string')
        .map((line) => texts.text(line).text),
    })),
    original: typeof original === 'string' ? texts.text(original) : undefined,
  };
}

/** A picture that was read from a file stands beside the result. */
function imageOf(told: JsonObject | undefined, texts: TextReader): readonly SaidImage[] {
  const file = asObject(field(told, 'file'));
  const base64 = texts.field(file, 'base64');
  return base64.text === '' ? [] : [{ mediaType: stringField(file, 'type') ?? '', base64 }];
}

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
