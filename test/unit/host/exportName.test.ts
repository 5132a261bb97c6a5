import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportName } from '../../../src/host/logs/exportName.ts';
import { session } from '../records.ts';

describe('the name of an exported file', () => {
  it('is the title and the beginning of the id', () => {
    assert.equal(exportName('Round VAT: per line?', session, 'html'), 'Round VAT per line 11111111.html');
    assert.equal(exportName('', session, 'json'), '11111111.json');
    assert.equal(exportName('..', '', 'markdown'), 'session.md');
  });

  it('is one short name on every system, whatever the session is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (title, id) => {
        const name = exportName(title, id, 'markdown');
        assert.match(name, /^[^\\/:*?"<>|%$\u0000-\u001f]+\.md$/u);
        assert.doesNotMatch(name, /^[. ]/);
        assert.ok(Array.from(name).length < 80);
      }),
      { numRuns: 1000 },
    );
  });
});
