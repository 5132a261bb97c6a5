import * as l10n from '@vscode/l10n';
import type { DailySeries } from '../../core/answers/dailySeries.ts';

/** The chart's numbers, newest first; scrolls by itself, so that a year does not push the rest of the page away. */
export function DayTable({ series }: { readonly series: DailySeries }) {
  return (
    <>
      <p class="readout">
        <span class="summary">{series.summary}</span>
      </p>
      <div class="day-table" role="region" aria-labelledby="daily" tabIndex={0}>
        <table>
          <caption class="unseen">{l10n.t('{0}, newest first', series.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{l10n.t('Day')}</th>
              <th scope="col" class="number">
                {l10n.t('Tokens')}
              </th>
              <th scope="col" class="number">
                {l10n.t('Cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {series.days.toReversed().map(({ day, label, tokens, cost }) => (
              <tr key={day}>
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
