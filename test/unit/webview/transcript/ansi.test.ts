import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ansiRuns } from '../../../../src/webview/transcript/text/ansi.ts';
import { showMarks } from '../../../../src/webview/transcript/text/shownMarks.ts';

const esc = '\u001b';

describe('terminal output', () => {
  it('is cut where colour and weight change, and its escapes are gone', () => {
    assert.deepEqual(ansiRuns(`a${esc}[1;31mb${esc}[22mc${esc}[0md`), [
      { text: 'a', style: '' },
      { text: 'b', style: 'ansi-red ansi-bold' },
      { text: 'c', style: 'ansi-red' },
      { text: 'd', style: '' },
    ]);
  });

  it('takes no colour from the 256 or the 16 million, and does not mistake their parameters for codes', () => {
    assert.deepEqual(ansiRuns(`${esc}[38;5;31mx${esc}[48;2;1;4;31my`), [
      { text: 'x', style: '' },
      { text: 'y', style: '' },
    ]);
  });

  it('loses cursor movements, titles and links, but none of the text', () => {
    const output = `${esc}[2K${esc}[1Ga${esc}]0;title\u0007b${esc}]8;;http://x${esc}\\c${esc}]8;;${esc}\\`;
    assert.equal(
      ansiRuns(output)
        .map(({ text }) => text)
        .join(''),
      'abc',
    );
  });

  it('is itself where it has no escapes, whatever else it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replaceAll(esc, '');
        assert.equal(
          ansiRuns(plain)
            .map((run) => run.text)
            .join(''),
          plain,
        );
      }),
    );
  });
});

describe('text that could lie', () => {
  it('shows marks that turn or hide it, and leaves what scripts and emoji are spelled with', () => {
    assert.equal(showMarks('\u202egnp.exe'), '⟨U+202E⟩gnp.exe');
    assert.equal(showMarks('a\u0000b\u2066c\u{e0041}'), 'a⟨U+0000⟩b⟨U+2066⟩c⟨U+E0041⟩');
    assert.equal(showMarks('👩\u200d💻 \u0646\u200c\u0645\tx\r\ny\n'), '👩\u200d💻 \u0646\u200c\u0645\tx\ny\n');
  });
});
