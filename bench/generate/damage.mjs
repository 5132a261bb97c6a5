// Lines as crashes, sync tools and editors leave them. What is lost is entered in the books as skipped, nothing else is.

import { assistantRecord, drawMessage, enterInBooks } from './apiMessage.mjs';
import { billedTokens } from './transcript.mjs';

const nuls = (count) => '\0'.repeat(count);

/** Each writes one line (or a few) of its kind. */
export const damages = {
  blankLine(transcript) {
    transcript.line(transcript.random.pick(['', '  ', '\t']));
    transcript.books.count('blankLines');
  },

  nulLine(transcript) {
    transcript.line(nuls(transcript.random.whole(200, 2_000)));
    transcript.books.count('blankLines');
  },

  notAnObject(transcript) {
    transcript.line(transcript.random.pick(['42', '"x"', '[1]', 'null', 'true', '[{"type":"assistant"}]']));
    transcript.books.skip('not-an-object');
  },

  notJson(transcript) {
    transcript.line(
      transcript.random.pick(['<<<<<<< HEAD', '// a comment', '# exported 2026-10-01', '{', '{"type":"user",}']),
    );
    transcript.books.skip('broken-line');
  },

  /** Two writers, no newline between them. */
  gluedRecords(transcript) {
    const records = [billed(transcript), billed(transcript), unbilled(transcript)];
    transcript.line(transcript.random.chance(0.3) ? records.join(' ') : records.join(''));
  },

  /** The first was cut when the process died; the next begins where it ends. */
  cutThenWhole(transcript) {
    transcript.line(cut(transcript) + billed(transcript) + unbilled(transcript));
    transcript.books.skip('broken-line');
  },

  /** Disk blocks that were allocated and never written, around good records: nothing is lost. */
  nulsAroundRecords(transcript) {
    const gap = nuls(transcript.random.whole(200, 4_000));
    transcript.line(gap + billed(transcript) + gap);
    transcript.line(billed(transcript) + gap + billed(transcript));
  },

  nulsAfterCut(transcript) {
    transcript.line(cut(transcript) + nuls(512) + billed(transcript));
    transcript.books.skip('broken-line');
  },

  /** A record written twice, as it is. */
  repeatedLine(transcript) {
    const { record, message } = oneLineMessage(transcript, 'Once is enough.');
    enterInBooks(transcript, message);
    transcript.put(record);
    transcript.put(record);
  },

  /** Bytes of a binary file in a string: 0xC3 without its second byte, a lone continuation, 0xFF. */
  invalidUtf8(transcript) {
    const text = billed(transcript, 'before@@after');
    const [before, after] = text.split('@@');
    transcript.fragment(before);
    transcript.fragment(Buffer.from([0xc3, 0x28, 0x80, 0xff, 0xed, 0xa0, 0x80]));
    transcript.line(after);
  },

  /** U+2028 and U+2029 are raw in JSON strings and line ends to careless readers; a lone surrogate is an escape. */
  unicodeLineEnds(transcript) {
    transcript.line(billed(transcript, 'one\u2028two\u2029three\u0085four\ud83d and 🚲 half of it'));
  },
};

/** The last line, cut: nobody knows yet whether the rest will come. */
export function endCut(transcript) {
  transcript.fragment(cut(transcript));
  transcript.books.count('pendingLines');
}

/** The last line, whole, though its newline is missing: it counts. */
export function endWithoutNewline(transcript) {
  transcript.fragment(billed(transcript));
  transcript.books.count('lines');
}

/** The text of a one-line message, which is entered in the books. */
export function billed(transcript, said = 'I will look at the log first.', options) {
  const { record, message } = oneLineMessage(transcript, said, options);
  enterInBooks(transcript, message);
  transcript.books.billedLine(record[billedTokens]);
  return transcript.textOf(record);
}

/** Cut at any byte of it that leaves an object open. */
function cut(transcript) {
  const text = transcript.textOf(oneLineMessage(transcript, 'This answer will never be').record);
  return text.slice(0, transcript.random.whole(20, text.length - 2));
}

function unbilled(transcript) {
  const content = 'A prompt in between.';
  return transcript.textOf(transcript.compose({ type: 'user', message: { role: 'user', content } }));
}

function oneLineMessage(transcript, said, options) {
  transcript.wait(500, 5_000);
  const message = drawMessage(transcript, [{ kind: 'text', text: said }], options);
  return { record: assistantRecord(transcript, message, 0), message };
}
