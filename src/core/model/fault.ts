/** The outside world failed. `path` is for the log channel, never for a notification. */
export interface Fault {
  readonly kind: 'denied' | 'vanished' | 'busy' | 'disk-full' | 'not-regular' | 'unsupported' | 'damaged' | 'io';
  readonly path: string;
  readonly message: string;
}
