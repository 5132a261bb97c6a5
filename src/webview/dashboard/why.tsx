import * as l10n from '@vscode/l10n';
import type { DearRow } from '../../core/answers/dashboard/dearRows.ts';
import type { Why } from '../../core/answers/dashboard/why.ts';
import { Facts } from './facts.tsx';
import type { Post } from './host.ts';
import { toneClass } from './tone.ts';

interface WhyPanelProps {
  readonly why: Why;
  readonly post: Post;
}

/** Where tokens and money went. */
export function WhyPanel({ why, post }: WhyPanelProps) {
  return (
    <section class="group" aria-labelledby="why">
      <h2 id="why">{l10n.t('Why so much')}</h2>
      {why.summary !== '' && <p class="summary lead">{why.summary}</p>}
      <div class="columns-of-two">
        <div>
          <Kinds why={why} />
        </div>
        <div>
          <Facts facts={why.facts} />
        </div>
        <DearList title={l10n.t('Costliest sessions')} rows={why.dearestSessions} post={post} />
        <DearList title={l10n.t('Costliest messages')} rows={why.dearestMessages} post={post} />
        <DearList title={l10n.t('Far outside their project’s habit')} rows={why.outliers} post={post} />
      </div>
    </section>
  );
}

function Kinds({ why: { kinds } }: { readonly why: Why }) {
  return (
    <table class="shares">
      <caption class="unseen">{l10n.t('By kind of token')}</caption>
      <thead>
        <tr>
          <th scope="col">{l10n.t('Kind')}</th>
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
        {kinds.map(({ label, tone, tokens, cost, share, bar }) => (
          <tr key={label}>
            <th scope="row" class="name">
              {label}
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
        ))}
      </tbody>
    </table>
  );
}

interface DearListProps {
  readonly title: string;
  readonly rows: readonly DearRow[];
  readonly post: Post;
}

function DearList({ title, rows, post }: DearListProps) {
  if (rows.length === 0) return null;
  return (
    <div class="dear">
      <h3>{title}</h3>
      <ol>
        {rows.map(({ session, title: name, detail, cost }, place) => (
          <li key={place}>
            <span class="dear-name">
              <button
                type="button"
                class="row-link"
                title={name}
                onClick={() => post({ kind: 'open', target: { kind: 'session', session } })}
              >
                <bdi>{name}</bdi>
              </button>
              <bdi class="detail">{detail}</bdi>
            </span>
            <span class="number">{cost}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
