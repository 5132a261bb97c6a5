import { oneLine } from '../../core/answers/safeText.ts';
import type { ExportFormat } from '../../core/answers/transcript/exportStep.ts';

export const exportExtensions: Readonly<Record<ExportFormat, string>> = { markdown: 'md', html: 'html', json: 'json' };

const maxTitleLength = 60;

/** A name for the file of a session, good on every system: the title, as far as it can stand there, and the beginning of the id. */
export function exportName(title: string, sessionId: string, format: ExportFormat): string {
  const words = oneLine(title.replace(/[\\/:*?"<>|%$]/g, ' '), maxTitleLength).replace(/^[. ]+|[. …]+$/g, '');
  const id = sessionId.replace(/[^\w-]/g, '').slice(0, 8);
  return `${[words, id].filter((part) => part !== '').join(' ') || 'session'}.${exportExtensions[format]}`;
}
