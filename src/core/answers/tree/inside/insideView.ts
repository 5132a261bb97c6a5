import type { ActPlace } from '../../../model/act.ts';
import type { SessionMetadata } from '../../../model/session.ts';
import { type Scope, scopeOfSessions } from '../../acts/scope.ts';
import { joinSaid } from '../../sessionRows.ts';
import { namedLogs } from '../../transcript/sessionTranscript.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import type { InsidePlace, ItemRow, ItemTarget } from '../treeRow.ts';

/** One session, looked into from one row of the tree. */
export class InsideView {
  readonly view: Viewpoint;
  readonly session: SessionMetadata;
  readonly scope: Scope;
  readonly #place: InsidePlace;
  #logNames: ReadonlyMap<string, string> | undefined;

  constructor(view: Viewpoint, session: SessionMetadata, place: InsidePlace) {
    this.view = view;
    this.session = session;
    this.scope = scopeOfSessions([session]);
    this.#place = place;
  }

  /** The place of something in the same session. */
  place<Kind extends InsidePlace['kind']>(
    parts: Omit<Extract<InsidePlace, { kind: Kind }>, 'session' | 'under'>,
  ): Extract<InsidePlace, { kind: Kind }> {
    const { session, under } = this.#place;
    return { ...parts, session, under } as Extract<InsidePlace, { kind: Kind }>;
  }

  /** `name`: one in the session. */
  idOf(name: string): string {
    return `${this.#place.under}\n${name}`;
  }

  item(
    name: string,
    { details, ...parts }: Pick<ItemRow, 'look' | 'title'> & Partial<ItemRow> & { readonly details: readonly string[] },
  ): ItemRow {
    const description = joinSaid(details, ' · ');
    return {
      kind: 'item',
      id: this.idOf(name),
      description,
      sentence: joinSaid([parts.title, ...details], ', '),
      tooltip: '',
      target: undefined,
      place: undefined,
      ...parts,
    };
  }

  /** Where a transcript shows what stands there; undefined where the log is gone. */
  transcriptAt(place: Pick<ActPlace, 'path' | 'offset'> | undefined): ItemTarget | undefined {
    const log = place && this.#logs().get(place.path);
    return log === undefined
      ? undefined
      : { kind: 'transcript', session: this.#place.session, log, offset: place!.offset };
  }

  changeOf(path: string): ItemTarget {
    return { kind: 'change', session: this.#place.session, path };
  }

  when(at: number | undefined): string {
    return at === undefined ? '' : this.view.labels.ago(at, this.view.now, this.view.calendar);
  }

  #logs(): ReadonlyMap<string, string> {
    if (!this.#logNames) {
      const holdings = this.view.index.holdingsOf(this.session.number);
      const there = holdings.filter(({ digest }) => !digest.isDeleted);
      this.#logNames = new Map(
        namedLogs(this.session, there).map(({ name, holding }) => [holding.digest.file.path, name]),
      );
    }
    return this.#logNames;
  }
}
