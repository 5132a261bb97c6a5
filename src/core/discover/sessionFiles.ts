import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SessionFile } from '../model/sessionFile.ts';

/** More than any session's folder holds; a size is not worth more looking. */
const maxEntries = 100_000;

/**
 * What there is to delete of a session: its own transcript, the folder that Claude Code keeps beside it under the same name, and
 * logs elsewhere (flat sub-agents'). `folder`: only where the name is a session id, since a file called `...jsonl` would name
 * the folder above. Links are neither followed nor listed.
 */
export function sessionFiles(logs: readonly string[], folder: string | undefined): readonly SessionFile[] {
  const folderSize = folder === undefined ? undefined : sizeOfFolder(folder);
  const apart = logs.filter((log) => folder === undefined || folderSize === undefined || !log.startsWith(`${folder}/`));
  return [
    ...apart.flatMap((log): SessionFile[] => {
      const sizeBytes = sizeOfFile(log);
      return sizeBytes === undefined ? [] : [{ path: log, kind: 'log', sizeBytes }];
    }),
    ...(folder === undefined || folderSize === undefined
      ? []
      : [{ path: folder, kind: 'folder', sizeBytes: folderSize } as const]),
  ];
}

function sizeOfFile(file: string): number | undefined {
  const stats = lstatOrNone(file);
  return stats?.isFile() ? stats.size : undefined;
}

function sizeOfFolder(folder: string): number | undefined {
  if (!lstatOrNone(folder)?.isDirectory()) return undefined;
  let sizeBytes = 0;
  let entries = 0;
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && entries < maxEntries; next = waiting.pop()) {
    for (const entry of listOrNone(next)) {
      entries++;
      const full = path.join(next, entry.name);
      if (entry.isDirectory()) waiting.push(full);
      else sizeBytes += sizeOfFile(full) ?? 0;
    }
  }
  return sizeBytes;
}

/** What cannot be looked at has no size; deleting it will tell why. */
function lstatOrNone(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function listOrNone(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
