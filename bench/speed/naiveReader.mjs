// The reader that everybody writes first: each line decoded, parsed and looked at. Prints what it adds up to.
//
//   node bench/speed/naiveReader.mjs PROJECTS

import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const projects = process.argv[2];
const counters = ['input_tokens', 'output_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens'];
const messages = new Map();
for (const name of readdirSync(projects, { recursive: true })) {
  if (!name.endsWith('.jsonl')) continue;
  for await (const line of createInterface({ input: createReadStream(path.join(projects, name)) })) read(line);
}
const sums = counters.map((_, at) => [...messages.values()].reduce((sum, counts) => sum + counts[at], 0));
const [input, output, cacheWrite, cacheRead] = sums;
console.log(JSON.stringify({ input, output, cacheWrite, cacheRead }));

function read(line) {
  let record;
  try {
    record = JSON.parse(line);
  } catch {
    return;
  }
  const { message } = record ?? {};
  const usage = record?.type === 'assistant' ? message?.usage : undefined;
  if (typeof usage !== 'object' || usage === null) return;
  const key = message.id ? `${message.id} ${record.requestId}` : record.uuid;
  const known = messages.get(key) ?? [0, 0, 0, 0];
  const counts = counters.map((counter, at) =>
    Math.max(known[at], Number.isInteger(usage[counter]) ? usage[counter] : 0),
  );
  messages.set(key, counts);
}
