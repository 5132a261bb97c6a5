import type { Diagnostics, FileFindings, KindCount } from '../answers/diagnostics.ts';
import { countLabel, exactLabel } from '../answers/labels.ts';
import { oneLine, tildePath } from '../answers/safeText.ts';
import { modelName } from './cells.ts';
import { skipWords } from './explanationWords.ts';

/** Paths are long, and nothing of them may be missing. */
const pathLimit = 4096;
/** More files than anybody scrolls through in an editor. */
const listedInEditor = 5000;

/** What is not in order as plain text, a file's findings indented under it; ends with a newline. */
export function diagnosticsText(diagnostics: Diagnostics, home: string, listed = listedInEditor): string {
  const { findings } = diagnostics;
  const more = findings.length - listed;
  return [
    'Diagnostics',
    '',
    ...headLines(diagnostics, home),
    '',
    findings.length === 0 ? 'Nothing to say of any log.' : `LOGS WITH ANYTHING TO SAY: ${exactLabel(findings.length)}`,
    ...findings.slice(0, listed).flatMap((finding) => fileLines(finding, home)),
    ...(more > 0 ? [`and ${exactLabel(more)} more; all of them: claude-code-tracer diagnostics`] : []),
    '',
  ].join('\n');
}

function headLines(all: Diagnostics, home: string): string[] {
  const { surroundings, files, deletedFiles, sessions, messages } = all;
  const folders = surroundings.folders.map(({ folder, logs, fault }) => {
    const found = fault === undefined ? (logs === undefined ? 'no logs' : `logs in ${place(logs, home)}`) : fault;
    return `   ${place(folder, home)}  ${oneLine(found, pathLimit)}`;
  });
  const store = surroundings.store === 'sqlite' ? 'kept in SQLite' : 'in memory only, nothing is kept';
  return [
    `As of     ${all.asOf}, ${all.zone}`,
    `Index     ${store}`,
    `Prices    list of ${oneLine(all.prices)}`,
    `Logs      ${countLabel(files, 'file')}, ${deletedFiles === 0 ? 'none' : exactLabel(deletedFiles)} of them deleted by Claude Code and remembered`,
    `Read      ${countLabel(all.bytes, 'byte')} in ${countLabel(all.lines, 'record')}`,
    `Counted   ${countLabel(messages, 'message')} in ${countLabel(sessions, 'session')}; ${countLabel(all.replays, 'replay')} dropped`,
    `Floors    ${countLabel(all.incompleteOutputs, 'message')} without a final output count`,
    '',
    'FOLDERS LOOKED AT',
    ...folders,
    '',
    'SKIPPED',
    ...(all.skips.length === 0 ? ['   nothing'] : []),
    ...all.skips.map(({ reason, count, bytes }) => `   ${exactLabel(count)} × ${skipWords[reason]}${inBytes(bytes)}`),
    '',
    'UNKNOWN RECORD TYPES: nothing in them is counted',
    ...(all.unknownKinds.length === 0 ? ['   none'] : all.unknownKinds.map((kind) => `   ${kindText(kind)}`)),
    '',
    'MODELS WITHOUT A PRICE',
    ...(all.unpriced.length === 0 ? ['   none'] : all.unpriced.map((part) => `   ${unpricedText(part)}`)),
  ];
}

function fileLines(finding: FileFindings, home: string): string[] {
  const { path, isDeleted, skips, unknownKinds, incompleteOutputs, unpriced } = finding;
  return [
    place(path, home),
    ...(isDeleted ? ['   deleted by Claude Code; its figures are kept'] : []),
    ...skips.map(({ reason, count, bytes, offsets }) => {
      const first = offsets.map(exactLabel).join(' · ');
      const more = count > offsets.length ? ` and ${exactLabel(count - offsets.length)} more` : '';
      return `   skipped: ${exactLabel(count)} × ${skipWords[reason]}${inBytes(bytes)}, at byte ${first}${more}`;
    }),
    ...unknownKinds.map((kind) => `   unknown: ${kindText(kind)}`),
    ...(incompleteOutputs > 0 ? [`   floors: ${countLabel(incompleteOutputs, 'message')} without a final output`] : []),
    ...unpriced.map((part) => `   unpriced: ${unpricedText(part)}`),
  ];
}

const inBytes = (bytes: number): string => (bytes > 0 ? `, ${countLabel(bytes, 'byte')}` : '');

const kindText = ({ kind, records }: KindCount): string =>
  `${oneLine(kind) || 'no name'}, ${countLabel(records, 'record')}`;

const unpricedText = ({ model, tokens }: { readonly model: string; readonly tokens: number }): string =>
  `${modelName(model)}, ${countLabel(tokens, 'token')}`;

const place = (path: string, home: string): string => oneLine(tildePath(path, home), pathLimit);
