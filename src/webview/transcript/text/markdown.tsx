import MarkdownIt, { type Token } from 'markdown-it';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { CodeBlock } from './codeBlock.tsx';
import { Link, LinkedText } from './link.tsx';
import { showMarks } from './shownMarks.ts';

/** Longer than anybody writes; what is longer is shown as it stands, since a parser must not be made to work for long. */
const longestChars = 200_000;

/**
 * An answer as it was meant to look. The parser only makes tokens, and these become elements of a few kinds: no HTML is made of
 * text from a log, images are named and not fetched, and a link is one only if it goes to the web.
 */
export function Markdown({ text }: { readonly text: string }) {
  // Rows are drawn anew while somebody scrolls; what was parsed once is only put back.
  const document = useMemo(
    () => (text.length > longestChars ? <p class="plain">{showMarks(text)}</p> : blocksOf(text)),
    [text],
  );
  return (
    <div class="markdown" dir="auto">
      {document}
    </div>
  );
}

function blocksOf(text: string): ComponentChildren {
  const parser = new MarkdownIt({ html: false, breaks: true });
  // Whether it goes anywhere is decided when it is drawn, where its address is shown in any case.
  parser.validateLink = () => true;
  parser.normalizeLink = (address) => address;
  parser.normalizeLinkText = (address) => address;
  return new Tree(parser.parse(text, {})).children();
}

/** Tokens come flat, an opening and a closing one around what is between them. */
class Tree {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** All up to the token that closes what is open, or the end. */
  children(): ComponentChildren[] {
    const nodes: ComponentChildren[] = [];
    for (let token = this.#take(); token && token.nesting !== -1; token = this.#take()) {
      nodes.push(<>{token.nesting === 1 ? element(token, this.children(), this.#last) : leaf(token)}</>);
    }
    return nodes;
  }

  #take(): Token | undefined {
    return this.#tokens[this.#next++];
  }

  /** What a link says, which is not to be told from its elements any more. */
  readonly #last = (): string => {
    let text = '';
    for (let place = this.#next - 2; place >= 0 && this.#tokens[place]?.type !== 'link_open'; place--) {
      text = (this.#tokens[place]?.content ?? '') + text;
    }
    return text;
  };
}

function element(token: Token, children: ComponentChildren[], textBefore: () => string): ComponentChildren {
  switch (token.type) {
    case 'paragraph_open':
      return token.hidden ? children : <p>{children}</p>;
    case 'heading_open':
      // Not a heading of this page, whose outline a document inside it must not change.
      return <p class={`heading heading-${token.tag.slice(1)}`}>{children}</p>;
    case 'link_open':
      return (
        <Link text={textBefore()} address={String(token.attrGet('href') ?? '')}>
          {children}
        </Link>
      );
    case 'ordered_list_open':
      return <ol start={Number(token.attrGet('start') ?? 1)}>{children}</ol>;
    case 'th_open':
      return (
        <th scope="col" class={alignment(token)}>
          {children}
        </th>
      );
    case 'td_open':
      return <td class={alignment(token)}>{children}</td>;
    default:
      return plainElement(token.type, children);
  }
}

function plainElement(type: string, children: ComponentChildren[]): ComponentChildren {
  switch (type) {
    case 'bullet_list_open':
      return <ul>{children}</ul>;
    case 'list_item_open':
      return <li>{children}</li>;
    case 'blockquote_open':
      return <blockquote>{children}</blockquote>;
    case 'table_open':
      return <table>{children}</table>;
    case 'thead_open':
      return <thead>{children}</thead>;
    case 'tbody_open':
      return <tbody>{children}</tbody>;
    case 'tr_open':
      return <tr>{children}</tr>;
    case 'strong_open':
      return <strong>{children}</strong>;
    case 'em_open':
      return <em>{children}</em>;
    case 's_open':
      return <del>{children}</del>;
    default:
      return children;
  }
}

/** `text-align:right` is all the style that there is; it becomes a class, since the page allows no style in elements. */
const alignment = (token: Token): string | undefined =>
  /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1]?.replace(/^/, 'align-');

function leaf(token: Token): ComponentChildren {
  switch (token.type) {
    case 'inline':
      return new Tree(token.children ?? []).children();
    case 'text':
      return <LinkedText text={token.content} />;
    case 'code_inline':
      return <code>{showMarks(token.content)}</code>;
    case 'fence':
    case 'code_block':
      return <CodeBlock text={token.content.replace(/\n$/, '')} language={token.info} />;
    case 'softbreak':
    case 'hardbreak':
      return <br />;
    case 'hr':
      return <hr />;
    case 'image':
      return <Link text={token.content} address={String(token.attrGet('src') ?? '')} isImage />;
    default:
      return showMarks(token.content);
  }
}
