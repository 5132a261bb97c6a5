// What tokscale's native core reads, added up. Prints it.
//
//   node bench/speed/readTokscale.mjs CORE HOME

import { createRequire } from 'node:module';

const [core, homeDir] = process.argv.slice(2);
const { parseLocalSources } = createRequire(import.meta.url)(core);
const sum = { input: 0, output: 0, cacheWrite: 0, cacheRead: 0 };
for (const message of parseLocalSources({ homeDir, sources: ['claude'] }).messages) {
  for (const kind of Object.keys(sum)) sum[kind] += message[kind];
}
console.log(JSON.stringify(sum));
