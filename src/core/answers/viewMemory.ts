import { Remembered } from '../kit/remembered.ts';
import type { UsageSum } from '../price/usageSum.ts';
import type { CountedCommand } from './acts/commands.ts';
import type { CountedCompaction } from './acts/compactionTally.ts';
import { BySession } from './bySession.ts';
import type { ActiveTimes } from './dashboard/activity.ts';
import type { HeatCalendar } from './dashboard/heatCalendar.ts';
import type { SessionPlaces } from './dashboard/places.ts';
import type { SessionSlices } from './dashboard/slices.ts';
import type { Tones } from './dashboard/tones.ts';
import type { UsageAdder } from './usage.ts';
import type { UsedHour } from './usedHours.ts';
import type { Parts } from './sessionParts.ts';
import type { ProjectStatus } from './statusLine.ts';
import type { Group } from './tree/groups.ts';
import type { Share } from './tree/shares.ts';
import type { TreeRow } from './tree/treeRow.ts';

/**
 * What was answered before and may still hold, so that an answer costs what has changed since. Whoever asks again and again keeps
 * one; nobody can tell from an answer whether there was any.
 */
export class ViewMemory {
  /** One. */
  readonly adder = new Remembered<'', UsageAdder>();
  /** By division, then by session. */
  readonly parts = new Map<string, Remembered<number, Parts>>();
  /** By grouping, then by session. */
  readonly shares = new Map<string, Remembered<number, readonly Share[]>>();
  /** By grouping, then by project: those of its sessions that are shown. */
  readonly shownShares = new Map<string, Remembered<string, readonly Share[]>>();
  /** By the group's id. */
  readonly groups = new Remembered<string, Group>();
  /** By the shares that were put into groups. */
  readonly rootGroups = new WeakMap<readonly Share[], readonly Group[]>();
  /** By the row's id. */
  readonly rows = new Remembered<string, TreeRow>();
  /** The dashboard's: one of each. */
  readonly places = new Remembered<'', SessionPlaces>();
  readonly allSlices = new Remembered<'', readonly SessionSlices[]>();
  readonly tones = new Remembered<'', Tones>();
  readonly slices = new BySession<SessionSlices>(false);
  readonly activeTimes = new BySession<ActiveTimes>(true);
  readonly commands = new BySession<readonly CountedCommand[]>(true);
  readonly compactions = new BySession<readonly CountedCompaction[]>(true);
  /** By scope. */
  readonly heat = new Remembered<string, HeatCalendar>();
  readonly usedHours = new BySession<readonly UsedHour[]>(false);
  /** By project. */
  readonly usedEver = new Remembered<string, UsageSum>();
  readonly spentInDays = new Remembered<string, Map<string, UsageSum>>();
  readonly status = new Remembered<string, ProjectStatus>();
}

/** The memory of this name, made when it is first asked for. */
export function memoryFor<Key, Value>(
  memories: Map<string, Remembered<Key, Value>>,
  name: string,
): Remembered<Key, Value> {
  let memory = memories.get(name);
  if (!memory) memories.set(name, (memory = new Remembered()));
  return memory;
}
