import * as l10n from '@vscode/l10n';
import type { Figure } from '../../core/answers/dashboard.ts';

/** The headline. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <section aria-label={l10n.t('Totals')}>
      <dl class="figures">
        {figures.map(({ label, value, exact }) => (
          <div key={label} class="figure" title={exact}>
            <dt>{label}</dt>
            <dd>
              {value}
              {exact !== value && <span class="unseen">, {exact}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
