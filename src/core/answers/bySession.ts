import type { SessionMetadata } from '../model/session.ts';
import { Remembered } from '../kit/remembered.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What was made of each session, and is made again of those alone in which something has changed. */
export class BySession<Value> {
  readonly #all = new Remembered<'', ReadonlyMap<number, Value>>();
  readonly #each = new Remembered<number, Value>();
  readonly #ofActs: boolean;

  /** `ofActs`: it is made of what happened too, and not of requests alone. */
  constructor(ofActs: boolean) {
    this.#ofActs = ofActs;
  }

  /** By number of the session; `countedBy`: what it is made of beside the session. */
  of(
    { index }: Viewpoint,
    countedBy: readonly unknown[],
    make: (session: SessionMetadata) => Value,
  ): ReadonlyMap<number, Value> {
    return this.#all.get('', [index, index.revision, ...countedBy], () => {
      const values = new Map<number, Value>();
      for (const session of index.sessions()) {
        const { number } = session;
        // A line can change the branch of a request and nothing that it comes to: then it is the session that is another.
        const madeOf = [index, session, index.usageRevisionOf(number), ...countedBy];
        if (this.#ofActs) madeOf.push(index.actsRevisionOf(number));
        values.set(
          number,
          this.#each.get(number, madeOf, () => make(session)),
        );
      }
      return values;
    });
  }
}
