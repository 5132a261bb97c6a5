// Lines for probes: an answer and a progress record, with any field as one likes.

type Given = Readonly<Record<string, unknown>>;

export function answerLine(given: object = {}): string {
  return JSON.stringify(answerRecord(given));
}

/** The relayed message is `msg_p`, of request `p`. */
export function progressLine(outer: Given = {}, data: Given = {}): string {
  const record = answerRecord({ id: 'msg_p', requestId: 'p' });
  const message = { timestamp: record['timestamp'], requestId: 'p', message: record['message'] };
  const names = { type: 'progress', sessionId: 'one', version: '2.1.0', timestamp: record['timestamp'] };
  return JSON.stringify({ ...names, ...outer, data: { type: 'agent_progress', ...data, message } });
}

/** As another writer would put it. */
export function spaced(line: string): string {
  return line.replaceAll('":', '": ');
}

function answerRecord(given: object): Record<string, unknown> {
  const { id, model = 'claude-sonnet-4-5', usage, ...record } = given as Given;
  const counters = {
    input_tokens: 1,
    output_tokens: 10,
    cache_creation_input_tokens: 100,
    cache_read_input_tokens: 1000,
  };
  return {
    type: 'assistant',
    requestId: 'req_1',
    sessionId: 'one',
    version: '2.1.0',
    timestamp: '2026-10-01T10:00:00.000Z',
    ...record,
    message: {
      id: 'id' in given ? id : 'msg_1',
      model,
      stop_reason: 'end_turn',
      usage: { ...counters, ...(usage as object) },
    },
  };
}

/** Small differences from an answer that probes are made of. */
export const aside = { isSidechain: true, requestId: 'req_2' };
export const later = { timestamp: '2026-10-01T11:00:00.000Z' };
export const noRequest = { requestId: undefined };
export const output = (count: number): object => ({ usage: { output_tokens: count } });
