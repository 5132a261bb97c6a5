import { type Act, actFlag } from '../model/act.ts';
import { commandIn, lineAct, maxNameLength, type Origin } from './actOrigin.ts';
import { countField, field, type JsonObject, objectField, stringField } from './jsonValue.ts';

/** What the client noted beside the conversation: compactions, errors that it retried, commands of its own. */
export function systemActs(record: JsonObject, origin: Origin): readonly Act[] {
  const subtype = field(record, 'subtype');
  if (subtype === 'local_command') {
    const command = commandIn((stringField(record, 'content') ?? '').trim());
    return command === undefined ? [] : [{ ...lineAct('prompt', origin), name: command }];
  }
  if (subtype === 'compact_boundary') {
    const metadata = objectField(record, 'compactMetadata');
    const tookMs = countField(metadata, 'durationMs');
    const name = (stringField(metadata, 'trigger') ?? '').slice(0, maxNameLength);
    const compaction = measured(
      lineAct('compaction', origin),
      countField(metadata, 'preTokens'),
      countField(metadata, 'postTokens'),
    );
    return [{ ...compaction, name, at: origin.at - tookMs, endAt: origin.at }];
  }
  if (subtype === 'microcompact_boundary') {
    const metadata = objectField(record, 'microcompactMetadata');
    const before = countField(metadata, 'preTokens');
    const after = Math.max(0, before - countField(metadata, 'tokensSaved'));
    return [{ ...measured(lineAct('compaction', origin), before, after), name: 'micro', endAt: origin.at }];
  }
  return subtype === 'api_error' ? [retriedError(record, origin)] : [];
}

function retriedError(record: JsonObject, origin: Origin): Act {
  const error = objectField(record, 'error');
  const status = countField(error, 'status');
  const code = [objectField(error, 'connection'), objectField(error, 'cause'), objectField(record, 'cause')]
    .map((holder) => stringField(holder, 'code'))
    .find((text) => text !== undefined);
  const attempt = measured(lineAct('api-error', origin), countField(record, 'retryAttempt'), 0);
  return {
    ...attempt,
    name: status > 0 ? String(status) : (code ?? '').slice(0, maxNameLength),
    endAt: origin.at + waitMs(field(record, 'retryInMs')),
    flags: attempt.flags | actFlag.retried,
  };
}

/** Rounded, where it is a number of milliseconds. */
function waitMs(value: unknown): number {
  const rounded = typeof value === 'number' ? Math.round(value) : 0;
  return rounded > 0 && rounded <= 0xffffffff ? rounded : 0;
}

/** Zero tokens and attempt zero are no figures. */
const measured = (act: Act, figure: number, otherFigure: number): Act =>
  figure > 0 ? { ...act, figure, otherFigure, flags: act.flags | actFlag.measured } : act;
