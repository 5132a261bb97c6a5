import * as l10n from '@vscode/l10n';
import type { ShareRow } from '../../core/answers/dashboard/shareRows.ts';
import type { Post } from './host.ts';
import type { ListName } from './navigation.ts';
import { RowLink } from './rowLink.tsx';
import type { Dispatch } from './state.ts';
import { toneClass } from './tone.ts';

interface ShareTableProps {
  readonly title: string;
  readonly list: ListName;
  readonly rows: readonly ShareRow[];
  readonly isOpen: boolean;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** More than this is folded away; a single row more is not worth a button. */
const shortList = 6;

/** Who used how much of it, dearest first as the snapshot has it. */
export function ShareTable({ title, list, rows, isOpen, dispatch, post }: ShareTableProps) {
  if (rows.length === 0) return null;
  const isLong = rows.length > shortList + 1;
  const shown = isLong && !isOpen ? rows.slice(0, shortList) : rows;
  return (
    <section class="group" aria-labelledby={list}>
      <table class="shares">
        <caption>
          <h2 id={list}>{title}</h2>
        </caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Name')}</th>
            <th scope="col" class="number tokens">
              {l10n.t('Tokens')}
            </th>
            <th scope="col" class="number cost">
              {l10n.t('Cost')}
            </th>
            <th scope="col" class="number share">
              {l10n.t('Share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, place) => (
            // Two projects may look the same; order is all that tells them apart.
            <Row key={place} row={row} dispatch={dispatch} post={post} />
          ))}
        </tbody>
      </table>
      {isLong && (
        <button
          class="link-button"
          type="button"
          aria-expanded={isOpen}
          onClick={() => dispatch({ kind: 'listToggled', list })}
        >
          {isOpen ? l10n.t('Show first {0}', shortList) : l10n.t('Show all {0}', rows.length)}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: ShareRow;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

function Row({ row: { name, detail, tokens, cost, share, bar, tone, opens }, dispatch, post }: RowProps) {
  return (
    <tr>
      <th scope="row" class="name" title={detail}>
        <RowLink text={name} target={opens} dispatch={dispatch} post={post} />
        {detail !== '' && (
          <bdi class="detail" dir="ltr">
            {detail}
          </bdi>
        )}
      </th>
      <td class="number">{tokens}</td>
      <td class="number sorted">{cost}</td>
      <td class="number share">
        <span class="share-line">
          <span class="share-track" aria-hidden="true">
            {bar > 0 && <span class={`share-bar ${toneClass(tone)}`} style={{ width: `${bar * 100}%` }} />}
          </span>
          <span class="share-text">{share}</span>
        </span>
      </td>
    </tr>
  );
}
