import type { ActPlace, AgentWords } from '../model/act.ts';
import { makeSessionId } from '../model/ids.ts';
import { arrayField, asObject, field, type JsonObject, objectField, stringField } from './jsonValue.ts';
import { readActs } from './readActs.ts';
import { contentOf, textOf } from './readFacts.ts';
import { readLineAt, readSmallFile } from './readLineAt.ts';
import { openingOf } from './readResult.ts';

/** A result longer than this is not searched for its first words. */
const maxLineBytes = 4 * 1024 * 1024;
const maxMetaBytes = 64 * 1024;
const maxTextLength = 2000;

/** What the client puts around what it says itself. */
const wrapping = /^\s*<tool_use_error>|<\/tool_use_error>\s*$/g;

/** What a tool or the service said of an error, cut to a length that a person may read; undefined where it is gone. */
export function readErrorText(place: ActPlace): string | undefined {
  const record = recordAt(place);
  if (!record) return undefined;
  const block = blockOf(record, place, 'tool_result');
  const text = block ? openingOf(block) : textOf(contentOf(record));
  return text.replace(wrapping, '').trim().slice(0, maxTextLength) || undefined;
}

/** What a sub-agent is for: Claude Code keeps it beside the log; else the call says it. */
export function readAgentWords(log: string | undefined, call: ActPlace | undefined): AgentWords | undefined {
  const beside =
    log === undefined ? undefined : parsed(readSmallFile(log.replace(/\.jsonl$/, '.meta.json'), maxMetaBytes));
  const record = call && recordAt(call);
  const input = record && call && objectField(blockOf(record, call, 'tool_use'), 'input');
  const type = stringField(beside, 'agentType') ?? stringField(input, 'subagent_type');
  const description = stringField(beside, 'description') ?? stringField(input, 'description');
  if (type === undefined && description === undefined) return undefined;
  return { type: (type ?? '').slice(0, maxTextLength), description: (description ?? '').slice(0, maxTextLength) };
}

const recordAt = ({ path, offset }: ActPlace): JsonObject | undefined =>
  parsed(readLineAt(path, offset, maxLineBytes).line);

/** The block that the act at a place is read from; undefined where the line holds none of that type. */
function blockOf(record: JsonObject, { offset, key }: ActPlace, type: string): JsonObject | undefined {
  const said = field(record, 'type') === 'progress' ? objectField(objectField(record, 'data'), 'message') : record;
  const blocks = arrayField(objectField(said, 'message'), 'content')
    .map(asObject)
    .filter((block) => field(block, 'type') === type);
  // Blocks and their acts stand in the same order.
  const acts = readActs(record, { offset, session: makeSessionId(''), hashOfLine: () => '' });
  const index = acts.findIndex((act) => act.key.low === key.low && act.key.high === key.high);
  return blocks[Math.max(0, index)];
}

function parsed(line: string | undefined): JsonObject | undefined {
  try {
    return line === undefined ? undefined : asObject(JSON.parse(line));
  } catch {
    // A line that no longer parses was rewritten; the next sweep reads the file again.
    return undefined;
  }
}
