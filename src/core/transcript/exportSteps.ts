import { whole } from '../answers/transcript/longText.ts';
import type { ExportedItem, ExportStep } from '../answers/transcript/exportStep.ts';
import { itemOf } from '../answers/transcript/itemOf.ts';
import { PartFilter } from '../answers/transcript/partFilter.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import { transcriptHead } from '../answers/transcript/transcriptHead.ts';
import { openLogLines } from '../scan/logLines.ts';
import { itemViewOf } from './itemViewOf.ts';
import { PartReader } from './partReader.ts';

/** Texts are exported whole, as far as a string can hold them twice. */
const exportedBytes = 64 * 1024 * 1024;

/** Sub-agents start sub-agents; logs that name each other must not go round. */
const deepest = 8;

/** All of a session's transcript, its sub-agents behind the calls that started them; those that no call names at the end. */
export function* exportSteps(transcript: SessionTranscript): Generator<ExportStep, void> {
  const seen = new Set<string>();
  yield { kind: 'begin', head: transcriptHead(transcript) };
  for (const [place, log] of transcript.logs.entries()) {
    if (seen.has(log.name) || log.holding.digest.file.role === 'compactor') continue;
    const isOwn = place === 0;
    seen.add(log.name);
    if (!isOwn) yield { kind: 'openLog', log: log.name, title: transcript.titleOf(log), depth: 1 };
    yield* logSteps(transcript, log, isOwn ? 0 : 1, seen);
    if (!isOwn) yield { kind: 'closeLog', depth: 1 };
  }
  yield { kind: 'end' };
}

function* logSteps(
  transcript: SessionTranscript,
  log: NamedLog,
  depth: number,
  seen: Set<string>,
): Generator<ExportStep, void> {
  for (const step of itemSteps(transcript, log, depth)) {
    yield step;
    const logs = step.item.kind === 'subAgent' && depth < deepest ? step.item.logs : [];
    for (const { log: name } of logs) {
      const started = seen.has(name) ? undefined : transcript.logOf(name);
      if (!started) continue;
      seen.add(name);
      yield { kind: 'openLog', log: name, title: transcript.titleOf(started), depth: depth + 1 };
      yield* logSteps(transcript, started, depth + 1, seen);
      yield { kind: 'closeLog', depth: depth + 1 };
    }
  }
}

function* itemSteps(transcript: SessionTranscript, log: NamedLog, depth: number): Generator<ExportedItem, void> {
  const { file, isDeleted } = log.holding.digest;
  const opened = isDeleted ? undefined : openLogLines(file.path, file.stamp.sizeBytes);
  if (!opened?.ok) return;
  const lines = opened.value;
  const parts = new PartReader(transcript, log, lines.elsewhere(), exportedBytes);
  const view = itemViewOf(transcript, log, whole);
  const filter = new PartFilter({});
  const told = new Set<string>();
  try {
    for (const line of lines.after(0)) {
      for (const part of parts.partsOf(parts.read(line))) {
        if (!filter.isShown(part)) continue;
        const isFirst = part.figure !== undefined && !told.has(part.figure);
        if (part.figure !== undefined) told.add(part.figure);
        const { message } = part.record;
        yield {
          kind: 'item',
          log: log.name,
          depth,
          part,
          item: itemOf(view, part),
          figure: isFirst ? parts.figures.get(part.figure) : undefined,
          counts: isFirst && message ? transcript.figuresOf(log).countsOf(message) : undefined,
        };
      }
    }
  } finally {
    lines.close();
  }
}
