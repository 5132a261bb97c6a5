/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Of values measured one after the other, each beside its neighbour: load that came and went hits both. */
export function medianRatio(values: readonly number[], others: readonly number[]): number {
  const pairs = Math.min(values.length, others.length);
  return median(Array.from({ length: pairs }, (_, at) => values[at]! / others[at]!));
}

/** `1.23 (1.10–1.57)` */
export function withSpread(values: readonly number[], digits: number): string {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)];
  if (values.length === 1) return middle.toFixed(digits);
  return `${middle.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}
