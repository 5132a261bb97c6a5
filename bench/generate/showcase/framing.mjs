// Bytes around and between the records.

import { say } from '../apiMessage.mjs';
import { writeSession } from '../bulkSession.mjs';
import { damages, endCut, endWithoutNewline } from '../damage.mjs';
import { putMetadata, putPrompt } from '../records.mjs';

export const framingShowcases = [
  function everyDamage(stage) {
    const session = stage.session('2.1 late');
    putPrompt(session, stage.tree.prose.ask());
    for (const damage of Object.values(damages)) {
      damage(session);
      say(session, ['Going on.', 'As if nothing had happened.']);
    }
    session.line('\0'.repeat(143_000));
    session.books.count('blankLines');
    endCut(session);
    session.close();
  },

  function oldDamage(stage) {
    const session = stage.session('1.0');
    putPrompt(session, stage.tree.prose.ask());
    for (let round = 0; round < 4; round++) {
      for (const kind of ['gluedRecords', 'cutThenWhole', 'nulsAfterCut', 'nulsAroundRecords']) damages[kind](session);
    }
    endWithoutNewline(session);
    session.close();
  },

  function carriageReturns(stage) {
    const session = stage.session('2.0', { style: { newline: '\r\n' } });
    session.fragment('\uFEFF');
    writeSession(session, { bytes: 30_000 });
    session.close();
  },

  function byteOrderMark(stage) {
    const session = stage.session('2.1 late');
    session.fragment('\uFEFF');
    say(session, ['The very first line bills.']);
    writeSession(session, { bytes: 20_000 });
    session.close();
  },

  function spacedByAnotherWriter(stage) {
    const session = stage.session('2.1 late', { style: { spaced: true } });
    writeSession(session, { bytes: 60_000 });
    session.close();
  },

  function empty(stage) {
    stage.session('2.1 late').close();
  },

  function onlyMetadata(stage) {
    const session = stage.session('2.1 late');
    putMetadata(session, 'custom-title', { customTitle: 'Started and left' });
    putMetadata(session, 'last-prompt', { lastPrompt: 'hm, wrong folder' });
    session.close();
  },

  function unknownRecords(stage) {
    const session = stage.session('2.1 late');
    for (const type of ['constellation', 'usage', 'atis-latch', 'frame-link', 'bridge-session', undefined, null, 7]) {
      session.put({ type, sessionId: session.sessionId, usage: { input_tokens: 1, output_tokens: 1 } });
    }
    session.line('{}');
    say(session, ['Still here.']);
    session.close();
  },
];
