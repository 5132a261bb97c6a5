/**
 * Runs `work` once at a time: requests made while it runs are merged into one more run after it, which gets all their arguments.
 * Each request's promise settles with the run that served it.
 */
export class Coalesced<Request, Outcome> {
  readonly #work: (requests: readonly Request[]) => Promise<Outcome>;
  #waiting: { readonly requests: Request[]; readonly outcome: Promise<Outcome> } | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(work: (requests: readonly Request[]) => Promise<Outcome>) {
    this.#work = work;
  }

  request(request: Request): Promise<Outcome> {
    if (this.#waiting) {
      this.#waiting.requests.push(request);
      return this.#waiting.outcome;
    }
    const requests = [request];
    const outcome = this.#running.then(() => {
      this.#waiting = undefined;
      return this.#work(requests);
    });
    this.#waiting = { requests, outcome };
    // The next run waits for this one, whether it succeeds or not; its own caller sees the failure.
    this.#running = outcome.catch(() => undefined);
    return outcome;
  }

  /** Settles when nothing is running or waiting. */
  async idle(): Promise<void> {
    for (let last: unknown; last !== this.#running;) {
      last = this.#running;
      await this.#running;
    }
  }
}
