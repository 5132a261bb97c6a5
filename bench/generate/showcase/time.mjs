// Clocks that jump, are missing, or were never clocks. A message is as old as its earliest line that tells the time.

import { assistantRecord, drawMessage, enterInBooks, say } from '../apiMessage.mjs';
import { putPrompt } from '../records.mjs';

const noTimes = [
  'yesterday',
  '',
  null,
  undefined,
  1_751_234_567_890,
  '2026-02-30T10:00:00.000Z',
  '1970-01-01T00:00:00.000Z',
];
const noTimesEither = [
  '2026-10-01',
  '2026-10-01 08:00:00Z',
  '2026-10-01T08:00:00',
  '2026-13-01T08:00:00Z',
  '2199-01-01T00:00:00Z',
];

export const timeShowcases = [
  function missingAndGarbled(stage) {
    const session = stage.session('2.1 late');
    putPrompt(session, stage.tree.prose.ask());
    for (const written of [...noTimes, ...noTimesEither]) {
      putStamped(session, [written]);
      // The other line knows.
      putStamped(session, [written, session.timestamp]);
    }
    session.close();
  },

  function otherNotations(stage) {
    const session = stage.session('2.1 late');
    putPrompt(session, stage.tree.prose.ask());
    const iso = (atMs) => new Date(atMs).toISOString().slice(0, -1);
    for (const [suffix, eastMs] of [
      ['+02:00', 7_200_000],
      ['-05:30', -19_800_000],
      ['Z', 0],
      ['+00:00', 0],
    ]) {
      putStamped(session, [iso(session.atMs + eastMs) + suffix], { atMs: session.atMs });
      session.wait(3_600_000);
    }
    const second = Math.floor(session.atMs / 1_000) * 1_000;
    putStamped(session, [`${iso(second).slice(0, -4)}Z`], { atMs: second });
    putStamped(session, [`${iso(second).slice(0, -4)}.123456789Z`], { atMs: second + 123 });
    putStamped(session, [`${iso(second).slice(0, -4)}.5Z`], { atMs: second + 500 });
    session.close();
  },

  function backwardsAndOverMidnight(stage) {
    const session = stage.session('2.1 late');
    const midnight = Math.floor(session.atMs / 86_400_000) * 86_400_000;
    session.atMs = midnight - 300;
    putPrompt(session, stage.tree.prose.ask());
    session.atMs = midnight - 100;
    // Begun before midnight, ended after; then one whose second line was stamped before its first.
    putStamped(session, [new Date(midnight - 50).toISOString(), new Date(midnight + 900).toISOString()]);
    putStamped(session, [new Date(midnight + 100).toISOString(), new Date(midnight - 1).toISOString()], {
      atMs: midnight - 1,
    });
    session.atMs = midnight - 7_200_000;
    say(session, ['The clock was set back.']);
    session.close();
  },
];

/** A message with one line per timestamp; `atMs` is when it was, by default the earliest that is a real ISO instant. */
function putStamped(transcript, timestamps, { atMs } = {}) {
  const blocks = timestamps.map((_, index) => ({ kind: 'text', text: `Part ${index + 1}.` }));
  const message = drawMessage(transcript, blocks);
  for (const [index, timestamp] of timestamps.entries()) {
    const record = assistantRecord(transcript, message, index);
    record.timestamp = timestamp;
    transcript.put(record);
  }
  const isWhole = (written) =>
    typeof written === 'string' &&
    /^20[2-9].*T.*\.\d{3}Z$/.test(written) &&
    written < '2100' &&
    !written.includes('-02-30');
  const known = timestamps.filter(isWhole).map((written) => Date.parse(written));
  message.shown.atMs = atMs ?? (known.length > 0 ? Math.min(...known) : undefined);
  enterInBooks(transcript, message);
}
