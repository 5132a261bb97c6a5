import type { GlobalIndex } from '../index/globalIndex.ts';
import type { Calendar } from '../kit/calendar.ts';
import type { ActPlace, AgentWords } from '../model/act.ts';
import type { LiveSessions } from '../model/liveSession.ts';
import type { EpochMs } from '../model/time.ts';
import type { Pricer } from '../price/rates.ts';
import type { UsageBook } from '../price/usageSum.ts';
import type { CostMode } from './costMode.ts';
import type { Labels } from './labels.ts';
import { ViewMemory } from './viewMemory.ts';

/** From where a question is asked: the same index looks different at another time, in another zone, from another window. */
export interface Viewpoint {
  readonly index: GlobalIndex;
  readonly pricer: Pricer;
  readonly costMode: CostMode;
  /** What all sums made from here count in; sums over different books cannot be added. */
  readonly book: UsageBook;
  readonly now: EpochMs;
  readonly calendar: Calendar;
  /** In the asker's language and currency. */
  readonly labels: Labels;
  /** The user's home, shown as `~`. */
  readonly home: string;
  /** Folders open in the asking window; empty for the command line. */
  readonly workspaceFolders: readonly string[];
  /** The first words of a session's first prompt: read from its log when asked, never stored. */
  readonly promptTitle: (path: string, offset: number) => string | undefined;
  readonly actTexts: ActTexts;
  readonly ownTitles: OwnTitles;
  /** Who of Claude Code is alive at the moment of asking. */
  readonly live: LiveSessions;
  /** The asker's, of what was answered before. */
  readonly memory: ViewMemory;
}

/** Words of what happened: read from the logs when asked, never stored. */
export interface ActTexts {
  /** What a tool or the service said of an error. */
  errorAt(place: ActPlace): string | undefined;
  /** What a sub-agent is for: from beside its log, or from the call that started it. */
  agentOf(log: string | undefined, call: ActPlace | undefined): AgentWords | undefined;
}

/** For who asks for no words. */
export const noActTexts: ActTexts = { errorAt: () => undefined, agentOf: () => undefined };

/** Titles that the user gave to sessions here; they go before all others. */
export interface OwnTitles {
  /** Counts up with every change. */
  readonly revision: number;
  titleOf(session: string): string | undefined;
}

/** Counts up when anything that is shown may have changed. */
export const revisionOf = ({ index, ownTitles }: Viewpoint): number => index.revision + ownTitles.revision;

/** The book is the index's and the pricer's; everything else is the asker's. Who asks but once needs no memory. */
export function viewFrom(asker: Omit<Viewpoint, 'book' | 'memory'> & { readonly memory?: ViewMemory }): Viewpoint {
  const book = { models: asker.index.ledger.models, classes: asker.pricer.classes };
  return { memory: new ViewMemory(), ...asker, book };
}
