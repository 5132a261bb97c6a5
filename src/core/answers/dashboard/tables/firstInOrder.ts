/** The first of many in an order in which none are equal: a page of a table needs no order of what is behind it. */
export function firstInOrder<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
  count: number,
): readonly Item[] {
  if (count * fewTimes > items.length) return items.toSorted(compare).slice(0, count);
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === count && compare(item, first.at(-1)!) > 0) continue;
    let [from, to] = [0, first.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compare(first[middle]!, item) < 0) from = middle + 1;
      else to = middle;
    }
    first.splice(from, 0, item);
    if (first.length > count) first.pop();
  }
  return first;
}

/** With more of them than one in so many, sorting all takes no longer. */
const fewTimes = 20;
