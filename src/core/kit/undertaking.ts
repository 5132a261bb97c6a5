/** Something that takes a while: it tells how far it is, from 0 to 1, and ends early when nobody wants it any more. */
export interface Undertaking {
  readonly signal: AbortSignal;
  readonly tell: (share: number) => void;
}
