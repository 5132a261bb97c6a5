/** A door that messages go through: a worker's port, a webview. */
export interface Wire {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/**
 * One typed end of a wire; the other end is the same class with the arguments swapped. What comes in is checked, since a
 * webview's messages are as trustworthy as what runs in it; what does not pass is told to `onStranger` and dropped.
 */
export class Channel<Out, In> {
  readonly #wire: Wire;

  constructor(
    wire: Wire,
    accepts: (message: unknown) => message is In,
    onMessage: (message: In) => void,
    onStranger: () => void,
  ) {
    this.#wire = wire;
    wire.listen((message) => (accepts(message) ? onMessage(message) : onStranger()));
  }

  post(message: Out): void {
    this.#wire.post(message);
  }
}
