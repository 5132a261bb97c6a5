import type { Exported, ExportedItem, ExportFormat, SessionWriter } from '../answers/transcript/exportStep.ts';
import type { SessionTranscript } from '../answers/transcript/sessionTranscript.ts';
import { isDrawable } from '../answers/transcript/wordItems.ts';
import { HtmlSession } from '../export/session/htmlSession.ts';
import type { Pictures } from '../export/session/htmlParts.ts';
import { JsonSession } from '../export/session/jsonSession.ts';
import { MarkdownSession } from '../export/session/markdownSession.ts';
import { assertNever } from '../kit/assertNever.ts';
import type { Undertaking } from '../kit/undertaking.ts';
import { writePieces } from '../store/writePieces.ts';
import { exportSteps } from './exportSteps.ts';
import { ExportWay } from './exportWay.ts';

/** Writes a session's transcript to a file that the user chose, as it is read: however long it is, only a little is in memory. */
export async function exportSession(
  transcript: SessionTranscript,
  format: ExportFormat,
  path: string,
  undertaking: Undertaking,
): Promise<Exported> {
  if (transcript.logs.every(({ holding }) => holding.digest.isDeleted)) return { kind: 'gone' };
  const writer = await writerOf(transcript, format);
  const written = await writePieces(path, pieces(transcript, writer, undertaking.tell), undertaking.signal);
  if (!written.ok) return { kind: 'failed', reason: written.error.kind };
  if (!written.value) return { kind: 'stopped' };
  const { sizeBytes } = written.value;
  return { kind: 'written', sizeBytes, size: transcript.view.labels.size(sizeBytes) };
}

function* pieces(
  transcript: SessionTranscript,
  writer: SessionWriter,
  tell: Undertaking['tell'],
): Generator<string, void> {
  const way = new ExportWay(transcript);
  for (const step of exportSteps(transcript)) {
    yield writer.write(step);
    const share = way.after(step);
    if (share !== undefined) tell(share);
  }
}

async function writerOf(transcript: SessionTranscript, format: ExportFormat): Promise<SessionWriter> {
  switch (format) {
    case 'markdown':
      return new MarkdownSession();
    case 'json':
      return new JsonSession(transcript.session);
    case 'html': {
      // Only here, and seldom: a parser that every start of the worker would have to read.
      const { markdownToHtml } = await import('../export/session/markdownHtml.ts');
      const language = transcript.view.labels.form.locale;
      return new HtmlSession({ toHtml: markdownToHtml(), picturesOf, language });
    }
    default:
      return assertNever(format);
  }
}

function picturesOf({ item, part }: ExportedItem): Pictures {
  if (item.kind !== 'prompt' && item.kind !== 'toolCall') return [];
  const images = part.said.kind === 'prompt' ? part.said.images : (part.result?.images ?? []);
  return images.map(({ mediaType, base64 }, index) =>
    item.images[index]?.isShown &&
    isDrawable(mediaType) &&
    base64.rest === undefined &&
    /^[\w+/=\s]*$/.test(base64.text)
      ? `data:${mediaType};base64,${base64.text}`
      : undefined,
  );
}
