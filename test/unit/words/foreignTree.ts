import { assistant, jsonl, otherSession, resultOf, session, toolUse, user } from '../records.ts';
import type { LogTree } from '../logTree.ts';

/** Logs with no Latin letter in anything that people wrote, and with everything in them that we have something to say about. */
export function writeForeignLogs(tree: LogTree): void {
  const line = { cwd: '/дом/проект', gitBranch: 'ветка' };
  const content = [{ type: 'text', text: 'Сделано.' }];
  const own = `-дом-проект/${session}.jsonl`;
  const forked = { ...line, sessionId: otherSession, cwd: '/дом/другой', forkedFrom: { sessionId: session } };
  const first = assistant({
    id: 'msg_A',
    input: 900_000,
    output: 12_345,
    write5m: 100,
    write1h: 1,
    cacheRead: 7,
    content,
    line,
  });
  tree.write(
    own,
    `{"cut\n42\n${jsonl(
      user('Сделай это', { ...line, promptId: 'p1' }),
      first,
      assistant({ id: 'msg_B', model: 'модель', input: 7, stopReason: null, content, line }),
      assistant({ id: 'msg_C', model: '', input: 7, content, line }),
      assistant({
        id: 'msg_D',
        content: [toolUse('toolu_1', 'Bash', { command: 'ёж' })],
        usage: { server_tool_use: { web_search_requests: 2 }, speed: 'fast', inference_geo: 'us' },
        line: { ...line, costUSD: 1.5 },
      }),
      resultOf('toolu_1', { stdout: '' }, { is_error: true, content: 'нет' }, line),
      { type: 'новое', sessionId: session },
    )}`,
  );
  tree.write(
    `-дом-проект/${session}/subagents/agent-ж1.jsonl`,
    jsonl(
      assistant({
        id: 'msg_E',
        model: 'claude-haiku-4-5',
        content,
        line: { ...line, isSidechain: true, agentId: 'ж1' },
      }),
    ),
  );
  tree.write(
    `-дом-другой/${otherSession}.jsonl`,
    jsonl({ ...first, ...forked }, assistant({ id: 'msg_F', at: '2026-11-21T10:00:00.000Z', content, line: forked }), {
      type: 'custom-title',
      customTitle: 'Заглавие',
      sessionId: otherSession,
    }),
  );
}
