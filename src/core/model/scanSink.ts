import type { Act } from './act.ts';
import type { Ending, TitleSource } from './facts.ts';
import type { SkipReason } from './skips.ts';
import type { EpochMs } from './time.ts';
import type { Turn } from './turn.ts';

/** What one record says beside usage; absent means "says nothing of it". */
export interface RecordFacts {
  readonly kind: string;
  readonly at?: EpochMs | undefined;
  readonly sessionId?: string | undefined;
  readonly cwd?: string | undefined;
  /** Of a `worktree-state` record: the directory that the worktree was made from. */
  readonly originalCwd?: string | undefined;
  readonly version?: string | undefined;
  readonly agentType?: string | undefined;
  readonly forkedFrom?: string | undefined;
  readonly uuid?: string | undefined;
  /** A summary may describe another file's conversation: it is this file's only if `leafUuid` is found here. */
  readonly title?:
    | { readonly source: TitleSource; readonly text: string; readonly leafUuid: string | undefined }
    | undefined;
  readonly isTypedPrompt?: boolean;
  readonly isMessage?: boolean;
  readonly isMain?: boolean;
  readonly toolCalls?: number;
  readonly toolErrors?: number;
  readonly ending?: Ending | undefined;
}

/**
 * Where scan pours what it finds; digest fills it. Offsets are those of the record's first byte. What is handed over may be read
 * only during the call: the next line may come in the same object.
 */
export interface ScanSink {
  record(facts: RecordFacts, offset: number): void;
  turn(turn: Turn): void;
  act(act: Act): void;
  /** Does a record's `uuid` matter at the moment? Most of the time nobody asks for it, and it is long. */
  readonly wantsUuids: boolean;
  skip(reason: SkipReason, offset: number, bytes: number): void;
  /** What follows comes from a last line that is whole but has no newline yet: to be taken back when the file goes on. */
  beginPending(): void;
}
