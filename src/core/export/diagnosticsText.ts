import * as l10n from '@vscode/l10n';
import type { Diagnostics, FileFindings, KindCount } from '../answers/diagnostics.ts';
import type { Labels } from '../answers/labels.ts';
import { oneLine, tildePath } from '../answers/safeText.ts';
import { modelName } from './cells.ts';
import type { Reader } from './explanationText.ts';
import { skipWords } from './explanationWords.ts';
import { labelledLines } from './labelledLines.ts';

/** Paths are long, and nothing of them may be missing. */
const pathLimit = 4096;
/** More files than anybody scrolls through in an editor. */
const listedInEditor = 5000;

/** What is not in order as plain text, a file's findings indented under it; ends with a newline. */
export function diagnosticsText(reader: Reader, diagnostics: Diagnostics, listed = listedInEditor): string {
  const { findings } = diagnostics;
  const { labels } = reader;
  const more = labels.exact(findings.length - listed);
  return [
    l10n.t('Diagnostics'),
    '',
    ...headLines(reader, diagnostics),
    '',
    findings.length === 0
      ? l10n.t('Nothing to say of any log.')
      : l10n.t('LOGS WITH ANYTHING TO SAY: {0}', labels.exact(findings.length)),
    ...findings.slice(0, listed).flatMap((finding) => fileLines(reader, finding)),
    ...(findings.length > listed
      ? [l10n.t('and {0} more; all of them: {1}', more, 'claude-code-tracer diagnostics')]
      : []),
    '',
  ].join('\n');
}

function headLines(reader: Reader, all: Diagnostics): string[] {
  const { labels } = reader;
  return [
    ...labelledLines(countRows(labels, all)),
    '',
    l10n.t('FOLDERS LOOKED AT'),
    ...folderLines(reader, all.surroundings.folders),
    '',
    l10n.t('SKIPPED'),
    ...(all.skips.length === 0 ? [`   ${l10n.t('nothing')}`] : []),
    ...all.skips.map(
      ({ reason, count, bytes }) => `   ${labels.exact(count)} × ${skipWords(reason)}${inBytes(labels, bytes)}`,
    ),
    '',
    l10n.t('UNKNOWN RECORD TYPES: nothing in them is counted'),
    ...orNone(all.unknownKinds.map((kind) => kindText(labels, kind))),
    '',
    l10n.t('MODELS WITHOUT A PRICE'),
    ...orNone(all.unpriced.map((part) => unpricedText(labels, part))),
  ];
}

const orNone = (lines: readonly string[]): string[] =>
  (lines.length === 0 ? [l10n.t('none')] : lines).map((line) => `   ${line}`);

function countRows(labels: Labels, all: Diagnostics): (readonly [label: string, value: string])[] {
  const { surroundings, deletedFiles } = all;
  const deleted = deletedFiles === 0 ? l10n.t('none') : labels.exact(deletedFiles);
  const files = labels.count(all.files, 'file');
  const [messages, sessions] = [labels.count(all.messages, 'message'), labels.count(all.sessions, 'session')];
  const floors = labels.count(all.incompleteOutputs, 'message');
  return [
    [l10n.t('As of'), `${all.asOf}, ${all.zone}`],
    [
      l10n.t('Index'),
      surroundings.store === 'sqlite' ? l10n.t('kept in SQLite') : l10n.t('in memory only, nothing is kept'),
    ],
    [l10n.t('Prices'), l10n.t('list of {0}', oneLine(all.prices))],
    [l10n.t('Logs'), l10n.t('{0}, {1} of them deleted by Claude Code and remembered', files, deleted)],
    [l10n.t('Read'), readText(labels, all)],
    [l10n.t('Counted'), l10n.t('{0} in {1}; {2} dropped', messages, sessions, labels.count(all.replays, 'replay'))],
    [l10n.t('Floors'), l10n.t('{0} without a final output count', floors)],
  ];
}

const readText = (labels: Labels, { bytes, lines }: Diagnostics): string =>
  l10n.t({
    message: '{0} in {1}',
    args: [labels.count(bytes, 'byte'), labels.count(lines, 'record')],
    comment: 'bytes in records',
  });

function folderLines({ home }: Reader, folders: Diagnostics['surroundings']['folders']): string[] {
  return folders.map(({ folder, logs, fault }) => {
    const found = logs === undefined ? l10n.t('no logs') : l10n.t('logs in {0}', place(logs, home));
    return `   ${place(folder, home)}  ${fault === undefined ? found : oneLine(fault, pathLimit)}`;
  });
}

function fileLines({ labels, home }: Reader, finding: FileFindings): string[] {
  const { path, isDeleted, skips, unknownKinds, incompleteOutputs, unpriced } = finding;
  const floors = labels.count(incompleteOutputs, 'message');
  const said = [
    ...(isDeleted ? [l10n.t('deleted by Claude Code; its figures are kept')] : []),
    ...skips.map((skip) => skipText(labels, skip)),
    ...unknownKinds.map((kind) => l10n.t('unknown: {0}', kindText(labels, kind))),
    ...(incompleteOutputs > 0 ? [l10n.t('floors: {0} without a final output', floors)] : []),
    ...unpriced.map((part) => l10n.t('unpriced: {0}', unpricedText(labels, part))),
  ];
  return [place(path, home), ...said.map((line) => `   ${line}`)];
}

function skipText(labels: Labels, { reason, count, bytes, offsets }: FileFindings['skips'][number]): string {
  const what = `${labels.exact(count)} × ${skipWords(reason)}${inBytes(labels, bytes)}`;
  const first = offsets.map((offset) => labels.exact(offset)).join(' · ');
  return count > offsets.length
    ? l10n.t('skipped: {0}, at byte {1} and {2} more', what, first, labels.exact(count - offsets.length))
    : l10n.t('skipped: {0}, at byte {1}', what, first);
}

const inBytes = (labels: Labels, bytes: number): string => (bytes > 0 ? `, ${labels.count(bytes, 'byte')}` : '');

const kindText = (labels: Labels, { kind, records }: KindCount): string =>
  `${oneLine(kind) || l10n.t('no name')}, ${labels.count(records, 'record')}`;

const unpricedText = (labels: Labels, { model, tokens }: { readonly model: string; readonly tokens: number }): string =>
  `${modelName(model)}, ${labels.count(tokens, 'token')}`;

const place = (path: string, home: string): string => oneLine(tildePath(path, home), pathLimit);
