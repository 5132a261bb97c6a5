import type { Fault } from '../model/fault.ts';
import { ok, type Result } from '../kit/result.ts';
import type { DigestStore, PackedDigest } from './digestStore.ts';

/** Serves where nothing can be kept: the index in memory is all there is. */
export class NoStore implements DigestStore {
  readonly kind = 'memory';
  readonly keepsRows = false;

  load(): Result<readonly PackedDigest[], Fault> {
    return ok([]);
  }

  save(): Result<void, Fault> {
    return ok(undefined);
  }

  forget(): Result<void, Fault> {
    return ok(undefined);
  }

  close(): void {}
}
