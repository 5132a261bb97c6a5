import type { DayPoint } from '../../../core/answers/dailySeries.ts';

/** Where bars and their labels stand, in whole pixels where it shows. Too many bars for the room make the chart wider. */
export interface BarLayout {
  readonly width: number;
  /** From one bar to the next. */
  readonly pitch: number;
  readonly barWidth: number;
  readonly barLeft: (place: number) => number;
  readonly labels: readonly DayLabel[];
}

export interface DayLabel {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A bar of three pixels and its gap of one. */
const narrowestPitch = 4;
const widestPitch = 160;
const mostLabels = 8;
/** Of the 11 px label font; a little too wide rather than too narrow. */
const characterWidth = 6.5;
const labelGap = 24;

export function barLayout(days: readonly DayPoint[], room: number): BarLayout {
  const pitch = Math.min(widestPitch, Math.max(narrowestPitch, room / Math.max(1, days.length)));
  const width = Math.max(room, Math.ceil(pitch * days.length));
  const barWidth = Math.max(3, Math.floor(pitch * 0.75));
  // In the middle of its column, which lights up around it.
  const barLeft = (place: number): number => Math.round(place * pitch + (pitch - barWidth) / 2);
  const labels = labelledPlaces(days, pitch).map((place) =>
    dayLabel(days[place]!.label, barLeft(place), barWidth, width),
  );
  return { width, pitch, barWidth, barLeft, labels };
}

/** All days when they fit, else every week or so counted back from the last day, else the beginnings of months. */
function labelledPlaces(days: readonly DayPoint[], pitch: number): number[] {
  const needed = Math.max(0, ...days.map(({ label }) => textWidth(label))) + labelGap;
  const strides = [1, 2, 7, 14, 28];
  const stride = strides.find((each) => each * pitch >= needed && days.length / each <= mostLabels);
  const places = [...days.keys()];
  if (stride !== undefined) return places.filter((place) => (days.length - 1 - place) % stride === 0);
  return places.filter((place) => days[place]!.day.endsWith('-01'));
}

/** Under the middle of its bar, but never past an end of the chart. */
function dayLabel(text: string, left: number, barWidth: number, width: number): DayLabel {
  const middle = left + barWidth / 2;
  const half = textWidth(text) / 2;
  if (middle - half < 0) return { text, x: left, anchor: 'start' };
  if (middle + half > width) return { text, x: left + barWidth, anchor: 'end' };
  return { text, x: middle, anchor: 'middle' };
}

const textWidth = (text: string): number => text.length * characterWidth;
