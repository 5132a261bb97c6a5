import type { Fault } from '../model/fault.ts';
import { type LogFile, noMark } from '../model/logFile.ts';
import { DigestBuilder } from '../digest/digestBuilder.ts';
import type { FoldingSpace } from '../digest/foldingSpace.ts';
import { packDigest } from '../digest/packDigest.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import type { LogScanner } from '../scan/logScan.ts';

/** What a hand has read: packed digests, so that little has to travel between threads. */
export interface HandedLog {
  readonly file: LogFile;
  readonly digest: Result<Uint8Array, Fault>;
  readonly bytesRead: number;
}

/** Another thread that reads logs from their first byte to their end. */
export interface ReadingHand {
  /** In the same order. Rejects only if the thread has come to an end. */
  read(files: readonly LogFile[]): Promise<readonly HandedLog[]>;
  dismiss(): void;
}

/** What a hand does with a log. */
export function readWhole(scanner: LogScanner, space: FoldingSpace, file: LogFile): HandedLog {
  const opened = scanner.open(file, noMark);
  if (!opened.ok) return { file, digest: opened, bytesRead: 0 };
  const scan = opened.value;
  try {
    const builder = new DigestBuilder(undefined, space);
    const step = scan.step(builder, Number.POSITIVE_INFINITY);
    if (!step.ok) return { file, digest: failed({ ...step.error, path: file.path }), bytesRead: 0 };
    const digest = packDigest(builder.finish(file, scan.mark(), scan.mtimeNs));
    return { file, digest: ok(digest), bytesRead: step.value.readBytes };
  } finally {
    scan.close();
  }
}
