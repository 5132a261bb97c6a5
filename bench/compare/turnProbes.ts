// Tiny logs whose lines ccusage 20.0.24 all counts, but as other turns, on other days or for other sessions than we do.

import { answerLine as answer, aside, later, noRequest, output } from './probeLines.ts';
import type { Probe } from './lineProbes.ts';

export const turnProbes: readonly Probe[] = [
  {
    rule: 'no message id: every line',
    what: 'two lines',
    lines: [answer({ id: undefined }), answer({ id: undefined })],
    tokens: 20,
  },
  {
    rule: 'no request id: time in the key',
    what: 'msg_',
    lines: [answer(noRequest), answer({ ...noRequest, ...later })],
    tokens: 20,
    inSessions: 10,
  },
  {
    rule: 'no request id: time not in the key',
    what: 'a gateway',
    lines: [answer({ id: 'x', ...noRequest }), answer({ id: 'x', ...noRequest, ...later })],
    tokens: 20,
    inSessions: 10,
  },
  {
    rule: 'session by folder',
    what: 'flat agent',
    lines: {
      'p/agent-1.jsonl': [answer({ ...noRequest, sessionId: undefined })],
      'p/b.jsonl': [answer({ ...noRequest, sessionId: 'agent-1' })],
    },
    tokens: 10,
  },
  {
    rule: 'largest line, not largest counters',
    what: 'more input, less output',
    lines: [answer({ usage: { input_tokens: 500, output_tokens: 1 } }), answer(output(50))],
    tokens: 1,
  },
  {
    rule: 'main line beats sidechain',
    what: 'which says more',
    lines: [answer(), answer({ isSidechain: true, ...output(99) })],
    tokens: 10,
  },
  {
    rule: 'aside replays',
    what: 'of a line in the open',
    lines: [answer(), answer({ ...aside, ...output(99) })],
    tokens: 10,
  },
  {
    rule: 'aside replays',
    what: 'at another time',
    lines: [answer(), answer({ ...aside, ...later })],
    tokens: 10,
    inSessions: 20,
  },
  {
    rule: 'aside replays',
    what: 'of another aside',
    lines: [answer({ isSidechain: true }), answer({ ...aside, ...output(50) })],
    tokens: 50,
  },
  {
    rule: 'aside replays',
    what: 'in another session',
    lines: [answer(), answer({ ...aside, sessionId: 'two' })],
    tokens: 20,
  },
  {
    rule: 'aside replays',
    what: 'its key is not kept',
    lines: [answer(aside), answer(), answer({ requestId: 'req_2', ...output(70) })],
    tokens: 80,
  },
  {
    rule: 'day of the largest line',
    what: 'a day later',
    lines: [answer(), answer({ timestamp: '2026-10-02T10:00:00Z', ...output(11) })],
    tokens: 11,
  },
  {
    rule: 'owner is the first path',
    what: 'of two equal files',
    lines: { 'p/b.jsonl': [answer()], 'p/a.jsonl': [answer()] },
    tokens: 10,
  },
  {
    rule: 'flat agent files are sessions',
    what: 'beside their session',
    lines: { 'p/s.jsonl': [answer()], 'p/agent-1.jsonl': [answer({ id: 'b', sessionId: 's' })] },
    tokens: 20,
  },
  {
    rule: 'folders are sessions',
    what: 'a workflow’s run',
    lines: { 'p/s/subagents/workflows/r/agent-1.jsonl': [answer()] },
    tokens: 10,
  },
];
