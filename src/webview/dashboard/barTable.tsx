import * as l10n from '@vscode/l10n';
import type { StackedBars } from '../../core/answers/dashboard/stackedBars.ts';

/** The chart's numbers, newest first; scrolls by itself, so that a year does not push the rest of the page away. */
export function BarTable({ chart }: { readonly chart: StackedBars }) {
  return (
    <>
      <p class="readout">
        <span class="summary">{chart.summary}</span>
      </p>
      <div class="day-table" role="region" aria-labelledby="cost" tabIndex={0}>
        <table>
          <caption class="unseen">{l10n.t('{0}, newest first', chart.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{l10n.t('When')}</th>
              <th scope="col" class="number">
                {l10n.t('Tokens')}
              </th>
              <th scope="col" class="number">
                {l10n.t('Cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {chart.bars.toReversed().map(({ key, label, tokens, cost }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td class="number">{tokens}</td>
                <td class="number">{cost}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
