import { Remembered } from '../kit/remembered.ts';
import type { Parts } from './sessionParts.ts';
import type { ProjectStatus } from './statusLine.ts';
import type { Share } from './tree/shares.ts';

/**
 * What was answered before and may still hold, so that an answer costs what has changed since. Whoever asks again and again keeps
 * one; nobody can tell from an answer whether there was any.
 */
export class ViewMemory {
  /** By division, then by session. */
  readonly parts = new Map<string, Remembered<number, Parts>>();
  /** By grouping, then by session. */
  readonly shares = new Map<string, Remembered<number, readonly Share[]>>();
  /** By project. */
  readonly status = new Remembered<string, ProjectStatus>();
}

/** The memory of this name, made when it is first asked for. */
export function memoryFor<Key, Value>(
  memories: Map<string, Remembered<Key, Value>>,
  name: string,
): Remembered<Key, Value> {
  let memory = memories.get(name);
  if (!memory) memories.set(name, (memory = new Remembered()));
  return memory;
}
