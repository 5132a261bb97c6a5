// The records around the API's answers: prompts, tool results, system notes, attachments, metadata. None of them bills.

export function putPrompt(transcript, content, extra = {}) {
  const late = transcript.era.newUsage && {
    promptId: transcript.random.uuid(),
    permissionMode: 'default',
    promptSource: 'typed',
    origin: { kind: 'human' },
  };
  transcript.put(transcript.compose({ type: 'user', message: { role: 'user', content } }, { ...late, ...extra }));
}

export function putToolResult(transcript, { tool, id }, sourceUuid) {
  const block = {
    tool_use_id: id,
    type: 'tool_result',
    content: tool.content,
    ...(tool.isError && { is_error: true }),
  };
  const after = { toolUseResult: tool.result, sourceToolAssistantUUID: sourceUuid };
  transcript.put(transcript.compose({ type: 'user', message: { role: 'user', content: [block] } }, after));
}

export function putSystem(transcript, subtype, fields = {}) {
  transcript.put(transcript.compose({ type: 'system', subtype, ...fields }, { isMeta: false }));
}

export function putAttachment(transcript, attachment) {
  if (transcript.era.newUsage) transcript.put(transcript.compose({ type: 'attachment', attachment }));
}

export function putProgress(transcript, data, toolUseId) {
  const after = { toolUseID: `${data.type}-1`, parentToolUseID: toolUseId };
  transcript.put(transcript.compose({ type: 'progress', data }, after));
}

/** No uuid, no parent: the last one of its type in the file is what holds. */
export function putMetadata(transcript, type, fields) {
  transcript.put({ type, ...fields, sessionId: transcript.sessionId });
}

export function putFileSnapshot(transcript, paths) {
  const { random, timestamp } = transcript;
  const messageId = random.uuid();
  const trackedFileBackups = Object.fromEntries(
    paths.map((path) => [path, { backupFileName: `${random.hex(16)}@v1`, version: 1, backupTime: timestamp }]),
  );
  const snapshot = { messageId, trackedFileBackups, timestamp };
  transcript.put({ type: 'file-history-snapshot', messageId, snapshot, isSnapshotUpdate: false });
}

/** What the client says in the model's name: never billed, never a model. */
export function putSynthetic(transcript, text, extra = {}) {
  const message = {
    id: transcript.random.uuid(),
    model: '<synthetic>',
    role: 'assistant',
    type: 'message',
    content: [{ type: 'text', text }],
    stop_reason: 'stop_sequence',
    stop_sequence: '',
    usage: {
      input_tokens: 0,
      output_tokens: 0,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      server_tool_use: { web_search_requests: 0, web_fetch_requests: 0 },
      service_tier: null,
    },
  };
  transcript.put(transcript.compose({ message, type: 'assistant' }, extra));
}

/** A few retries, then the text that the user sees. */
export function putApiError(transcript) {
  for (const retryAttempt of [1, 2, 3]) {
    const retryInMs = 500 * 2 ** retryAttempt;
    putSystem(transcript, 'api_error', {
      level: 'error',
      error: { status: 529, message: 'Overloaded' },
      retryInMs,
      retryAttempt,
      maxRetries: 10,
    });
    transcript.wait(retryInMs);
  }
  putSynthetic(transcript, 'API Error: 529 Overloaded. Please try again in a moment.', {
    isApiErrorMessage: true,
    error: 'rate_limit',
    apiErrorStatus: 529,
  });
}

/** The boundary and the summary that follows it. What the summary cost is in a file of its own: see agents.mjs. */
export function putCompaction(transcript, preTokens, summary) {
  const before = transcript.lastUuid;
  transcript.lastUuid = null;
  putSystem(transcript, 'compact_boundary', {
    content: 'Conversation compacted',
    level: 'info',
    logicalParentUuid: before,
    compactMetadata: { trigger: 'auto', preTokens },
  });
  const content = `This session is being continued from a previous conversation that ran out of context. ${summary}`;
  putPrompt(transcript, content, { isCompactSummary: true, isVisibleInTranscriptOnly: true });
  transcript.contextTokens = 22_000;
}
