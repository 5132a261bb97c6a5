import { keptSkipOffsets, type Skip, type SkipReason } from '../model/skips.ts';

/** The list with one more skip; sorted by reason, so that equal histories give equal lists. */
export function addSkip(skips: readonly Skip[], reason: SkipReason, offset: number, bytes: number): readonly Skip[] {
  const known = skips.find((skip) => skip.reason === reason);
  const offsets =
    known && known.offsets.length >= keptSkipOffsets ? known.offsets : [...(known?.offsets ?? []), offset];
  const skip: Skip = { reason, count: (known?.count ?? 0) + 1, bytes: (known?.bytes ?? 0) + bytes, offsets };
  return [...skips.filter((other) => other !== known), skip].toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
}
