import { assertNever } from '../../core/kit/assertNever.ts';
import { claudeArguments, type Way } from './claudeArguments.ts';

/** How a shell reads a word in quotes. */
export type ShellKind = 'posix' | 'fish' | 'powershell' | 'cmd';

export interface ResumeCommand {
  readonly sessionId: string;
  readonly way: Way;
  /** Must hold no control characters: a pasted newline is a pressed Enter. */
  readonly folder: string;
  /** Where Claude Code keeps the session, if not where it looks by itself. */
  readonly configFolder: string | undefined;
}

/** The kind of a shell, by the path of its executable. */
export function shellKindOf(shell: string): ShellKind {
  const name = (shell.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  if (name === 'pwsh' || name.startsWith('powershell')) return 'powershell';
  if (name === 'cmd' || name === 'fish') return name;
  return 'posix';
}

/** A line for somebody to paste into a shell of this kind: goes to the folder, then to the session. */
export function resumeCommandLine({ sessionId, way, folder, configFolder }: ResumeCommand, shell: ShellKind): string {
  const claude = ['claude', ...claudeArguments(sessionId, way)].join(' ');
  const place = quote(folder, shell);
  const given = (before: string, after: string): string =>
    configFolder === undefined ? '' : `${before}${quote(configFolder, shell)}${after}`;
  switch (shell) {
    case 'powershell':
      // Windows PowerShell has no `&&`.
      return `Set-Location -LiteralPath ${place}; if ($?) { ${given('$env:CLAUDE_CONFIG_DIR = ', '; ')}${claude} }`;
    case 'cmd':
      return `cd /d ${place} && ${configFolder === undefined ? '' : `set "CLAUDE_CONFIG_DIR=${configFolder}" && `}${claude}`;
    case 'posix':
    case 'fish':
      return `cd ${place} && ${given('env CLAUDE_CONFIG_DIR=', ' ')}${claude}`;
    default:
      return assertNever(shell);
  }
}

/** One word that the shell takes as it stands. */
export function quote(text: string, shell: ShellKind): string {
  switch (shell) {
    case 'posix':
      return `'${text.replaceAll("'", String.raw`'\''`)}'`;
    case 'fish':
      return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
    case 'powershell':
      // PowerShell takes the typographic quotes for the plain one.
      return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
    case 'cmd':
      // Quotes cannot stand in a path; a percent sign is one only outside of them, behind a caret.
      return `"${text.replaceAll('"', '').replaceAll('%', '"^%"')}"`;
    default:
      return assertNever(shell);
  }
}
