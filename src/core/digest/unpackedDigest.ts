import type { FileActs, FileDigest, PendingLine } from '../model/fileDigest.ts';
import type { FileFacts } from '../model/facts.ts';
import type { LogFile, ReadMark } from '../model/logFile.ts';
import type { Skip } from '../model/skips.ts';
import type { TurnTable } from '../model/turnTable.ts';
import type { DigestHeader, Layouts } from './digestHeader.ts';
import { FieldReader } from './fieldReader.ts';
import { packedActs, packedTurns } from './packTable.ts';
import { parseJson } from './parseJson.ts';

/** Where the parts of a packed digest stand. */
export interface Places {
  readonly turnsAt: number;
  readonly actsAt: number;
  readonly namesAt: number;
  readonly namesEnd: number;
}

/**
 * A digest whose tables stay packed until somebody asks: thousands are loaded at a start, an array for each of thirty columns
 * costs more than what is in it, and most are never asked for.
 */
export class UnpackedDigest implements FileDigest {
  readonly file: LogFile;
  readonly parser: number;
  readonly mark: ReadMark;
  readonly mtimeNs: string;
  readonly models: readonly string[];
  readonly branches: readonly string[];
  readonly skills: readonly string[];
  readonly facts: FileFacts;
  readonly skips: readonly Skip[];
  readonly pending: PendingLine | undefined;
  readonly isDeleted: boolean;
  readonly #layouts: Layouts;
  readonly #area: Uint8Array;
  readonly #places: Places;
  #turns: TurnTable | undefined;
  #acts: FileActs | undefined;

  constructor({ digest, layouts }: DigestHeader, area: Uint8Array, places: Places) {
    this.file = digest.file;
    this.parser = digest.parser;
    this.mark = digest.mark;
    this.mtimeNs = digest.mtimeNs;
    this.models = digest.models;
    this.branches = digest.branches;
    this.skills = digest.skills;
    this.facts = digest.facts;
    this.skips = digest.skips;
    this.pending = digest.pending;
    this.isDeleted = digest.isDeleted;
    this.#layouts = layouts;
    this.#area = area;
    this.#places = places;
  }

  get turns(): TurnTable {
    return (this.#turns ??= packedTurns.read(this.#layouts.turns, this.#area, this.#places.turnsAt));
  }

  get acts(): FileActs {
    return (this.#acts ??= this.#readActs());
  }

  get packedActs(): FileDigest['packedActs'] {
    return this.#acts ? undefined : { length: this.#layouts.acts.rows, read: () => this.#readActs() };
  }

  #readActs(): FileActs {
    const { actsAt, namesAt, namesEnd } = this.#places;
    const table = packedActs.read(this.#layouts.acts, this.#area, actsAt);
    return { table, ...readNames(this.#area.subarray(namesAt, namesEnd)) };
  }
}

/** Under a right checksum they are as they were written; were they not, the acts would still be there, without names. */
function readNames(utf8: Uint8Array): Omit<FileActs, 'table'> {
  const read = new FieldReader();
  const fields = read.fields(parseJson(utf8));
  return { names: read.texts(fields['names']), subjects: read.texts(fields['subjects']) };
}
