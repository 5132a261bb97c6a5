import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LabelForm } from '../../../core/answers/labelForm.ts';
import type { Bar, StackedBars } from '../../../core/answers/dashboard/stackedBars.ts';
import type { Dispatch, Reading } from '../state.ts';
import { toneClass } from '../tone.ts';
import { barLayout } from './barLayout.ts';
import { BarColumns } from './barColumns.tsx';
import { Bars, chartHeight, heightOf } from './bars.tsx';
import { moneyScale } from './moneyScale.ts';
import { useWidth } from './useWidth.ts';

interface CostChartProps {
  readonly chart: StackedBars;
  readonly form: LabelForm;
  readonly reading: Reading;
  readonly chosenBar: string | undefined;
  readonly dispatch: Dispatch;
}

/** Cost as stacked bars; pointing at a bar or walking to it with the arrow keys reads it out above them. */
export function CostChart({ chart, form, reading, chosenBar, dispatch }: CostChartProps) {
  const { bars } = chart;
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const scale = useMemo(() => moneyScale(Math.max(0, ...bars.map(({ usd }) => usd)), form), [bars, form]);
  const layout = useMemo(() => barLayout(bars, room), [bars, room]);
  // Where not all bars fit, the latest are seen first.
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollLeft = layout.width;
  }, [layout.width]);

  const readKey = reading.pointed ?? reading.focused;
  const read = bars.find(({ key }) => key === readKey);
  return (
    <figure class="chart" aria-labelledby="cost">
      <Readout summary={chart.summary} read={read} />
      <Key chart={chart} />
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
            <Bars chart={chart} scale={scale} layout={layout} readBar={read?.key} chosenBar={chosenBar} />
            <BarColumns bars={bars} pitch={layout.pitch} reading={reading} chosenBar={chosenBar} dispatch={dispatch} />
          </div>
        </div>
      </div>
    </figure>
  );
}

/** What the colours are, each with what it came to. */
function Key({ chart: { parts } }: { readonly chart: StackedBars }) {
  if (parts.length === 0) return null;
  return (
    <ul class="key">
      {parts.map(({ label, tone, cost }) => (
        <li key={label}>
          <span class={`swatch ${toneClass(tone)}`} />
          <bdi>{label}</bdi> <span class="key-cost">{cost}</span>
        </li>
      ))}
    </ul>
  );
}

interface ReadoutProps {
  readonly summary: string;
  readonly read: Bar | undefined;
}

/**
 * The chart in a sentence, or the bar being read. Only the latter is announced: the former changes while people work.
 * Both keep their place, so that the chart does not jump where one of them takes two lines.
 */
function Readout({ summary, read }: ReadoutProps) {
  return (
    <p class="readout">
      <span id="cost-summary" class={read ? 'summary is-held' : 'summary'}>
        {summary}
      </span>
      <span aria-live="polite">{read?.sentence}</span>
    </p>
  );
}
