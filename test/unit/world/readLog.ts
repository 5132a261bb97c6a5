import assert from 'node:assert/strict';
import { DigestBuilder } from '../../../src/core/digest/digestBuilder.ts';
import { statLog } from '../../../src/core/discover/statLog.ts';
import type { FileDigest } from '../../../src/core/model/fileDigest.ts';
import { type LogFile, noMark } from '../../../src/core/model/logFile.ts';
import { LogScanner } from '../../../src/core/scan/logScan.ts';
import { walkerModule } from '../walkerModule.ts';

const scanner = new LogScanner({ walker: walkerModule });

export function logAt(projects: string, path: string): LogFile {
  const file = statLog({ root: projects, below: path.slice(projects.length + 1) });
  assert.ok(file.ok && file.value, path);
  return file.value;
}

/** Reads a log to its end as the conductor does, from nothing or going on from `earlier`. */
export function readLog(file: LogFile, earlier?: FileDigest, budgetBytes = Number.POSITIVE_INFINITY): FileDigest {
  const opened = scanner.open(file, earlier?.mark ?? noMark);
  assert.ok(opened.ok, JSON.stringify(opened));
  const scan = opened.value;
  try {
    assert.equal(scan.startOffset, earlier?.mark.offset ?? 0, 'a log that only grew is the same log');
    const builder = new DigestBuilder(earlier);
    for (;;) {
      const step = scan.step(builder, budgetBytes);
      assert.ok(step.ok);
      if (step.value.isAtEnd) return builder.finish(file, scan.mark(), scan.mtimeNs);
    }
  } finally {
    scan.close();
  }
}
