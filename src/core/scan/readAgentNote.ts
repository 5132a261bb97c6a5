import { readFileSync, statSync } from 'node:fs';
import { asObject, stringField } from './jsonValue.ts';

/** A note is a few hundred bytes. */
const maxNoteBytes = 256 * 1024;

/** `agent-<id>.meta.json` beside a sub-agent's log; undefined where there is none that can be read. */
export function readAgentNote(
  logPath: string,
): { readonly agentType: string; readonly title: string; readonly toolId: string | undefined } | undefined {
  const path = logPath.replace(/\.jsonl$/, '.meta.json');
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > maxNoteBytes) return undefined;
    const note = asObject(JSON.parse(readFileSync(path, 'utf8')));
    return {
      agentType: stringField(note, 'agentType') ?? '',
      title: stringField(note, 'description') ?? '',
      toolId: stringField(note, 'toolUseId'),
    };
  } catch {
    // Older logs have none, and half-written ones are whole a moment later: what they add is a name.
    return undefined;
  }
}
