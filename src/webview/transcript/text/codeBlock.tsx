import { useContext } from 'preact/hooks';
import { Doings } from '../doings.ts';
import { LongText } from './longText.tsx';

interface CodeBlockProps {
  readonly text: string;
  readonly language: string;
  readonly name: string;
}

/** Code as it stands, with its language as the answer named it. */
export function CodeBlock({ text, language, name }: CodeBlockProps) {
  const { copyText } = useContext(Doings);
  return (
    <div class="code">
      <div class="code-head">
        <span class="language">{language.split(/\s/)[0]?.slice(0, 24)}</span>
        <button type="button" class="quiet-button" onClick={() => copyText(text)}>
          Copy
        </button>
      </div>
      <LongText text={text} name={name} />
    </div>
  );
}
