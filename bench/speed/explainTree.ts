// A process of its own for explain.ts, because comparing takes gigabytes that must not stay while times are measured.
//
//   node bench/speed/explainTree.ts HOME

import { compare, readTree } from '../compare/attribute.ts';
import type { Explanation } from './explain.ts';

const { steps, unattributed, unattributedModels } = compare(readTree(process.argv[2]!), 'daily');
const days = [...unattributed.keys(), ...[...unattributedModels.keys()].map((unit) => unit.split(' · ')[0]!)];
const explanation: Explanation = {
  unexplainedDays: new Set(days).size,
  rules: steps.map(({ rule }) => rule.name),
};
console.log(JSON.stringify(explanation));
