/** 64 bits as two unsigned 32-bit halves: what keys look like in typed arrays. `0,0` means "none". */
export interface Hash64 {
  readonly low: number;
  readonly high: number;
}

export const noHash: Hash64 = { low: 0, high: 0 };
