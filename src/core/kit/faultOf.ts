import type { Fault } from '../model/fault.ts';

const kinds: Readonly<Record<string, Fault['kind']>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  EBUSY: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** A failed system call as a value. */
export function faultOf(error: unknown, path: string): Fault {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  const message = error instanceof Error ? error.message : String(error);
  return { kind: Object.hasOwn(kinds, code) ? kinds[code]! : 'io', path, message };
}
