// When did it happen? Reads RFC 3339 and nothing that merely looks like it; Date.parse is far too kind.

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

const earliestMs = Date.UTC(2023, 0, 1);
const endMs = Date.UTC(2100, 0, 1);

/** Epoch ms, or undefined for anything that is not an instant between 2023 and 2100. */
export function instantOf(written: unknown): number | undefined {
  const match = typeof written === 'string' ? pattern.exec(written) : null;
  if (match === null) return undefined;
  const number = (group: number): number => Number(match[group] ?? '0');
  const [year, month, day, hour, minute, second] = [number(1), number(2), number(3), number(4), number(5), number(6)];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second > 59 || number(9) > 23 || number(10) > 59) return undefined;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const eastMs = (number(9) * 60 + number(10)) * 60_000 * (match[8] === '-' ? -1 : 1);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds) - eastMs;
  return at >= earliestMs && at < endMs ? at : undefined;
}
