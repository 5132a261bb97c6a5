import { type Act, type ActFlags, actFlag } from '../model/act.ts';
import { hashText } from '../kit/hash.ts';
import { arrayField, asObject, field, type JsonObject, objectField, stringField } from './jsonValue.ts';

/*
 * What is read of a tool's result, and nothing else:
 *
 * the tool_result block   is_error; content, or its first text, up to the longest of the openings below
 * its record              toolDenialKind
 * toolUseResult           structuredPatch[].lines[]: their first characters; type; content where type is "create";
 *                         oldString where it is empty; userModified; interrupted; agentId; agentType; isAsync; status;
 *                         backgroundTaskId
 */

const denial = "The user doesn't want to";
const stopped = '[Request interrupted by user';

/** What a result adds to its act. `record` is undefined where several results share one: what it says is about none of them. */
export function readResult(
  block: JsonObject | undefined,
  record: JsonObject | undefined,
): Pick<Act, 'subject' | 'figure' | 'otherFigure' | 'flags'> {
  const opening = openingOf(block);
  const told = objectField(record, 'toolUseResult');
  const isDenied = stringField(record, 'toolDenialKind') !== undefined || opening.startsWith(denial);
  const isStopped = field(told, 'interrupted') === true || opening.startsWith(stopped);
  const flags =
    (field(block, 'is_error') === true ? actFlag.failed : 0) |
    (isDenied ? actFlag.denied : 0) |
    (isStopped ? actFlag.interrupted : 0);
  if (!told) return { subject: '', figure: 0, otherFigure: 0, flags };
  const figures = lineFigures(told) ?? agentFigures(told);
  return {
    subject: stringField(told, 'agentType') ?? '',
    figure: figures?.figure ?? 0,
    otherFigure: figures?.otherFigure ?? 0,
    flags: flags | toldFlags(told) | (figures ? actFlag.measured : 0),
  };
}

/** The first text of a result. */
export function openingOf(block: JsonObject | undefined): string {
  const content = field(block, 'content');
  if (typeof content === 'string') return content;
  const first = arrayField(block, 'content').find((part) => field(asObject(part), 'type') === 'text');
  return stringField(asObject(first), 'text') ?? '';
}

function toldFlags(told: JsonObject): ActFlags {
  const isBackground =
    field(told, 'isAsync') === true ||
    field(told, 'status') === 'async_launched' ||
    stringField(told, 'backgroundTaskId') !== undefined;
  const isCreated = field(told, 'type') === 'create' || field(told, 'oldString') === '';
  return (
    (isBackground ? actFlag.background : 0) |
    (isCreated ? actFlag.created : 0) |
    (field(told, 'userModified') === true ? actFlag.userModified : 0)
  );
}

interface Figures {
  readonly figure: number;
  readonly otherFigure: number;
}

/** Lines added and removed. An empty patch is that of a file written as it was, or one that the client gave up making. */
function lineFigures(told: JsonObject): Figures | undefined {
  const type = field(told, 'type');
  const patch = arrayField(told, 'structuredPatch');
  if (type === 'create') return { figure: countLines(stringField(told, 'content') ?? ''), otherFigure: 0 };
  if (patch.length === 0) return type === 'update' ? { figure: 0, otherFigure: 0 } : undefined;
  let figure = 0;
  let otherFigure = 0;
  for (const hunk of patch) {
    for (const line of arrayField(asObject(hunk), 'lines')) {
      if (typeof line !== 'string') continue;
      if (line.startsWith('+')) figure++;
      else if (line.startsWith('-')) otherFigure++;
    }
  }
  return { figure, otherFigure };
}

/** A sub-agent's id: finds its log from the call that started it. */
function agentFigures(told: JsonObject): Figures | undefined {
  const id = stringField(told, 'agentId');
  if (id === undefined) return undefined;
  const { low, high } = hashText(id);
  return { figure: low, otherFigure: high };
}

/** As editors count: a last line counts with or without its newline. */
function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}
