import type { DailySeries, DayPoint } from '../../../core/answers/dailySeries.ts';
import type { DayKey } from '../../../core/model/time.ts';
import type { BarLayout } from './barLayout.ts';
import type { MoneyScale } from './moneyScale.ts';

interface BarsProps {
  readonly series: DailySeries;
  readonly scale: MoneyScale;
  readonly layout: BarLayout;
  readonly readDay: DayKey | undefined;
}

/** Half a line of text, for the label of the highest line. */
const above = 8;
const plotHeight = 168;
const baseLine = above + plotHeight;
const labelLine = baseLine + 16;
export const chartHeight = baseLine + 24;

/** Where an amount is in the chart, from its top. */
export const heightOf = (usd: number, { top }: MoneyScale): number => Math.round(baseLine - (usd / top) * plotHeight);

/** The picture. It is seen and described here; it is read day by day in the columns that lie over it. */
export function Bars({ series, scale, layout, readDay }: BarsProps) {
  const { width, pitch, labels } = layout;
  const readPlace = series.days.findIndex(({ day }) => day === readDay);
  return (
    <svg
      class="bars"
      width={width}
      height={chartHeight}
      role="img"
      aria-labelledby="daily-picture"
      aria-describedby="daily-summary"
    >
      <title id="daily-picture">{series.title}</title>
      {readPlace >= 0 && <rect class="band" x={readPlace * pitch} y={above} width={pitch} height={plotHeight} />}
      {scale.lines.map(({ usd }) => (
        <GridLine key={usd} y={heightOf(usd, scale)} width={width} />
      ))}
      {series.days.map((point, place) => (
        <Bar key={point.day} point={point} x={layout.barLeft(place)} width={layout.barWidth} scale={scale} />
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

interface BarProps {
  readonly point: DayPoint;
  readonly x: number;
  readonly width: number;
  readonly scale: MoneyScale;
}

/** Little is drawn as little, not as nothing; and what has no price as a ring, since unknown is not zero. */
function Bar({ point, x, width, scale }: BarProps) {
  if (point.usd === 0 && !point.isUnpriced) return null;
  if (point.usd === 0)
    return <circle class="unpriced" cx={x + width / 2} cy={baseLine - 4} r={Math.min(2.5, width / 2)} />;
  const height = Math.max(2, baseLine - heightOf(point.usd, scale));
  // Half a pixel in on each side: the outline, which high contrast needs, is drawn within the bar.
  return <rect class="bar" x={x + 0.5} y={baseLine - height + 0.5} width={width - 1} height={height - 1} />;
}
