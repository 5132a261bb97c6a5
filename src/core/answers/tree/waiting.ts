import * as l10n from '@vscode/l10n';
import { oneOrMany } from '../counts.ts';
import type { Viewpoint } from '../viewpoint.ts';

/** How many sessions wait for their user: the badge of the view, and what it says. */
export interface Waiting {
  readonly count: number;
  readonly sentence: string;
}

export const nobodyWaits: Waiting = { count: 0, sentence: '' };

export function waitingOf({ live, labels }: Viewpoint): Waiting {
  const count = [...live.values()].filter(({ state }) => state === 'waiting').length;
  if (count === 0) return nobodyWaits;
  const several = l10n.t('{0} Claude Code sessions are waiting for you', labels.exact(count));
  return { count, sentence: oneOrMany(count, l10n.t('A Claude Code session is waiting for you'), several) };
}
