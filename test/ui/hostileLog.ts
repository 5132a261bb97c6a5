// A transcript of which every text is hostile.
import { call, Lines, patch, text, writeLog } from './transcriptLines.ts';

export const hostileSession = 'cccccccc-3333-4333-8333-333333333333';

/** What somebody would put into a log to harm whoever reads it. */
export const hostileWords = [
  '<img src=x onerror="document.title=1"><script>document.title=2</script>',
  '![pixel](https://evil.example/pixel.png) ![data](data:text/html,<script>1</script>)',
  '[run](command:workbench.action.quit) [js](javascript:alert(1)) [file](file:///etc/passwd) [vs](vscode://x.y/z)',
  '$(trash) $(loading~spin)',
  '\u202egnp.exe\u202c and \u2066hidden\u2069',
  '<a href="https://evil.example">click</a> <style>body{display:none}</style> <iframe src="https://evil.example">',
];

export function writeHostile(home: string): void {
  const words = hostileWords.join('\n\n');
  const lines = new Lines(hostileSession);
  lines
    .other({ type: 'custom-title', customTitle: `${hostileWords.join(' ')} ${'long '.repeat(2000)}` })
    .prompt(words)
    .answer('h1', [{ type: 'thinking', thinking: words, signature: 's' }, text(words)])
    .answer('h2', [call('toolu_h1', 'Bash', { command: words, description: words })], { model: hostileWords[0]! })
    .result('toolu_h1', words, { stdout: words, stderr: words }, true)
    .answer('h3', [
      call('toolu_h2', 'Edit', { file_path: `/tmp/${words}`, old_string: words, new_string: `${words}!` }),
    ])
    .result('toolu_h2', words, {
      filePath: `/tmp/${words}`,
      oldString: words,
      newString: `${words}!`,
      structuredPatch: [patch([`-${words}`, `+${words}!`])],
    })
    .answer('h4', [call('toolu_h3', `mcp__${words}__run`, { [words]: words })])
    .result(
      'toolu_h3',
      [
        { type: 'image', source: { type: 'url', url: 'https://evil.example/i.png' } },
        {
          type: 'image',
          source: { type: 'base64', media_type: 'image/svg+xml', data: Buffer.from(words).toString('base64') },
        },
      ],
      words,
    )
    .prompt(`<command-name>${words}</command-name><command-args>${words}</command-args>`)
    .other({
      type: 'attachment',
      uuid: 'hostile-hook',
      attachment: { type: 'hook_success', hookName: words, hookEvent: words, content: words },
    })
    .answer('h5', [text('> '.repeat(5000) + words), text('*a_'.repeat(5000))]);
  writeLog(home, hostileSession, lines.records);
}
