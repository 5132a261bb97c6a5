import type { ItemView } from '../answers/transcript/itemCore.ts';
import type { TextLimits } from '../answers/transcript/longText.ts';
import type { NamedLog, SessionTranscript } from '../answers/transcript/sessionTranscript.ts';

/** How the items of a log are looked at. */
export function itemViewOf(transcript: SessionTranscript, log: NamedLog, limits: TextLimits): ItemView {
  const { cwd } = log.holding.digest.facts;
  return {
    view: transcript.view,
    cwd: cwd ?? transcript.session.cwd,
    firstDay: transcript.firstDayOf(log),
    limits,
  };
}
