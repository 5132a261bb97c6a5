import type { Exported, ExportOrder } from '../answers/transcript/exportStep.ts';
import { itemOf, type SaidPart } from '../answers/transcript/itemOf.ts';
import { glance, whole } from '../answers/transcript/longText.ts';
import { findSession, type NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import { toolFile } from '../answers/transcript/toolFile.ts';
import { transcriptHead } from '../answers/transcript/transcriptHead.ts';
import { isDrawable, maxImageBytes } from '../answers/transcript/wordItems.ts';
import type {
  ImageBytes,
  JumpDirection,
  Jumped,
  JumpTarget,
  PageStart,
  TextPlaces,
  ToolFile,
  TranscriptFilter,
  TranscriptHead,
  TranscriptPage,
  TranscriptPlace,
} from '../answers/transcript.ts';
import type { TranscriptItem } from '../answers/transcriptItem.ts';
import { revisionOf, type Viewpoint } from '../answers/viewpoint.ts';
import type { Undertaking } from '../kit/undertaking.ts';
import { type LogLines, openLogLines } from '../scan/logLines.ts';
import { readAgentNote } from '../scan/readAgentNote.ts';
import { exportSession } from './exportSession.ts';
import { itemViewOf } from './itemViewOf.ts';
import { PageReader } from './pageReader.ts';
import { PartReader } from './partReader.ts';
import { jump, textPlaces } from './jump.ts';

/** Texts that somebody asked for are read up to here. */
const wholeBytes = 8 * 1024 * 1024;

/** An image may be as large as it is drawn, in base64. */
const imageBytes = Math.ceil((maxImageBytes * 4) / 3) + 4;

/** Answers what a transcript page asks: from the index and, for what was said, from the log, a page at a time. */
export class TranscriptDesk {
  #known: { readonly transcript: SessionTranscript; readonly key: string; readonly revision: number } | undefined;

  head(view: Viewpoint, session: string): TranscriptHead | undefined {
    const transcript = this.#transcript(view, session);
    return transcript && transcriptHead(transcript);
  }

  page(
    view: Viewpoint,
    place: TranscriptPlace,
    start: PageStart,
    filter: TranscriptFilter,
  ): TranscriptPage | undefined {
    return this.#read(view, place, (transcript, log, lines) => {
      const itemView = itemViewOf(transcript, log, glance);
      return new PageReader(transcript, log, lines, filter, itemView).read(start);
    });
  }

  item(view: Viewpoint, place: TranscriptPlace, id: string): TranscriptItem | undefined {
    return this.#read(view, place, (transcript, log, lines) => {
      const part = findPart(transcript, log, lines, id, wholeBytes);
      return part && itemOf(itemViewOf(transcript, log, whole), part);
    });
  }

  image(view: Viewpoint, place: TranscriptPlace, id: string, index: number): ImageBytes | undefined {
    return this.#read(view, place, (transcript, log, lines) => {
      const part = findPart(transcript, log, lines, id, imageBytes);
      const image = part?.said.kind === 'prompt' ? part.said.images[index] : part?.result?.images[index];
      if (!image || image.base64.rest || !isDrawable(image.mediaType)) return undefined;
      return { mediaType: image.mediaType, base64: image.base64.text };
    });
  }

  file(view: Viewpoint, place: TranscriptPlace, id: string): ToolFile | undefined {
    return this.#read(view, place, (transcript, log, lines) => {
      const part = findPart(transcript, log, lines, id, wholeBytes);
      return part?.said.kind === 'toolCall' ? toolFile(part.said.input, part.result) : undefined;
    });
  }

  jump(view: Viewpoint, place: TranscriptPlace, from: number, to: JumpTarget, direction: JumpDirection): Jumped {
    const jumped = this.#read(view, place, (transcript, log, lines) =>
      jump(transcript, log, lines, from, to, direction),
    );
    return jumped ?? { kind: 'none' };
  }

  hits(view: Viewpoint, place: TranscriptPlace, from: number, text: string): TextPlaces {
    const hits = this.#read(view, place, (transcript, log, lines) => textPlaces(transcript, log, lines, from, text));
    return hits ?? { offsets: [], further: undefined };
  }

  /** Where the record of that id stands, in whichever of the session's logs. */
  async find(
    view: Viewpoint,
    session: string,
    uuid: string,
  ): Promise<{ readonly place: TranscriptPlace; readonly offset: number } | undefined> {
    const transcript = this.#transcript(view, session);
    for (const log of transcript?.logs ?? []) {
      const offset = await this.#offsetOf(log, uuid);
      if (offset !== undefined) return { place: { session, log: log.name }, offset };
    }
    return undefined;
  }

  /** Writes all of it to a file. */
  async export(view: Viewpoint, { session, format, path }: ExportOrder, undertaking: Undertaking): Promise<Exported> {
    const transcript = this.#transcript(view, session);
    return transcript ? exportSession(transcript, format, path, undertaking) : { kind: 'gone' };
  }

  async #offsetOf({ holding: { digest } }: NamedLog, uuid: string): Promise<number | undefined> {
    const opened = digest.isDeleted ? undefined : openLogLines(digest.file.path, digest.file.stamp.sizeBytes);
    if (!opened?.ok) return undefined;
    try {
      return await opened.value.find(Buffer.from(`"uuid":${JSON.stringify(uuid)}`));
    } finally {
      opened.value.close();
    }
  }

  #read<Answer>(
    view: Viewpoint,
    { session, log: name }: TranscriptPlace,
    read: (transcript: SessionTranscript, log: NamedLog, lines: LogLines) => Answer,
  ): Answer | undefined {
    const transcript = this.#transcript(view, session);
    const log = transcript?.logOf(name);
    if (!transcript || !log || log.holding.digest.isDeleted) return undefined;
    const { path, stamp } = log.holding.digest.file;
    const opened = openLogLines(path, stamp.sizeBytes);
    // Gone or denied: the next sweep finds out which, and tells.
    if (!opened.ok) return undefined;
    try {
      return read(transcript, log, opened.value);
    } finally {
      opened.value.close();
    }
  }

  /** The one that was asked for last is asked for next. */
  #transcript(view: Viewpoint, session: string): SessionTranscript | undefined {
    const known = this.#known;
    const revision = revisionOf(view);
    if (known?.key === session && known.revision === revision && isSameAsker(known.transcript.view, view))
      return known.transcript;
    const found = findSession(view, session);
    if (!found) return undefined;
    const notes = new Map<string, ReturnType<typeof readAgentNote>>();
    const transcript = new SessionTranscript(view, found, (path) => {
      if (!notes.has(path)) notes.set(path, readAgentNote(path));
      return notes.get(path);
    });
    this.#known = { transcript, key: session, revision };
    return transcript;
  }
}

/** Prices, language, currency and zone as before: what was made ready still holds. */
const isSameAsker = (before: Viewpoint, now: Viewpoint): boolean =>
  before.labels === now.labels &&
  before.pricer === now.pricer &&
  before.calendar === now.calendar &&
  before.costMode === now.costMode;

/** The part that an item's id names. */
function findPart(
  transcript: SessionTranscript,
  log: NamedLog,
  lines: LogLines,
  id: string,
  keepBytes: number,
): SaidPart | undefined {
  const [, place, index] = /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(id) ?? [];
  const line = place === undefined ? undefined : lines.at(Number(place));
  if (!line) return undefined;
  const parts = new PartReader(transcript, log, lines.elsewhere(), keepBytes);
  const block = Number(index ?? 0);
  return parts.partsOf(parts.read(line)).find((part) => part.record.offset === Number(place) && part.block === block);
}
