import { Lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { CodeBlock } from './codeBlock.tsx';
import { Link } from './link.tsx';
import { showMarks } from './shownMarks.ts';

/** Longer than anybody writes; what is longer is shown as it stands, since a parser must not be made to work for long. */
const longestChars = 200_000;
/** Deeper nesting is no document but an attack on the stack. */
const deepest = 24;

/**
 * An answer as it was meant to look. The parser only makes tokens and these become elements one by one: no HTML is made of
 * text from a log, images are named and not fetched, and a link is one only if it goes to the web.
 */
export function Markdown({ text }: { readonly text: string }) {
  // Rows are drawn anew while somebody scrolls; what was parsed once is only put back.
  const document = useMemo(() => {
    const tokens = text.length > longestChars ? undefined : tokensOf(text);
    return tokens ? blocks(tokens, 0) : <p class="plain">{showMarks(text)}</p>;
  }, [text]);
  return (
    <div class="markdown" dir="auto">
      {document}
    </div>
  );
}

/** Undefined where the parser gave up: text that is nested thousands deep. */
function tokensOf(text: string): readonly Token[] | undefined {
  try {
    return new Lexer({ gfm: true, breaks: true }).lex(text);
  } catch {
    return undefined;
  }
}

function blocks(tokens: readonly Token[], depth: number): ComponentChildren {
  if (depth > deepest) return raw(tokens);
  return tokens.map((token, place) => <Block key={place} token={token} depth={depth} />);
}

function Block({ token, depth }: { readonly token: Token; readonly depth: number }) {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return <hr />;
    case 'heading':
      // Not a heading of this page, whose outline a document inside it must not change.
      return <p class={`heading heading-${(token as Tokens.Heading).depth}`}>{inlines(token.tokens ?? [], depth)}</p>;
    case 'code':
      return <CodeBlock text={(token as Tokens.Code).text} language={(token as Tokens.Code).lang ?? ''} />;
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [], depth + 1)}</blockquote>;
    case 'list':
      return <List list={token as Tokens.List} depth={depth} />;
    case 'table':
      return <Table table={token as Tokens.Table} depth={depth} />;
    case 'paragraph':
      return <p>{inlines(token.tokens ?? [], depth)}</p>;
    case 'text':
      return <>{token.tokens ? inlines(token.tokens, depth) : showMarks(token.raw)}</>;
    case 'checkbox':
      return <Checkbox isChecked={(token as Tokens.Checkbox).checked} />;
    default:
      return <p class="plain">{showMarks(token.raw)}</p>;
  }
}

function List({ list, depth }: { readonly list: Tokens.List; readonly depth: number }) {
  const items = list.items.map((item, place) => (
    <li key={place} class={item.task ? 'task' : undefined}>
      {blocks(item.tokens, depth + 1)}
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Checkbox({ isChecked }: { readonly isChecked: boolean }) {
  return <span class="checkbox">{isChecked ? '☑ ' : '☐ '}</span>;
}

function Table({ table, depth }: { readonly table: Tokens.Table; readonly depth: number }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell, place) => (
            <th key={place} scope="col" class={alignment(cell)}>
              {inlines(cell.tokens, depth)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column} class={alignment(cell)}>
                {inlines(cell.tokens, depth)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const alignment = ({ align }: Tokens.TableCell): string | undefined => (align ? `align-${align}` : undefined);

function inlines(tokens: readonly Token[], depth: number): ComponentChildren {
  if (depth > deepest) return raw(tokens);
  return tokens.map((token, place) => <Inline key={place} token={token} depth={depth + 1} />);
}

function Inline({ token, depth }: { readonly token: Token; readonly depth: number }) {
  switch (token.type) {
    case 'text':
      return <>{token.tokens ? inlines(token.tokens, depth) : showMarks((token as Tokens.Text).text)}</>;
    case 'escape':
      return <>{showMarks((token as Tokens.Escape).text)}</>;
    case 'strong':
      return <strong>{inlines(token.tokens ?? [], depth)}</strong>;
    case 'em':
      return <em>{inlines(token.tokens ?? [], depth)}</em>;
    case 'del':
      return <del>{inlines(token.tokens ?? [], depth)}</del>;
    case 'codespan':
      return <code>{showMarks((token as Tokens.Codespan).text)}</code>;
    case 'br':
      return <br />;
    case 'link': {
      const { text, href } = token as Tokens.Link;
      return <Link text={showMarks(text)} address={href} raw={showMarks(token.raw)} />;
    }
    default:
      // HTML and images among them: told as they were written.
      return <>{showMarks(token.raw)}</>;
  }
}

const raw = (tokens: readonly Token[]): string => showMarks(tokens.map((token) => token.raw).join(''));
