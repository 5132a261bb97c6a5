import type { Undertaking } from '../../src/core/kit/undertaking.ts';

/** Nobody looks how far it is, and nobody calls it off. */
export const unwatched: Undertaking = { signal: new AbortController().signal, tell: () => {} };
