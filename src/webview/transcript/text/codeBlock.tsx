import * as l10n from '@vscode/l10n';
import { useContext } from 'preact/hooks';
import { Doings } from '../doings.ts';
import { showMarks } from './shownMarks.ts';

/** Code as it stands, with its language as the answer named it. */
export function CodeBlock({ text, language }: { readonly text: string; readonly language: string }) {
  const { copyText } = useContext(Doings);
  return (
    <div class="code">
      <div class="code-head">
        <span class="language">{showMarks(language.split(/\s/)[0]?.slice(0, 24) ?? '')}</span>
        <button type="button" class="quiet-button" onClick={() => copyText(text)}>
          {l10n.t('Copy')}
        </button>
      </div>
      <pre>{showMarks(text)}</pre>
    </div>
  );
}
