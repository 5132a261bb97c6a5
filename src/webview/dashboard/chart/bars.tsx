import type { Bar, StackedBars } from '../../../core/answers/dashboard/stackedBars.ts';
import type { BarLayout } from './barLayout.ts';
import type { MoneyScale } from './moneyScale.ts';
import { toneClass } from '../tone.ts';

interface BarsProps {
  readonly chart: StackedBars;
  readonly scale: MoneyScale;
  readonly layout: BarLayout;
  readonly readBar: string | undefined;
  readonly chosenBar: string | undefined;
}

/** Half a line of text, for the label of the highest line. */
const above = 8;
const plotHeight = 168;
const baseLine = above + plotHeight;
const labelLine = baseLine + 16;
export const chartHeight = baseLine + 24;

/** Where an amount is in the chart, from its top. */
export const heightOf = (usd: number, { top }: MoneyScale): number => Math.round(baseLine - (usd / top) * plotHeight);

/** The picture. It is seen and described here; it is read bar by bar in the columns that lie over it. */
export function Bars({ chart, scale, layout, readBar, chosenBar }: BarsProps) {
  const { width, pitch, labels } = layout;
  const readPlace = chart.bars.findIndex(({ key }) => key === readBar);
  return (
    <svg
      class="bars"
      width={width}
      height={chartHeight}
      role="img"
      aria-labelledby="cost-picture"
      aria-describedby="cost-summary"
    >
      <title id="cost-picture">{chart.title}</title>
      {readPlace >= 0 && <rect class="band" x={readPlace * pitch} y={above} width={pitch} height={plotHeight} />}
      {scale.lines.map(({ usd }) => (
        <GridLine key={usd} y={heightOf(usd, scale)} width={width} />
      ))}
      {chart.bars.map((bar, place) => (
        <g key={bar.key} class={chosenBar !== undefined && chosenBar !== bar.key ? 'is-left-out' : undefined}>
          <Column bar={bar} chart={chart} x={layout.barLeft(place)} width={layout.barWidth} scale={scale} />
        </g>
      ))}
      <line class="base-line" x1={0} x2={width} y1={baseLine + 0.5} y2={baseLine + 0.5} />
      {labels.map(({ text, x, anchor }) => (
        <text key={x} class="day-label" x={x} y={labelLine} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  );
}

function GridLine({ y, width }: { readonly y: number; readonly width: number }) {
  return <line class="grid-line" x1={0} x2={width} y1={y + 0.5} y2={y + 0.5} />;
}

interface ColumnProps {
  readonly bar: Bar;
  readonly chart: StackedBars;
  readonly x: number;
  readonly width: number;
  readonly scale: MoneyScale;
}

/** Little is drawn as little, not as nothing; and what has no price as a ring, since unknown is not zero. */
function Column({ bar, chart, x, width, scale }: ColumnProps) {
  if (bar.usd === 0 && !bar.isUnpriced) return null;
  if (bar.usd === 0)
    return <circle class="unpriced" cx={x + width / 2} cy={baseLine - 4} r={Math.min(2.5, width / 2)} />;
  const tall = Math.max(2, baseLine - heightOf(bar.usd, scale));
  const all = bar.parts.reduce((sum, usd) => sum + usd, 0) || 1;
  let below = 0;
  return (
    <>
      {bar.parts.map((usd, part) => {
        const from = Math.round((below / all) * tall);
        below += usd;
        const to = Math.round((below / all) * tall);
        if (to === from) return null;
        const { label, tone } = chart.parts[part]!;
        // Half a pixel in on each side: the outline, which high contrast needs, is drawn within the bar.
        return (
          <rect
            key={label}
            class={`bar ${toneClass(tone)}`}
            x={x + 0.5}
            y={baseLine - to + 0.5}
            width={width - 1}
            height={Math.max(0.5, to - from - 1)}
          />
        );
      })}
    </>
  );
}
