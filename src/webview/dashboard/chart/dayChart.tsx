import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { DailySeries, DayPoint } from '../../../core/answers/dailySeries.ts';
import type { LabelForm } from '../../../core/answers/labelForm.ts';
import type { Dispatch, Reading } from '../state.ts';
import { barLayout } from './barLayout.ts';
import { Bars, chartHeight, heightOf } from './bars.tsx';
import { DayColumns } from './dayColumns.tsx';
import { moneyScale } from './moneyScale.ts';
import { useWidth } from './useWidth.ts';

interface DayChartProps {
  readonly series: DailySeries;
  readonly form: LabelForm;
  readonly reading: Reading;
  readonly dispatch: Dispatch;
}

/** Cost per day as bars; pointing at a day or walking to it with the arrow keys reads it out above them. */
export function DayChart({ series, form, reading, dispatch }: DayChartProps) {
  const { days } = series;
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const scale = useMemo(() => moneyScale(Math.max(0, ...days.map(({ usd }) => usd)), form), [days, form]);
  const layout = useMemo(() => barLayout(days, room), [days, room]);
  // Where not all days fit, the latest are seen first.
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollLeft = layout.width;
  }, [layout.width]);

  const read = days.find(({ day }) => day === (reading.pointed ?? reading.focused));
  return (
    <figure class="chart" aria-labelledby="daily">
      <Readout summary={series.summary} read={read} />
      <div class="plot">
        <div class="prices" aria-hidden="true" style={{ height: `${chartHeight}px` }}>
          {scale.lines.map(({ usd, label }) => (
            <span key={usd} class="price" style={{ top: `${heightOf(usd, scale)}px` }}>
              {label}
            </span>
          ))}
        </div>
        <div class="frame" ref={frame}>
          <div class="canvas" style={{ width: `${layout.width}px`, height: `${chartHeight}px` }}>
            <Bars series={series} scale={scale} layout={layout} readDay={read?.day} />
            <DayColumns days={days} pitch={layout.pitch} reading={reading} dispatch={dispatch} />
          </div>
        </div>
      </div>
    </figure>
  );
}

interface ReadoutProps {
  readonly summary: string;
  readonly read: DayPoint | undefined;
}

/**
 * The chart in a sentence, or the day being read. Only the latter is announced: the former changes while people work.
 * Both keep their place, so that the chart does not jump where one of them takes two lines.
 */
function Readout({ summary, read }: ReadoutProps) {
  return (
    <p class="readout">
      <span id="daily-summary" class={read ? 'summary is-held' : 'summary'}>
        {summary}
      </span>
      <span aria-live="polite">{read?.sentence}</span>
    </p>
  );
}
