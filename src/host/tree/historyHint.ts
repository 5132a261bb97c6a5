import type { ProjectsView, ViewParts } from './projectsView.ts';

/** Says once, in the first window whose side bar is seen, that history is kept from now on and what of it goes soon. */
export function registerHistoryHint({ client, memory, guard }: ViewParts, view: ProjectsView): { dispose(): void } {
  let isAsked = false;
  return client.onOverview(({ overview, stage }) => {
    if (stage !== 'ready' || !overview.hasData || isAsked || memory.isHistoryTold) return;
    isAsked = true;
    guard.run(async () => {
      const sentence = await client.ask<'historyHint'>({ kind: 'historyHint' });
      if (sentence !== undefined) view.showHint(sentence, () => guard.run(() => memory.setHistoryTold()));
    });
  });
}
