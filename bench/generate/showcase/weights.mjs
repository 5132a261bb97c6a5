// Long lines, and lines that only quote what a reader is looking for.

import { putExchange } from '../exchange.mjs';
import { quotedLogLine } from '../prose.mjs';
import { putPrompt } from '../records.mjs';
import { bashTool, imageTool, readTool, reportTool } from '../tools.mjs';

export const weightShowcases = [
  function longLines(stage) {
    const { prose } = stage.tree;
    const session = stage.session('2.1 late');
    putPrompt(session, 'Read the big log, then look at the screenshot.');
    const tools = [
      readTool('/var/log/api.log', prose.logs(1_200_000)),
      imageTool('/tmp/screenshot.png', prose.base64(800_000)),
      bashTool('cat dump.json', 'Show the dump', prose.talk(250_000)),
    ];
    for (const tool of tools) putExchange(session, [{ kind: 'tool', tool }]);
    const source = { type: 'base64', media_type: 'image/jpeg', data: prose.base64(600_000) };
    putPrompt(session, [{ type: 'image', source }]);
    putExchange(session, [{ kind: 'text', text: 'The spike is at 14:07, just before the deploy.' }]);
    session.close();
  },

  /** Records quoted in prompts, tool inputs and results, as text and as objects. */
  function quotedLogs(stage) {
    const session = stage.session('2.1 middle');
    const lines = Array.from({ length: 20 }, quotedLogLine.bind(undefined, stage.random)).join('\n');
    putPrompt(session, `What is wrong with these lines?\n${lines}`);
    putExchange(session, [
      { kind: 'thinking', text: lines, signature: stage.tree.prose.base64(300) },
      { kind: 'text', text: `They are from a log:\n${lines}` },
      { kind: 'tool', tool: bashTool(`grep usage <<< '${lines}'`, 'Search', lines) },
      { kind: 'tool', tool: reportTool(5, 500_000) },
    ]);
    const record = JSON.parse(quotedLogLine(stage.random));
    session.put(session.compose({ type: 'user', message: { role: 'user', content: 'x' }, toolUseResult: record }));
    session.put(session.compose({ type: 'attachment', attachment: { type: 'file', content: record } }));
    session.put(
      session.compose({ type: 'user', message: { role: 'user', content: 'x', usage: record.message.usage } }),
    );
    session.close();
  },
];
