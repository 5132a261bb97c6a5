import * as l10n from '@vscode/l10n';
import { useContext } from 'preact/hooks';
import type { MessageFigure } from '../../../core/answers/transcript.ts';
import { Doings } from '../doings.ts';
import type { ItemRow } from '../state/rows.ts';

interface RailProps {
  readonly row: ItemRow;
  readonly figure: MessageFigure;
}

export const figureName = (row: ItemRow): string => `${row.key} figure`;

/** What the session had cost with this message, and how full the model's context was; its figures open below the row. */
export function Rail({ row, figure }: RailProps) {
  const { isOpen, toggle } = useContext(Doings);
  const name = figureName(row);
  return (
    <button type="button" class="rail" aria-expanded={isOpen(name)} onClick={() => toggle(name)}>
      <span class="cost">{figure.runningCost}</span>
      <span class="context">{figure.context}</span>
      <span class="unseen">{l10n.t('Figures of this message: {0}', figure.sentence)}</span>
      <span class="fill-track">
        {figure.contextShare !== undefined && (
          <span class="fill" style={{ inlineSize: `${Math.min(1, figure.contextShare) * 100}%` }} />
        )}
      </span>
    </button>
  );
}

/** One message of the model, to the last token. */
export function FigureDetails({ figure }: Pick<RailProps, 'figure'>) {
  const { copyText } = useContext(Doings);
  const { messageId } = figure;
  return (
    <div class="figure">
      <dl>
        {[
          { label: l10n.t('Model'), text: figure.model },
          { label: l10n.t('Cost'), text: figure.cost },
          ...figure.tokens,
        ].map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {figure.notes.map((note) => (
        <p key={note} class="remark">
          {note}
        </p>
      ))}
      {messageId !== undefined && (
        <button type="button" class="quiet-button" onClick={() => copyText(messageId)}>
          {l10n.t('Copy Message ID')}
        </button>
      )}
    </div>
  );
}
