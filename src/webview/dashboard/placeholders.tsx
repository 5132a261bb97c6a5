import * as l10n from '@vscode/l10n';

/** The page before its first figures: the same layout, quiet and still, so that nothing jumps when they come. */
export function Placeholders() {
  return (
    <>
      <p class="unseen">{l10n.t('The figures appear here as soon as they are known.')}</p>
      <div aria-hidden="true">
        <div class="figures">
          {times(8, (key) => (
            <PendingFigure key={key} />
          ))}
        </div>
        <div class="group">
          <div class="heading">
            <span class="pending pending-title" />
          </div>
          <div class="pending-chart" />
        </div>
        <div class="pair">
          <PendingTable />
          <PendingTable />
        </div>
      </div>
    </>
  );
}

function PendingFigure() {
  return (
    <div class="figure">
      <span class="pending pending-label" />
      <span class="pending pending-value" />
    </div>
  );
}

function PendingTable() {
  return (
    <div class="group">
      <div class="heading">
        <span class="pending pending-title" />
      </div>
      {times(4, (key) => (
        <div key={key} class="pending-row" />
      ))}
    </div>
  );
}

function times<T>(count: number, make: (key: number) => T): T[] {
  return Array.from({ length: count }, (_, key) => make(key));
}
