/** Structurally VS Code's Disposable, so that ours plug into its subscriptions. */
export interface Disposable {
  dispose(): void;
}

export type Listener<T> = (event: T) => void;

/** Structurally VS Code's Event. */
export type Event<T> = (listener: Listener<T>) => Disposable;

/** Tells its listeners in the order they came. A listener that throws is a bug and stops nothing else from being told. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<Listener<T>>();

  readonly event: Event<T> = (listener) => {
    // A wrapper, so that one function may listen twice and be taken away once.
    const own: Listener<T> = (event) => listener(event);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  fire(event: T): void {
    let bug: unknown;
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        bug ??= error;
      }
    }
    if (bug !== undefined) throw bug;
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
