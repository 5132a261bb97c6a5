import * as l10n from '@vscode/l10n';
import type { Said, ToolResult } from '../../model/said.ts';
import { costLabel } from '../costLabels.ts';
import { oneLine } from '../safeText.ts';
import type { Spending } from '../spending.ts';
import type { SubAgentItem } from '../transcriptItem.ts';
import { completed, type ItemCore, type ItemView, shown } from './itemCore.ts';
import { emptyText } from './longText.ts';
import { toolStateWord } from './noteWords.ts';
import { errorText, toolKey, toolState } from './toolWords.ts';

/** What is known of a sub-agent's run from its own logs. */
export interface AgentRun {
  readonly logs: SubAgentItem['logs'];
  readonly agentType: string;
  readonly spending: Spending;
  readonly toolCalls: number;
  /** From its first record to its last; undefined where they have no time. */
  readonly durationMs: number | undefined;
}

/** A call that started a sub-agent, with its result and its run. */
export function subAgentItem(
  view: ItemView,
  core: ItemCore,
  { tool, input, id }: Extract<Said, { kind: 'toolCall' }>,
  result: ToolResult | undefined,
  run: AgentRun | undefined,
): SubAgentItem {
  const { labels } = view.view;
  const told = result?.told.kind === 'agent' ? result.told : undefined;
  const asked = input.kind === 'agent' ? input : undefined;
  const title = oneLine(asked?.title ?? '') || oneLine(asked?.prompt.text ?? '') || oneLine(tool);
  const agentType = oneLine(told?.agentType || asked?.agentType || run?.agentType || '', 80);
  const state = toolState(result);
  const steps = told?.steps ?? run?.toolCalls;
  const durationMs = (told?.isBackground ? undefined : told?.durationMs) ?? run?.durationMs;
  const outcome = [
    steps === undefined ? '' : labels.count(steps, 'step'),
    run ? costLabel(labels, run.spending) : '',
    durationMs === undefined ? '' : labels.duration(durationMs),
  ].filter((part) => part !== '');
  const item: SubAgentItem = {
    ...core,
    kind: 'subAgent',
    tool: toolKey(tool),
    title,
    agentType,
    state,
    outcome: outcome.join(' · '),
    logs: run?.logs ?? [],
    prompt: asked ? shown(view, asked.prompt) : emptyText,
    result: result ? shown(view, errorText(result.text)) : emptyText,
    toolId: id === undefined ? undefined : oneLine(id),
    agentId: told?.agentId === undefined ? undefined : oneLine(told.agentId),
  };
  return completed(item, [l10n.t('sub-agent {0}', title), toolStateWord(state), ...outcome]);
}
