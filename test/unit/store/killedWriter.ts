// Run by sigkill.test.ts: saves without end and tells each save on stdout once it is acknowledged.
import { writeSync } from 'node:fs';
import { openDigestStore } from '../../../src/core/store/openDigestStore.ts';
import { rowsOfSave } from './rowsOfSave.ts';

const [directory, writer] = process.argv.slice(2) as [string, string];
const { store, fault } = await openDigestStore(directory);
if (fault || store.kind !== 'sqlite') throw new Error(`no store: ${fault?.message}`);
for (let save = 0; ; save++) {
  const saved = store.save(rowsOfSave(writer, save));
  if (saved.ok) writeSync(1, `${save}\n`);
  // The other writer, killed with its lock held by nobody: "busy" may be told, but not for ever.
  else if (saved.error.kind !== 'busy') throw new Error(saved.error.message);
}
