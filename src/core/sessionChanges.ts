import { type ChangesPlan, type PlannedChange, type PlannedLook, planChanges } from './answers/changesPlan.ts';
import { FileReplay, type ReplayedFile } from './answers/replayEdits.ts';
import { type EditTexts, editTexts, type SessionChanges, sessionChanges } from './answers/sessionChanges.ts';
import { mainLog, type TranscriptPlace } from './answers/transcript.ts';
import type { Viewpoint } from './answers/viewpoint.ts';
import type { FileEdit } from './model/fileEdit.ts';
import { type LogLines, openLogLines } from './scan/logLines.ts';
import { parseLine } from './scan/parseLine.ts';
import { readFileEdit } from './scan/readFileEdit.ts';

/** All texts of a session's changes together; what would go beyond is told and left out. */
const maxHeldLength = 32 * 1024 * 1024;
/** More than an editor shows. */
const maxFiles = 1000;
/** Sub-agents have logs of their own: a session may have hundreds. */
const maxOpenLogs = 16;
/** After so many bytes the thread looks up. */
const stepBytes = 4 * 1024 * 1024;

/** The changes of a session with their texts. */
export interface ReadChanges {
  readonly changes: SessionChanges;
  readonly files: ReadonlyMap<string, ReplayedFile>;
}

/**
 * Reads what a session changed from the results of its tools, file by file: only the lines that the index points at, and one
 * file's edits at a time. Undefined where there is no session of that name.
 */
export async function readChanges(view: Viewpoint, key: string): Promise<ReadChanges | undefined> {
  const plan = planChanges(view, key);
  if (!plan) return undefined;
  const logs = new EditReader();
  try {
    return await replayAll(view, plan, logs);
  } finally {
    logs.close();
  }
}

async function replayAll(view: Viewpoint, plan: ChangesPlan, logs: EditReader): Promise<ReadChanges> {
  const files = new Map<string, ReplayedFile>();
  let heldLength = 0;
  let largeFiles = Math.max(0, plan.files.length - maxFiles);
  for (const planned of plan.files.slice(0, maxFiles)) {
    const replay = await replayFile(planned, logs);
    const file = replay.result();
    if (!file) continue;
    const length = (file.before?.length ?? 0) + file.after.length;
    if (replay.isTooLarge || heldLength + length > maxHeldLength) largeFiles++;
    else {
      heldLength += length;
      files.set(file.path, file);
    }
  }
  const unshown = { unreadableEdits: logs.unreadable, largeFiles };
  return { changes: sessionChanges(view, plan, [...files.values()], unshown), files };
}

/**
 * The two sides of one edit: the whole file where it is known by then, else the passages. Undefined where nothing, or more than
 * one edit, stands in the line at `offset` of the log of that name.
 */
export async function readEdit(
  view: Viewpoint,
  { session, log }: TranscriptPlace,
  offset: number,
): Promise<EditTexts | undefined> {
  const plan = planChanges(view, session);
  const isHere = (look: PlannedLook): boolean =>
    log === mainLog ? look.log === plan?.session.mainPath : look.log.endsWith(`/${log}`);
  const isMeant = (look: PlannedLook): boolean =>
    look.isEdit && isHere(look) && (look.callOffset === offset || look.resultOffset === offset);
  const meant = plan?.files.filter(({ looks }) => looks.some(isMeant)) ?? [];
  const planned = meant.length === 1 && meant[0]!.looks.filter(isMeant).length === 1 ? meant[0] : undefined;
  if (!plan || !planned) return undefined;
  const logs = new EditReader();
  try {
    const upTo = planned.looks.findIndex(isMeant);
    const replay = await replayFile({ ...planned, looks: planned.looks.slice(0, upTo) }, logs);
    const edit = await logs.editAt(planned.looks[upTo]!, planned.path);
    const done = edit && replay.step(edit);
    return done && editTexts(view, plan.session, done);
  } finally {
    logs.close();
  }
}

async function replayFile({ path, looks }: PlannedChange, logs: EditReader): Promise<FileReplay> {
  const replay = new FileReplay(path);
  for (const look of looks) {
    if (replay.isTooLarge) break;
    const edit = await logs.editAt(look, path);
    if (edit) replay.add(edit);
  }
  return replay;
}

/** Reads single lines of several logs, keeping the last ones open. Looks up between steps. */
class EditReader {
  readonly #open = new Map<string, LogLines>();
  #readBytes = 0;
  /** Results that are not there any more, or do not tell what they should. */
  unreadable = 0;

  async editAt(look: PlannedLook, path: string): Promise<FileEdit | undefined> {
    const edit = this.#read(look);
    await this.#lookUp();
    // The index keeps only the beginning of a very long path.
    if (edit?.path.startsWith(path)) return edit;
    // A look at a part of the file tells nothing of the whole; that is no failure.
    if (look.isEdit) this.unreadable++;
    return undefined;
  }

  close(): void {
    for (const lines of this.#open.values()) lines.close();
    this.#open.clear();
  }

  #read({ log, sizeBytes, resultOffset }: PlannedLook): FileEdit | undefined {
    const line = this.#linesOf(log, sizeBytes)?.at(resultOffset);
    if (!line?.bytes) return undefined;
    this.#readBytes += line.bytes.length;
    const place = resultOffset - line.offset;
    const found = parseLine(line.bytes, 0, line.bytes.length).records.find(({ from }) => from === place);
    return found && readFileEdit(found.record);
  }

  #linesOf(log: string, sizeBytes: number): LogLines | undefined {
    const known = this.#open.get(log);
    if (known) return known;
    const opened = openLogLines(log, sizeBytes);
    if (!opened.ok) return undefined;
    const oldest = this.#open.size >= maxOpenLogs ? this.#open.entries().next().value : undefined;
    if (oldest) {
      oldest[1].close();
      this.#open.delete(oldest[0]);
    }
    this.#open.set(log, opened.value);
    return opened.value;
  }

  async #lookUp(): Promise<void> {
    if (this.#readBytes < stepBytes) return;
    this.#readBytes = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
