import type { Fault } from '../model/fault.ts';
import type { Result } from '../kit/result.ts';

/** One log's digest as `packDigest` made it. The path is the key; what is in the bytes is not the store's business. */
export interface PackedDigest {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Where digests outlive the process: one row per log. Rows of deleted logs are the only memory of them, so nothing is removed
 * but by `forget`, and a row never gives way to one that knows less (standing.ts).
 */
export interface DigestStore {
  /** `memory` keeps nothing; the user is told. */
  readonly kind: 'sqlite' | 'memory';
  /** False: `save` need not be called, since it would keep nothing; the making of rows takes time. */
  readonly keepsRows: boolean;
  load(): Result<readonly PackedDigest[], Fault>;
  /** All rows or none. Once this says `ok`, they are on the disk itself. */
  save(rows: readonly PackedDigest[]): Result<void, Fault>;
  /** All or none; paths without a row are no fault. */
  forget(paths: readonly string[]): Result<void, Fault>;
  /** Idempotent; everything else asked for later fails. */
  close(): void;
}
