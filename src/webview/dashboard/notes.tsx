import * as l10n from '@vscode/l10n';
import type { Note } from '../../core/answers/dashboard/notes.ts';
import type { Post } from './host.ts';

/** What the figures do not say by themselves: what is missing from them, and why. */
export function Notes({ notes, post }: { readonly notes: readonly Note[]; readonly post: Post }) {
  if (notes.length === 0) return null;
  return (
    <section class="notes" aria-labelledby="notes">
      <h2 id="notes">{l10n.t('Notes')}</h2>
      <ul>
        {notes.map(({ text, leadsTo }) => (
          <li key={text}>
            {text}
            {leadsTo && (
              <>
                {' '}
                <button
                  type="button"
                  class="link-button"
                  aria-label={l10n.t('Explain: {0}', text)}
                  onClick={() => post({ kind: 'open', target: leadsTo })}
                >
                  {l10n.t('Explain')}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
