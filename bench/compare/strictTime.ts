// When does ccusage think it happened? Seconds or exactly three digits of them, a zone with a colon, any year.

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Epoch ms, or undefined where ccusage leaves the line out. */
export function strictInstantOf(written: unknown): number | undefined {
  const match = typeof written === 'string' ? pattern.exec(written) : null;
  if (match === null) return undefined;
  const number = (group: number): number => Number(match[group] ?? '0');
  if (number(4) > 23 || number(5) > 59 || number(6) > 59 || number(9) > 23 || number(10) > 59) return undefined;
  const midnight = new Date(0);
  midnight.setUTCFullYear(number(1), number(2) - 1, number(3));
  if (midnight.getUTCMonth() !== number(2) - 1 || midnight.getUTCDate() !== number(3)) return undefined;
  const eastMinutes = (number(9) * 60 + number(10)) * (match[8] === '-' ? -1 : 1);
  return midnight.getTime() + ((number(4) * 60 + number(5) - eastMinutes) * 60 + number(6)) * 1000 + number(7);
}
