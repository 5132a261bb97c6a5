import type { LongText, ToolBody } from '../../../core/answers/transcriptItem.ts';
import type { ItemRow } from '../state/rows.ts';
import { Terminal } from '../text/terminal.tsx';
import { type NumberedLine, NumberedLines } from '../text/numberedLines.tsx';
import { ShowAll } from './fold.tsx';

interface PartProps<Kind extends ToolBody['kind']> {
  readonly row: ItemRow;
  readonly body: Extract<ToolBody, { readonly kind: Kind }>;
}

/** What a tool was given, and what came back. */
export function ToolBodyView({ row, body }: { readonly row: ItemRow; readonly body: ToolBody }) {
  switch (body.kind) {
    case 'diff':
      return <Diff row={row} body={body} />;
    case 'terminal':
      return <TerminalRun row={row} body={body} />;
    case 'file':
      return <FileText row={row} body={body} />;
    case 'other':
      return <Other row={row} body={body} />;
    default:
      return body satisfies never;
  }
}

function Diff({ row, body: { path, hunks, showAll, error } }: PartProps<'diff'>) {
  return (
    <div class="code">
      <Path path={path} />
      {hunks.map((hunk, place) => (
        <NumberedLines key={place} lines={numbered(hunk)} />
      ))}
      <ShowAll row={row} text={{ showAll }} />
      <Failure row={row} error={error} />
    </div>
  );
}

/** Lines that go have their number before, lines that come theirs after. */
function numbered({ oldStart, newStart, lines }: PartProps<'diff'>['body']['hunks'][number]): NumberedLine[] {
  let before = oldStart;
  let after = newStart;
  const isKnown = oldStart > 0 || newStart > 0;
  return lines.map(({ sign, text }) => {
    const number = sign === '-' ? before : after;
    if (sign !== '+') before++;
    if (sign !== '-') after++;
    return { number: isKnown ? number : undefined, sign, text };
  });
}

function TerminalRun({ row, body: { command, output, errorOutput } }: PartProps<'terminal'>) {
  return (
    <div class="code terminal">
      <div class="command">
        <Terminal text={command.text} />
        <ShowAll row={row} text={command} />
      </div>
      <Output row={row} output={output} />
      {errorOutput && <Output row={row} output={errorOutput} />}
    </div>
  );
}

function FileText({ row, body: { path, firstLine, text, error } }: PartProps<'file'>) {
  const lines = text.text === '' ? [] : text.text.replace(/\n$/, '').split('\n');
  return (
    <div class="code">
      <Path path={path} />
      <NumberedLines lines={lines.map((line, place) => ({ number: firstLine + place, sign: ' ', text: line }))} />
      <ShowAll row={row} text={text} />
      <Failure row={row} error={error} />
    </div>
  );
}

function Other({ row, body: { inputs, output } }: PartProps<'other'>) {
  return (
    <div class="code">
      {inputs.length > 0 && (
        <dl class="inputs">
          {inputs.map(({ name, value }, place) => (
            <div key={place}>
              <dt>{name}</dt>
              <dd>
                <Terminal text={value.text} />
                <ShowAll row={row} text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Output row={row} output={output} />
    </div>
  );
}

function Path({ path }: { readonly path: string }) {
  return (
    <div class="path">
      <bdi>{path}</bdi>
    </div>
  );
}

function Output({ row, output }: { readonly row: ItemRow; readonly output: LongText }) {
  if (output.text === '') return null;
  return (
    <div class="output">
      <Terminal text={output.text} />
      <ShowAll row={row} text={output} />
    </div>
  );
}

function Failure({ row, error }: { readonly row: ItemRow; readonly error: LongText | undefined }) {
  if (!error) return null;
  return (
    <div class="failure">
      <Output row={row} output={error} />
    </div>
  );
}
