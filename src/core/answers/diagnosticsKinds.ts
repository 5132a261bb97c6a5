/**
 * Record kinds that this version knows of (format: `type`, or `type/subtype` as scan names them). What is not here is skipped all
 * the same, and told: Claude Code brings two or three new ones a month.
 */
const known: ReadonlySet<string> = new Set([
  ...['user', 'assistant', 'system', 'attachment', 'progress'],
  ...['summary', 'ai-title', 'custom-title', 'agent-name', 'last-prompt', 'mode', 'permission-mode', 'pr-link'],
  ...['worktree-state', 'relocated', 'bridge-session', 'frame-link', 'agent-setting', 'content-replacement'],
  ...['atis-latch', 'queue-operation', 'file-history-snapshot', 'file-history-delta', 'started', 'result'],
  ...named('system', [
    ...['compact_boundary', 'microcompact_boundary', 'api_error', 'error', 'api_refusal', 'model_refusal_fallback'],
    ...['turn_duration', 'stop_hook_summary', 'local_command', 'away_summary', 'bridge_status'],
    ...['scheduled_task_fire', 'session_start'],
  ]),
  ...named('attachment', [
    ...['task_reminder', 'todo_reminder', 'deferred_tools_delta', 'skill_listing', 'agent_listing_delta'],
    ...['mcp_instructions_delta', 'edited_text_file', 'file', 'directory', 'diagnostics', 'hook_success'],
    ...['hook_additional_context', 'hook_blocking_error', 'hook_non_blocking_error', 'hook_cancelled'],
    ...['hook_system_message', 'queued_command', 'plan_mode', 'plan_mode_exit', 'auto_mode', 'date_change'],
    ...['structured_output', 'total_tokens_reminder', 'budget_usd', 'nested_memory', 'invoked_skills'],
    ...['ultra_effort_enter', 'ultra_effort_exit', 'opened_file_in_ide', 'selected_lines_in_ide'],
    ...['compact_file_reference', 'task_status', 'batching_reminder_sent', 'command_permissions', 'dynamic_skill'],
    ...['goal_status', 'read_truncation_notice', 'silent_turn_reminder'],
  ]),
  ...named('progress', [
    ...['bash_progress', 'hook_progress', 'mcp_progress', 'agent_progress', 'query_update'],
    ...['search_results_received', 'waiting_for_task'],
  ]),
]);

export const isKnownKind = (kind: string): boolean => known.has(kind);

function named(type: string, details: readonly string[]): string[] {
  return details.map((detail) => `${type}/${detail}`);
}
