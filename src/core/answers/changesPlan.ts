import { actFlag, editTools } from '../model/act.ts';
import { sessionKey } from './sessionRows.ts';
import type { SessionMetadata } from '../model/session.ts';
import type { Viewpoint } from './viewpoint.ts';

/** What is to be read to tell what a session changed: places in its logs, by the index, without a look into them. */
export interface ChangesPlan {
  readonly session: SessionMetadata;
  /** In the order of their first edit. */
  readonly files: readonly PlannedChange[];
  /** How often a shell was called: what it changed stands in no log. */
  readonly shellCalls: number;
  /** Edits whose logs are gone. */
  readonly lostEdits: number;
}

/** One file, and where the results of the calls stand that edited or read it, in the order of time. */
export interface PlannedChange {
  /** As the log has it, perhaps cut to the length that the index keeps. */
  readonly path: string;
  readonly looks: readonly PlannedLook[];
}

export interface PlannedLook {
  readonly log: string;
  /** As far as the index has read it. */
  readonly sizeBytes: number;
  /** Of the line with the call; not finite where it is in no line of this log. */
  readonly callOffset: number;
  readonly resultOffset: number;
  /** The call wrote the file; otherwise it read it. */
  readonly isEdit: boolean;
}

const shells: ReadonlySet<string> = new Set(['Bash', 'PowerShell']);

export function planChanges(view: Viewpoint, key: string): ChangesPlan | undefined {
  const session = view.index.sessions().find((candidate) => sessionKey(candidate) === key);
  if (!session) return undefined;
  const calls = ownCalls(view, session.number);
  const edits = calls.filter(({ tool }) => editTools.has(tool));
  const edited = new Map(edits.filter(({ isLost }) => !isLost).map(({ subject }) => [subject, [] as PlannedLook[]]));
  for (const { subject, tool, isLost, look } of calls) {
    if (!isLost && (editTools.has(tool) || tool === 'Read')) edited.get(subject)?.push(look);
  }
  return {
    session,
    files: Array.from(edited, ([path, looks]) => ({ path, looks })),
    shellCalls: calls.filter(({ tool }) => shells.has(tool)).length,
    lostEdits: edits.filter(({ isLost }) => isLost).length,
  };
}

interface Call {
  readonly tool: string;
  readonly subject: string;
  readonly at: number;
  readonly isLost: boolean;
  readonly look: PlannedLook;
}

/** Calls that came to something, by time. Copied ones belong to the session they were copied from. */
function ownCalls({ index }: Viewpoint, session: number): readonly Call[] {
  const { columns, names, subjects } = index.acts;
  const calls = new Map<number, Call>();
  for (const { digest, session: holder, actRows } of index.holdings()) {
    if (holder !== session) continue;
    const { acts, file, isDeleted } = digest;
    for (const [i, row] of actRows.entries()) {
      const resultOffset = acts.table.resultOffset[i]!;
      if (index.sessionOfAct(row) !== session || (acts.table.flags[i]! & actFlag.relayed) !== 0) continue;
      if ((columns.flags[row]! & actFlag.failed) !== 0 || !Number.isFinite(resultOffset)) continue;
      if (calls.has(row) && isDeleted) continue;
      const tool = names[columns.name[row]!]!;
      calls.set(row, {
        tool,
        subject: subjects[columns.subject[row]!]!,
        at: columns.endAt[row]!,
        isLost: isDeleted,
        look: {
          log: file.path,
          sizeBytes: file.stamp.sizeBytes,
          callOffset: acts.table.offset[i]!,
          resultOffset,
          isEdit: editTools.has(tool),
        },
      });
    }
  }
  return [...calls.values()].toSorted(
    (a, b) => compare(a.at, b.at) || (a.look.log === b.look.log ? a.look.resultOffset - b.look.resultOffset : 0),
  );
}

/** Infinities, which undated calls have, cannot be subtracted. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
