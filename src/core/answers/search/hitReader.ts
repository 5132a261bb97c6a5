import * as l10n from '@vscode/l10n';
import { folderName, oneLine, safeFragment } from '../safeText.ts';
import type { SearchHit } from './searchHit.ts';
import { lastActivity, sessionKey, sessionTitle } from '../sessionRows.ts';
import { ActPlaces } from '../transcript/actPlaces.ts';
import { toolName } from '../transcript/toolWords.ts';
import { assertNever } from '../../kit/assertNever.ts';
import type { Viewpoint } from '../viewpoint.ts';
import type { RawHit } from '../../model/rawHit.ts';
import type { SessionMetadata } from '../../model/session.ts';
import type { NamedLog } from '../transcript/sessionTranscript.ts';

/** A log that is searched, and the session that it belongs to. */
export interface SearchedLog {
  readonly session: SessionMetadata;
  readonly log: NamedLog;
}

/** Says what a hit is a hit in, by what the index knows, and takes each only once, however many logs hold a copy of its line. */
export class HitReader {
  readonly #view: Viewpoint;
  readonly #logs: readonly SearchedLog[];
  readonly #agents: ReadonlySet<string>;
  readonly #acts = new Map<number, ActPlaces>();
  readonly #seen = new Set<string>();

  constructor(view: Viewpoint, logs: readonly SearchedLog[]) {
    this.#view = view;
    this.#logs = logs;
    this.#agents = new Set(logs.map(({ log }) => /agent-[^/]*\.jsonl$/.exec(log.name)?.[0] ?? ''));
  }

  /** Undefined for a hit that is shown elsewhere. */
  read(hit: RawHit): SearchHit | undefined {
    const { session, log } = this.#logs[hit.log]!;
    const call = hit.act && this.#actsOf(hit.log).callOf(hit.act);
    const offset = call?.offset ?? hit.offset;
    const place = hit.uuid ?? `${hit.log}:${offset}`;
    const isRelayed = hit.relayedAgent !== undefined && this.#agents.has(`agent-${hit.relayedAgent}.jsonl`);
    if (isRelayed || this.#seen.has(`${place}.${hit.block}`)) return undefined;
    this.#seen.add(`${place}.${hit.block}`);
    const [before, match, after] = hit.around.map(safeFragment) as [string, string, string];
    const who = this.#who(hit, call?.name);
    const title = sessionTitle(this.#view, session);
    const lastAt = lastActivity(session);
    const ago = this.#view.labels.ago(lastAt, this.#view.now, this.#view.calendar);
    const lead = before.trimStart();
    return {
      session: sessionKey(session),
      log: log.name,
      offset,
      by: hit.by,
      who,
      snippet: `${lead}${match}${after.trimEnd()}`,
      match: [lead.length, lead.length + match.length],
      title,
      where: `${oneLine(folderName(session.project), 60)} · ${ago}`,
      lastAt,
    };
  }

  #who({ by, tool, isSidechain }: RawHit, called: string | undefined): string {
    switch (by) {
      case 'prompt':
        return isSidechain ? l10n.t('Task') : l10n.t('You');
      case 'answer':
        return l10n.t('Claude');
      case 'thinking':
        return l10n.t('Thinking');
      case 'tool':
        return toolName(tool ?? called ?? '');
      case 'other':
        return l10n.t('Claude Code');
      default:
        return assertNever(by);
    }
  }

  #actsOf(number: number): ActPlaces {
    let acts = this.#acts.get(number);
    if (!acts) this.#acts.set(number, (acts = new ActPlaces(this.#logs[number]!.log.holding.digest)));
    return acts;
  }
}
