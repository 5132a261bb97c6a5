import type { Hash64 } from '../../model/hash64.ts';
import { actFlag, actKinds, type ActKind } from '../../model/act.ts';
import type { FileDigest } from '../../model/fileDigest.ts';
import { KeyTable } from '../../kit/keyTable.ts';

/** An act of a log, as far as a transcript needs it. */
export interface PlacedAct {
  readonly kind: ActKind;
  /** Where it begins. */
  readonly offset: number;
  readonly at: number;
  readonly name: string;
  readonly isFailed: boolean;
  readonly before: number;
  readonly after: number;
}

/** Where in one log its tools were called and answered, and what else happened: by the index, without a look into the log. */
export class ActPlaces {
  readonly #digest: FileDigest;
  readonly #rows: KeyTable;

  constructor(digest: FileDigest) {
    this.#digest = digest;
    const acts = digest.acts.table;
    this.#rows = new KeyTable(acts.length);
    for (let row = 0; row < acts.length; row++) this.#rows.set(acts.keyLow[row]!, acts.keyHigh[row]!, row);
  }

  /** The call that an act's lines belong to; undefined where this log has only the result. */
  callOf({ low, high }: Hash64): PlacedAct | undefined {
    const row = this.#rows.get(low, high);
    const act = row < 0 ? undefined : this.#actAt(row);
    return act && Number.isFinite(act.offset) ? act : undefined;
  }

  /** Where a tool's result stands; undefined while there is none. */
  resultOf({ low, high }: Hash64): number | undefined {
    const row = this.#rows.get(low, high);
    const offset = row < 0 ? Number.NaN : this.#digest.acts.table.resultOffset[row]!;
    return Number.isFinite(offset) ? offset : undefined;
  }

  /** Calls before a place whose results stand at or behind it. */
  openAt(place: number): { readonly act: Hash64; readonly offset: number }[] {
    const { keyLow, keyHigh, offset, resultOffset, length } = this.#digest.acts.table;
    const open: { readonly act: Hash64; readonly offset: number }[] = [];
    for (let row = 0; row < length; row++) {
      const isOpen = offset[row]! < place && resultOffset[row]! >= place && Number.isFinite(resultOffset[row]!);
      if (isOpen) open.push({ act: { low: keyLow[row]!, high: keyHigh[row]! }, offset: offset[row]! });
    }
    return open.sort((a, b) => a.offset - b.offset);
  }

  /** In the order of the log. Results whose call is in no line of it are left out. */
  placed(isWanted: (act: PlacedAct) => boolean = () => true): PlacedAct[] {
    const acts = this.#digest.acts.table;
    const placed: PlacedAct[] = [];
    for (let row = 0; row < acts.length; row++) {
      const act = this.#actAt(row);
      if (Number.isFinite(act.offset) && isWanted(act)) placed.push(act);
    }
    return placed.sort((a, b) => a.offset - b.offset);
  }

  #actAt(row: number): PlacedAct {
    const { table: acts, names } = this.#digest.acts;
    return {
      kind: actKinds[acts.kind[row]!]!,
      offset: acts.offset[row]!,
      at: acts.at[row]!,
      name: names[acts.name[row]!] ?? '',
      isFailed: (acts.flags[row]! & actFlag.failed) !== 0,
      before: acts.figure[row]!,
      after: acts.otherFigure[row]!,
    };
  }
}

/** What counts as an error wherever errors are counted, shown or jumped to. */
export const isErrorAct = ({ kind, isFailed }: PlacedAct): boolean =>
  kind === 'api-error' || (kind === 'tool' && isFailed);
