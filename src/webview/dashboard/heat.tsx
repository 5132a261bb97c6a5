import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HeatCalendar, HeatDay } from '../../core/answers/dashboard/heatCalendar.ts';
import { useWidth } from './chart/useWidth.ts';
import type { Dispatch } from './state.ts';

interface HeatProps {
  readonly heat: HeatCalendar;
  readonly isTable: boolean;
  readonly dispatch: Dispatch;
}

const pitch = 20;

/** A year of days. A day that is chosen becomes the range. */
export function Heat({ heat, isTable, dispatch }: HeatProps) {
  const [readDay, setReadDay] = useState<string>();
  const days = heat.weeks.flat();
  const read = days.find(({ day }) => day === readDay);
  return (
    <section class="group" aria-labelledby="heat">
      <div class="heading">
        <h2 id="heat">{heat.title}</h2>
        <button
          class="toggle-button"
          type="button"
          aria-pressed={isTable}
          onClick={() => dispatch({ kind: 'heatTableToggled' })}
        >
          {l10n.t('Show as table')}
        </button>
      </div>
      <p class="readout">
        <span class={read && !isTable ? 'summary is-held' : 'summary'}>{heat.summary}</span>
        <span aria-live="polite">{isTable ? '' : read?.sentence}</span>
      </p>
      {isTable ? (
        <HeatTable days={days} />
      ) : (
        <HeatPicture heat={heat} readDay={readDay} onRead={setReadDay} dispatch={dispatch} />
      )}
    </section>
  );
}

interface HeatPictureProps {
  readonly heat: HeatCalendar;
  readonly readDay: string | undefined;
  readonly onRead: (day: string | undefined) => void;
  readonly dispatch: Dispatch;
}

function HeatPicture({ heat, readDay, onRead, dispatch }: HeatPictureProps) {
  const last = heat.weeks.at(-1)?.at(-1)?.day;
  const tabStop = readDay ?? last;
  const frame = useRef<HTMLDivElement>(null);
  // Where the year does not fit, its end is seen first.
  const room = useWidth(frame);
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, [room]);
  const choose = (day: string): void => dispatch({ kind: 'asked', change: { range: { from: day, to: day } } });
  return (
    <div class="heat">
      <div class="heat-weekdays" aria-hidden="true">
        {heat.weekdays.map((name, i) => (
          <span key={name}>{i % 2 === 0 ? name : ''}</span>
        ))}
      </div>
      <div class="heat-frame" ref={frame}>
        <div class="heat-months" aria-hidden="true">
          {heat.months.map(({ week, label }) => (
            <span key={week} style={{ left: `${week * pitch}px` }}>
              {label}
            </span>
          ))}
        </div>
        <div
          class="heat-days"
          role="listbox"
          aria-label={l10n.t('Days; Enter shows one')}
          onKeyDown={walk}
          onPointerLeave={() => onRead(undefined)}
        >
          {heat.weeks.flatMap((week, at) =>
            week.map(({ day, level, sentence }, weekday) => (
              <div
                key={day}
                role="option"
                aria-label={sentence}
                aria-selected={day === readDay}
                tabIndex={day === tabStop ? 0 : -1}
                class={`heat-day level-${level}`}
                style={{ left: `${at * pitch}px`, top: `${weekday * pitch}px` }}
                onPointerEnter={() => onRead(day)}
                onFocus={() => onRead(day)}
                onClick={() => choose(day)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') choose(day);
                }}
              />
            )),
          )}
        </div>
      </div>
    </div>
  );
}

/** Up and down by a day, left and right by a week. */
function walk(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
  const days = [...event.currentTarget.children];
  const at = days.indexOf(document.activeElement!);
  const step = steps[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? days.length - 1 : step === undefined ? -1 : at + step;
  const day = days[to];
  if (event.ctrlKey || event.metaKey || event.altKey || !(day instanceof HTMLElement)) return;
  event.preventDefault();
  day.focus();
}

function HeatTable({ days }: { readonly days: readonly HeatDay[] }) {
  return (
    <div class="day-table" role="region" aria-labelledby="heat" tabIndex={0}>
      <table>
        <caption class="unseen">{l10n.t('Days with a cost, newest first')}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Day')}</th>
            <th scope="col" class="number">
              {l10n.t('Cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ level }) => level > 0)
            .toReversed()
            .map(({ day, label, cost }) => (
              <tr key={day}>
                <th scope="row">{label}</th>
                <td class="number">{cost}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
