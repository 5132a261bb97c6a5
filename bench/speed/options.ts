import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Preset, presets } from './trees.ts';

export const sectionNames = ['cold', 'giant', 'second', 'running', 'dashboard', 'growth'] as const;
export type SectionName = (typeof sectionNames)[number];

/** What was asked for on the command line. */
export interface Options {
  /** Timed rounds, after one that warms up and is checked. */
  readonly runs: number;
  readonly presets: readonly Preset[];
  readonly sections: readonly SectionName[];
  readonly treesFolder: string;
  readonly idleSeconds: number;
  /** The Node that `npm run bench` was started with. */
  readonly pathNode: string;
  /** Everything was measured, as it should be for the record. */
  readonly isWhole: boolean;
}

export function readOptions(root: string): Options {
  const { values } = parseArgs({
    options: {
      preset: { type: 'string', default: 'all' },
      runs: { type: 'string', default: '7' },
      only: { type: 'string' },
      trees: { type: 'string', default: path.join(root, 'out/trees') },
      idle: { type: 'string', default: '90' },
      'path-node': { type: 'string', default: process.execPath },
    },
  });
  const chosen = values.preset === 'all' ? presets : presets.filter((name) => values.preset.split(',').includes(name));
  const only = values.only?.split(',');
  const sections = sectionNames.filter((name) => only?.includes(name) ?? true);
  if (chosen.length === 0) throw new Error(`--preset is one of ${presets.join(', ')} or all, not ${values.preset}`);
  if (sections.length < (only?.length ?? 1))
    throw new Error(`--only takes ${sectionNames.join(',')}, not ${values.only}`);
  return {
    runs: Number(values.runs),
    presets: chosen,
    sections,
    treesFolder: path.resolve(values.trees),
    idleSeconds: Number(values.idle),
    pathNode: values['path-node'],
    isWhole: values.preset === 'all' && only === undefined,
  };
}
