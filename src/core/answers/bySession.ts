import { Remembered } from '../kit/remembered.ts';
import type { GlobalIndex } from '../index/globalIndex.ts';
import type { SessionMetadata } from '../model/session.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What was made of a session. */
export interface OfSession<Value> {
  readonly session: SessionMetadata;
  readonly value: Value;
}

interface Entry<Value> extends OfSession<Value> {
  readonly usageRevision: number;
  readonly actsRevision: number;
}

/** What was made of each session, and is made again of those alone in which something has changed. */
export class BySession<Value> {
  readonly #all = new Remembered<'', readonly OfSession<Value>[]>();
  /** By number of the session; forgotten with what all of them are counted by. */
  readonly #known = new Remembered<'', Entry<Value>[]>();
  readonly #isOfActs: boolean;

  /** `isOfActs`: it is made of what happened too, and not of requests alone. */
  constructor(isOfActs: boolean) {
    this.#isOfActs = isOfActs;
  }

  /** In the order of `index.sessions()`; `countedBy`: what it is made of beside the session. */
  of(
    { index }: Viewpoint,
    countedBy: readonly unknown[],
    make: (session: SessionMetadata) => Value,
  ): readonly OfSession<Value>[] {
    const known = this.#known.get('', [index, ...countedBy], () => []);
    return this.#all.get('', [known, index.revision], () =>
      index.sessions().map((session) => {
        const before = known[session.number];
        return before && this.#isStill(index, before, session)
          ? before
          : (known[session.number] = {
              session,
              usageRevision: index.usageRevisionOf(session.number),
              actsRevision: this.#isOfActs ? index.actsRevisionOf(session.number) : 0,
              value: make(session),
            });
      }),
    );
  }

  /** A line can change the branch of a request and nothing that it comes to: then it is the session that is another. */
  #isStill(index: GlobalIndex, before: Entry<Value>, session: SessionMetadata): boolean {
    return (
      before.session === session &&
      before.usageRevision === index.usageRevisionOf(session.number) &&
      (!this.#isOfActs || before.actsRevision === index.actsRevisionOf(session.number))
    );
  }
}
