import type { Figure } from '../../core/answers/dashboard.ts';

/** The headline. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <section aria-label="Totals">
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
