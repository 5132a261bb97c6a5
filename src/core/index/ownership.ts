import type { FileDigest } from '../model/fileDigest.ts';
import type { SessionId } from '../model/ids.ts';
import { type TurnFlags, turnFlag } from '../model/turn.ts';

/** A digest as the index holds it. */
export interface IndexedFile {
  readonly number: number;
  digest: FileDigest;
  session: SessionId;
  /** Turn of the digest → row of the ledger. */
  rows: Int32Array;
  /** Act of the digest → row of the acts' ledger. */
  actRows: Int32Array;
}

/**
 * Resume and fork copy turns and acts into new files; one file owns each (FORMAT.md §8): one that does not call it a copy, then one that
 * does not call it a side conversation, then the file born first; the rest only makes the answer independent of order.
 */
export function ownsRather(file: IndexedFile, flags: TurnFlags, owner: IndexedFile, ownerFlags: TurnFlags): boolean {
  const byFork = (flags & turnFlag.forked) - (ownerFlags & turnFlag.forked);
  if (byFork !== 0) return byFork < 0;
  const isAside = (flags & aside) !== 0;
  if (isAside !== ((ownerFlags & aside) !== 0)) return !isAside;
  const byBirth = file.digest.file.stamp.birthMs - owner.digest.file.stamp.birthMs;
  if (byBirth !== 0) return byBirth < 0;
  if (file.session !== owner.session) return file.session < owner.session;
  return file.digest.file.path < owner.digest.file.path;
}

/** The line that is no copy, if there is one, is a side conversation. */
const aside = turnFlag.sidechain | turnFlag.mixed;
