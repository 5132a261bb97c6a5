/** Where a room says what it did: counts and timings, never message text. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}
