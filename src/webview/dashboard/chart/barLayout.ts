import type { Bar } from '../../../core/answers/dashboard/stackedBars.ts';

/** Where bars and their labels stand, in whole pixels where it shows. Too many bars for the room make the chart wider. */
export interface BarLayout {
  readonly width: number;
  /** From one bar to the next. */
  readonly pitch: number;
  readonly barWidth: number;
  readonly barLeft: (place: number) => number;
  readonly labels: readonly BarLabel[];
}

export interface BarLabel {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A bar of three pixels and its gap of one. */
const narrowestPitch = 4;
const widestPitch = 160;
const mostLabels = 12;
/** Of the 11 px label font; a little too wide rather than too narrow. */
const characterWidth = 6.5;
const labelGap = 24;

export function barLayout(bars: readonly Bar[], room: number): BarLayout {
  const pitch = Math.min(widestPitch, Math.max(narrowestPitch, room / Math.max(1, bars.length)));
  const width = Math.max(room, Math.ceil(pitch * bars.length));
  const barWidth = Math.max(3, Math.floor(pitch * 0.75));
  // In the middle of its column, which lights up around it.
  const barLeft = (place: number): number => Math.round(place * pitch + (pitch - barWidth) / 2);
  const labels = labelledPlaces(bars, pitch).map((place) =>
    barLabel(bars[place]!.label, barLeft(place), barWidth, width),
  );
  return { width, pitch, barWidth, barLeft, labels };
}

/** All bars when they fit, else every second, every week or so, counted back from the last. */
function labelledPlaces(bars: readonly Bar[], pitch: number): number[] {
  const needed = Math.max(0, ...bars.map(({ label }) => textWidth(label))) + labelGap;
  const fits = (each: number): boolean => each * pitch >= needed && bars.length / each <= mostLabels;
  const stride = [1, 2, 3, 4, 6, 7, 12, 14, 24, 28, 56, 91, 182].find(fits) ?? bars.length;
  return [...bars.keys()].filter((place) => (bars.length - 1 - place) % stride === 0);
}

/** Under the middle of its bar, but never past an end of the chart. */
function barLabel(text: string, left: number, barWidth: number, width: number): BarLabel {
  const middle = left + barWidth / 2;
  const half = textWidth(text) / 2;
  if (middle - half < 0) return { text, x: left, anchor: 'start' };
  if (middle + half > width) return { text, x: left + barWidth, anchor: 'end' };
  return { text, x: middle, anchor: 'middle' };
}

const textWidth = (text: string): number => text.length * characterWidth;
