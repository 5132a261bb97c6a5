import { closeSync } from 'node:fs';
import { anyCase } from '../answers/transcript/itemCore.ts';
import { searchedTexts } from '../answers/transcript/searchedTexts.ts';
import type { Said, SaidRecord } from '../model/said.ts';
import { openLog } from '../scan/openLog.ts';
import { LogLines } from '../scan/logLines.ts';
import { readSaidLine } from '../scan/said/readSaidLine.ts';
import { TextHits } from '../scan/textHits.ts';
import type { RawHit, SearchedPart } from '../model/rawHit.ts';
import type { LogRange, SearchJob } from './searchHand.ts';

/** As far as a text is looked for in one string. */
const searchBytes = 4 * 1024 * 1024;

/** What is shown of what stands around a hit. */
const beforeLength = 60;
const afterLength = 160;

/** Searches parts of logs for a text in what was said; what cannot be opened has none. */
export function searchRanges(job: SearchJob, isStopped: () => boolean): RawHit[] {
  const hits = new TextHits(job.text);
  const pattern = anyCase(job.text);
  return job.ranges.flatMap((range) => (isStopped() ? [] : searchRange(range, job.mostHits, hits, pattern, isStopped)));
}

function searchRange(
  range: LogRange,
  mostHits: number,
  hits: TextHits,
  pattern: RegExp,
  isStopped: () => boolean,
): RawHit[] {
  const opened = openLog(range.path);
  // Gone or denied: the next sweep finds out which, and tells.
  if (!opened.ok) return [];
  const { fd, sizeBytes } = opened.value;
  try {
    const lines = new LogLines(fd, Math.min(sizeBytes, range.sizeBytes));
    const found: RawHit[] = [];
    const places = hits.within(fd, range.from, Math.min(range.to, lines.sizeBytes), isStopped);
    for (let place = places.next(); !place.done;) {
      const line = lines.at(place.value);
      if (!line) break;
      for (const record of readSaidLine(line, range.session, searchBytes).records)
        found.push(...hitsIn(record, range.log, pattern));
      if (found.length >= mostHits) break;
      place = places.next(line.end);
    }
    return found;
  } finally {
    closeSync(fd);
  }
}

/** At most one hit for each part of a record. */
function hitsIn(record: SaidRecord, log: number, pattern: RegExp): RawHit[] {
  return record.said.flatMap((said, block): RawHit[] => {
    const around = aroundMatch(said, pattern);
    if (!around) return [];
    return [
      {
        log,
        offset: record.offset,
        block,
        uuid: record.uuid,
        at: record.at,
        by: partOf(said),
        isSidechain: record.isSidechain,
        relayedAgent: record.relayedAgent,
        tool: said.kind === 'toolCall' ? said.tool : undefined,
        act: said.kind === 'toolResult' ? said.act : undefined,
        around,
      },
    ];
  });
}

function aroundMatch(said: Said, pattern: RegExp): RawHit['around'] | undefined {
  for (const { text } of searchedTexts(said)) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    if (!match) continue;
    const end = match.index + match[0].length;
    return [
      withoutEscapes(text.slice(Math.max(0, match.index - beforeLength), match.index)),
      match[0],
      withoutEscapes(text.slice(end, end + afterLength)),
    ];
  }
  return undefined;
}

/** Colours of a terminal. */
const withoutEscapes = (text: string): string => text.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');

function partOf({ kind }: Said): SearchedPart {
  if (kind === 'prompt' || kind === 'answer' || kind === 'thinking') return kind;
  return kind === 'toolCall' || kind === 'toolResult' ? 'tool' : 'other';
}
