// Histories that stand in several files. The birth times of the files matter, so time passes between them.

import { enterInBooks, say } from '../apiMessage.mjs';
import { writeSession } from '../bulkSession.mjs';
import { copySession } from '../copies.mjs';
import { putExchange } from '../exchange.mjs';
import { putPrompt } from '../records.mjs';

const weight = { bytes: 45_000, isClean: true };

export const copyShowcases = [
  function resumedInTheOldWay(stage) {
    const original = stage.session('1.0', { keep: true });
    writeSession(original, weight);
    original.close();
    stage.tree.letTimePass();
    goOn(copySession(original, { way: 'resume', sessionId: stage.random.uuid() }));
  },

  /** The copy has the smaller session id, and still loses: it is younger. */
  function forkedWithASmallerId(stage) {
    const original = stage.session('2.1 late', { keep: true, sessionId: highId(stage) });
    writeSession(original, weight);
    original.close();
    stage.tree.letTimePass();
    goOn(copySession(original, { way: 'fork', sessionId: lowId(stage), branch: 'fork', version: '2.1.286' }));
  },

  /** The copy is older (its original was restored from a backup), and still loses: it says that it is a fork. */
  function branchedAndOlderThanItsOriginal(stage) {
    const original = stage.session('2.1 late', { keep: true, sessionId: highId(stage) });
    writeSession(original, weight);
    goOn(copySession(original, { way: 'branch', sessionId: lowId(stage) }));
    stage.tree.letTimePass();
    original.close();
  },

  /** Older than its original too, and says nothing of a fork, but is marked as a sidechain. */
  function copiedAsASidechainAndOlder(stage) {
    const original = stage.session('2.1 late', { keep: true, sessionId: highId(stage) });
    writeSession(original, weight);
    goOn(copySession(original, { way: 'sidechain', sessionId: lowId(stage) }));
    stage.tree.letTimePass();
    original.close();
  },

  function forkedByTheSdk(stage) {
    const original = stage.session('2.1 middle', { keep: true });
    writeSession(original, weight);
    original.close();
    stage.tree.letTimePass();
    goOn(copySession(original, { way: 'sdk', sessionId: stage.random.uuid() }));
  },

  /** The original is gone: what the fork copied is the only record of it, and the fork's. */
  function branchedFromADeletedSession(stage) {
    const original = stage.session('2.1 late', { keep: true, ghost: true });
    putPrompt(original, stage.tree.prose.ask());
    for (let round = 0; round < 6; round++) {
      putExchange(original, [
        { kind: 'text', text: stage.tree.prose.answer() },
        { kind: 'text', text: 'Next.' },
      ]);
    }
    const copy = copySession(original, { way: 'branch', sessionId: stage.random.uuid() });
    for (const message of original.unentered) enterInBooks(copy, message);
    goOn(copy);
  },
];

function goOn(copy) {
  copy.wait(60_000, 600_000);
  putPrompt(copy, copy.tree.prose.ask());
  putExchange(copy, [{ kind: 'text', text: copy.tree.prose.answer() }]);
  say(copy, [copy.tree.prose.answer(), copy.tree.prose.answer()]);
  copy.close();
}

const lowId = ({ random }) => `00${random.uuid().slice(2)}`;

const highId = ({ random }) => `ff${random.uuid().slice(2)}`;
