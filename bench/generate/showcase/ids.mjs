// Messages without the ids that Anthropic's API gives: gateways, old versions, other writers.

import { assistantRecord, drawMessage, enterInBooks, say } from '../apiMessage.mjs';
import { putPrompt } from '../records.mjs';

export const idShowcases = [
  function gateway(stage) {
    const session = stage.session('2.1 late', { model: 'my-gateway-model' });
    putPrompt(session, stage.tree.prose.ask());
    // One constant id for all answers: told apart by time.
    for (let answer = 0; answer < 4; answer++) say(session, ['Yes.'], { id: 'ocgo', requestId: undefined });
    // Two lines of one answer carry the same time.
    putAtOnce(session, { id: 'ocgo', requestId: undefined });
    putAtOnce(session, { id: 'chatcmpl-8812', requestId: null });
    say(session, ['Ja.'], { id: 'gen-1', requestId: undefined, model: 'lokales-modell-für-alle' });
    session.close();
  },

  function withoutRequestId(stage) {
    const session = stage.session('2.1 middle', { version: '2.1.63' });
    putPrompt(session, stage.tree.prose.ask());
    for (const requestId of [undefined, '', null]) say(session, ['First part.', 'Second part.'], { requestId });
    session.close();
  },

  function withoutMessageId(stage) {
    const session = stage.session('2.1 late');
    putPrompt(session, stage.tree.prose.ask());
    for (const id of [undefined, '', null]) say(session, ['Told apart by its uuid.'], { id });
    putTwice(session, { id: undefined });
    putTwice(session, { id: undefined }, (record) => ({ ...record, uuid: undefined }));
    session.close();
  },
];

function putAtOnce(transcript, ids) {
  transcript.wait(2_000);
  const blocks = ['First part.', 'Second part.'].map((text) => ({ kind: 'text', text }));
  const message = drawMessage(transcript, blocks, ids);
  for (const index of blocks.keys()) transcript.put(assistantRecord(transcript, message, index));
  enterInBooks(transcript, message);
}

function putTwice(transcript, ids, change = (record) => record) {
  transcript.wait(2_000);
  const message = drawMessage(transcript, [{ kind: 'text', text: 'Written twice, meant once.' }], ids);
  const record = change(assistantRecord(transcript, message, 0));
  enterInBooks(transcript, message);
  transcript.put(record);
  transcript.put(record);
}
