import * as l10n from '@vscode/l10n';
import { pngOf, svgOf } from './chart/picture.ts';
import { closeOnEscape, closeWhenLeft } from './exportMenu.tsx';
import type { Post } from './host.ts';
import type { Dispatch } from './state.ts';

interface ChartToolsProps {
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly name: string;
  readonly dispatch: Dispatch;
  readonly post: Post;
}

/** The chart as its table, and the ways to take it away. */
export function ChartTools({ isTable, onToggle, name, dispatch, post }: ChartToolsProps) {
  const copied = (): void => dispatch({ kind: 'said', words: l10n.t('Copied') });
  const copyPicture = async (chart: SVGSVGElement): Promise<void> => {
    const png = pngOf(chart);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    copied();
  };
  const item = (text: string, take: (chart: SVGSVGElement | undefined) => void) => (
    <button
      type="button"
      class="menu-item"
      onClick={({ currentTarget }) => {
        const chart = currentTarget.closest('section')?.querySelector<SVGSVGElement>('svg.bars') ?? undefined;
        currentTarget.closest('details')?.removeAttribute('open');
        take(chart);
      }}
    >
      {text}
    </button>
  );
  return (
    <>
      <button class="toggle-button" type="button" aria-pressed={isTable} onClick={onToggle}>
        {l10n.t('Show as table')}
      </button>
      <details class="menu" onKeyDown={closeOnEscape} onBlurCapture={closeWhenLeft}>
        <summary
          class="icon-button"
          title={l10n.t('Copy or save this chart')}
          aria-label={l10n.t('Copy or save this chart: {0}', name)}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 2v8M4.500 6.500L8 10l3.500-3.500M2.500 13.500h11" />
          </svg>
        </summary>
        <div class="menu-items">
          {!isTable &&
            item(l10n.t('Copy as PNG'), (chart) => {
              const failed = (): void => dispatch({ kind: 'said', words: l10n.t('The picture could not be copied') });
              if (chart) copyPicture(chart).catch(failed);
            })}
          {!isTable &&
            item(l10n.t('Copy as SVG'), (chart) => {
              if (chart) post({ kind: 'copy', text: svgOf(chart) });
            })}
          {item(l10n.t('Copy as Markdown'), () =>
            post({ kind: 'export', subject: 'chart', format: 'markdown', isCopy: true }),
          )}
          {item(l10n.t('Save as CSV'), () => post({ kind: 'export', subject: 'chart', format: 'csv', isCopy: false }))}
          {item(l10n.t('Save as JSON'), () =>
            post({ kind: 'export', subject: 'chart', format: 'json', isCopy: false }),
          )}
        </div>
      </details>
    </>
  );
}
