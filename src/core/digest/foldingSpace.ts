import { type ActTable, makeActTable } from '../model/actTable.ts';
import { makeTurnTable, type TurnTable } from '../model/turnTable.ts';
import { KeyTable } from '../kit/keyTable.ts';

/** Where a file's rows stand while they are folded. One file at a time: making new tables for each cost more than filling them. */
export class FoldingSpace {
  readonly turnKeys = new KeyTable();
  readonly actKeys = new KeyTable();
  turns: TurnTable = makeTurnTable(64);
  acts: ActTable = makeActTable(64);
}
