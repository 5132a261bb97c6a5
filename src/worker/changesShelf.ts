import type { ChangeSide, SessionChanges } from '../core/answers/sessionChanges.ts';
import type { Viewpoint } from '../core/answers/viewpoint.ts';
import { type ReadChanges, readChanges } from '../core/sessionChanges.ts';

/** An editor asks for all texts soon after the list of files; later it has them itself. */
const keptMs = 5 * 60_000;

/** Keeps the texts of the changes that were read last, so that the logs are not read again for every file. */
export class ChangesShelf {
  #session = '';
  #kept: Promise<ReadChanges | undefined> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Read anew: the session may have gone on. */
  async list(view: Viewpoint, session: string): Promise<SessionChanges | undefined> {
    return (await this.#read(view, session))?.changes;
  }

  async text(view: Viewpoint, session: string, path: string, side: ChangeSide): Promise<string | undefined> {
    const read = session === this.#session && this.#kept ? this.#kept : this.#read(view, session);
    return (await read)?.files.get(path)?.[side];
  }

  #read(view: Viewpoint, session: string): Promise<ReadChanges | undefined> {
    clearTimeout(this.#timer);
    this.#session = session;
    this.#kept = readChanges(view, session);
    this.#timer = setTimeout(() => (this.#kept = undefined), keptMs).unref();
    return this.#kept;
  }
}
